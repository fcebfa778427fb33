// What becomes of drift: whether it is told, why it is left, and until when time alone keeps it so. Pure.

import { durationText } from "../model/duration.ts";
import type { AcceptedDrift, DriftPolicy } from "../model/policy.ts";
import type { Restraint } from "../model/restraint.ts";
import type { RememberedDrift } from "./drift-memory.ts";
import type { SeenItem } from "./drifted-items.ts";

/** Why one item is left; with the moment at which that is over, where time alone ends it. */
export interface Leaving extends Restraint {
  readonly untilMs?: number;
}

/** Why all drift is left; undefined where it is healed. */
export function leavingAll({ action }: DriftPolicy): Leaving | undefined {
  if (action === "heal") return undefined;
  return {
    reason: "drift-left",
    detail: action === "warn" ? "the policy only tells of drift" : "the policy ignores drift",
    help: "let drift.action of the ReconcilePolicy be heal, or run plumb apply",
  };
}

/** Why one item is left where drift is healed; undefined where nothing speaks against healing it. */
export function leavingOne(
  policy: DriftPolicy,
  item: Pick<SeenItem, "target" | "path">,
  remembered: RememberedDrift,
  nowMs: number,
): Leaving | undefined {
  const { accept, graceMs, debounceMs } = policy;
  return (
    acceptanceOf(accept, item, nowMs) ??
    inGrace(graceMs, remembered, nowMs) ??
    unsteadiness(debounceMs, remembered, nowMs)
  );
}

/** Of several that accept it, the one that lasts longest speaks. */
export function acceptanceOf(
  accept: readonly AcceptedDrift[],
  item: Pick<SeenItem, "target" | "path">,
  nowMs: number,
): Leaving | undefined {
  let longest: AcceptedDrift | undefined;
  for (const one of accept) {
    if (nowMs >= one.untilMs || !isAccepted(one, item)) continue;
    if (longest === undefined || one.untilMs > longest.untilMs) longest = one;
  }
  if (longest === undefined) return undefined;
  const { untilMs, because } = longest;
  const until = new Date(untilMs).toISOString().replace(/\.000Z$/, "Z");
  return {
    reason: "drift-left",
    detail: `it is accepted until ${until}${because === undefined ? "" : `: ${because}`}`,
    help: "remove it from drift.accept of the ReconcilePolicy, or run plumb apply",
    untilMs,
  };
}

/** An item changes as a whole, so whoever accepts a part of it accepts it. */
function isAccepted(
  { target, path }: AcceptedDrift,
  item: Pick<SeenItem, "target" | "path">,
): boolean {
  if (target !== item.target) return false;
  if (path === undefined || path === item.path || path.startsWith(`${item.path}/`)) return true;
  return path.endsWith("/*") && item.path.startsWith(path.slice(0, -1));
}

function inGrace(
  graceMs: number,
  { sinceMs }: RememberedDrift,
  nowMs: number,
): Leaving | undefined {
  const untilMs = sinceMs + graceMs;
  if (nowMs >= untilMs) return undefined;
  return {
    reason: "drift-left",
    detail: `it is left for ${durationText(graceMs)} after it was first seen`,
    help: "it is healed after that; plumb apply does so at once",
    untilMs,
  };
}

function unsteadiness(
  debounceMs: number,
  { sinceMs, stillSinceMs }: RememberedDrift,
  nowMs: number,
): Leaving | undefined {
  const untilMs = stillSinceMs + debounceMs;
  if (nowMs >= untilMs) return undefined;
  const span = durationText(debounceMs);
  const isFlapping = stillSinceMs > sinceMs;
  return {
    reason: "drift-left",
    detail: isFlapping
      ? `it keeps changing; it is healed once it stands still for ${span}`
      : `it is healed once it stands still for ${span}`,
    help: isFlapping
      ? "find out what else writes there; plumb apply heals it at once"
      : "plumb apply heals it at once",
    untilMs,
  };
}

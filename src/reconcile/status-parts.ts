// Parts of a controller's status, from plans and from what was told: short, because they lie in the
// store under one key, and harmless, because much of it is the words of others.

import type {
  ActionCounts,
  ControllerStatus,
  NamedRevision,
  StatusDrift,
  UnknownTarget,
} from "../model/controller-status.ts";
import type { HeldReason, Plan } from "../model/plan.ts";
import { cutText } from "../model/cut-text.ts";
import { compareNames } from "../model/sort.ts";
import type { DriftedItem } from "./loop-event.ts";

/** So many items of drift and unknown targets are told one by one. */
const toldMax = 100;
const sentenceLengthMax = 500;
const nameLengthMax = 1000;

/** A text as it is kept: with an end, and without halves of characters. */
export function clipped(text: string, most: number = sentenceLengthMax): string {
  return cutText(text, most).replaceAll(/\p{Cs}/gu, "\uFFFD");
}

export function named({ revision, label }: NamedRevision): NamedRevision {
  const name = clipped(revision, nameLengthMax);
  return label === undefined ? { revision: name } : { revision: name, label: clipped(label) };
}

export function countActions({ operations }: Pick<Plan, "operations">): ActionCounts {
  const counts = { add: 0, change: 0, remove: 0 };
  for (const { action } of operations) counts[action === "replace" ? "change" : action] += 1;
  return counts;
}

/** Reasons that the status tells elsewhere, or that somebody asked for. */
const notCounted: ReadonlySet<HeldReason> = new Set([
  "target-unknown",
  "drift-left",
  "admin-state-down",
]);

/** How many changes are held back, by reason, in the order of the reasons. */
export function heldOf({ held }: Pick<Plan, "held">): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { reason } of held) {
    if (!notCounted.has(reason)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => compareNames(left, right)));
}

/** A target that was unknown before is so since then. */
export function unknownOf(
  { targets, held }: Pick<Plan, "targets" | "held">,
  before: ControllerStatus["unknown"],
  nowMs: number,
): ControllerStatus["unknown"] {
  const names = targets.filter(({ state }) => state === "unknown").map(({ target }) => target);
  const since = new Map(before.targets.map((one) => [one.target, one.sinceMs]));
  const reasons = new Map(
    held.flatMap(({ reason, target, detail }) =>
      reason === "target-unknown" && target !== undefined ? [[target, detail] as const] : [],
    ),
  );
  const told = names
    .sort(compareNames)
    .slice(0, toldMax)
    .map((target): UnknownTarget => {
      const reason = clipped(reasons.get(target) ?? "nobody said how it is");
      return { target, sinceMs: since.get(target) ?? nowMs, reason };
    });
  return { count: names.length, targets: told };
}

export function driftOf(items: readonly DriftedItem[]): ControllerStatus["drift"] {
  return { count: items.length, items: items.slice(0, toldMax).map(itemOf) };
}

function itemOf({ target, path, action, sinceMs, leftBecause, claims }: DriftedItem): StatusDrift {
  const [claim] = claims;
  return {
    target,
    path: clipped(path, nameLengthMax),
    action,
    sinceMs,
    ...(leftBecause === undefined ? {} : { leftBecause: clipped(leftBecause) }),
    ...(claim === undefined
      ? {}
      : {
          claim: {
            resource: clipped(claim.resource),
            file: clipped(claim.file, nameLengthMax),
            line: claim.line,
          },
        }),
  };
}

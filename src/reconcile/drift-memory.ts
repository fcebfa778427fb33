// Since when what drifts, from one plan to the next. Pure: who remembers keeps it, and leaves it to the next
// leader as JSON. Whatever is read there, it is a memory; what cannot be understood was never seen.

import { isJsonObject, type Json } from "../model/json.ts";
import type { Plan } from "../model/plan.ts";
import { compareNames } from "../model/sort.ts";
import type { TargetName } from "../model/target.ts";
import { driftedItems } from "./drifted-items.ts";

export interface RememberedDrift {
  /** When it was first seen, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** Since when it is as it is; later than `sinceMs` where somebody went on changing it. */
  readonly stillSinceMs: number;
  /** What is live there, as `SeenItem` names it. */
  readonly seen: string;
}

/** Target → path → what is remembered of it. */
export type DriftMemory = ReadonlyMap<TargetName, ReadonlyMap<string, RememberedDrift>>;

export const noDrift: DriftMemory = new Map();

/**
 * What is remembered after a whole plan, one without restraints. What is gone is forgotten; on a target
 * that is unknown nobody can say what is gone.
 */
export function rememberDrift(
  before: DriftMemory,
  plan: Pick<Plan, "operations" | "held" | "targets">,
  nowMs: number,
): DriftMemory {
  const memory = new Map<TargetName, Map<string, RememberedDrift>>();
  for (const { target, state } of plan.targets) {
    const former = state === "unknown" ? before.get(target) : undefined;
    if (former !== undefined) memory.set(target, new Map(former));
  }
  for (const { target, path, seen } of driftedItems(plan)) {
    let items = memory.get(target);
    if (items === undefined) memory.set(target, (items = new Map()));
    items.set(path, remembered(before.get(target)?.get(path), seen, nowMs));
  }
  return memory;
}

/** A clock that was set back must not make anybody wait for what is over. */
function remembered(
  former: RememberedDrift | undefined,
  seen: string,
  nowMs: number,
): RememberedDrift {
  if (former === undefined) return { sinceMs: nowMs, stillSinceMs: nowMs, seen };
  const sinceMs = Math.min(former.sinceMs, nowMs);
  const isStill = former.seen === seen;
  return { sinceMs, stillSinceMs: isStill ? Math.min(former.stillSinceMs, nowMs) : nowMs, seen };
}

/** Equal memories have equal JSON, whatever the order in which they came about. */
export function driftMemoryJson(memory: DriftMemory): Json {
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
    [...map].sort(([left], [right]) => compareNames(left, right));
  return Object.fromEntries(
    sorted(memory).map(([target, items]) => [
      target,
      Object.fromEntries(
        sorted(items).map(([path, { sinceMs, stillSinceMs, seen }]) => [
          path,
          [sinceMs, stillSinceMs, seen],
        ]),
      ),
    ]),
  );
}

/** Takes anything. */
export function driftMemoryFrom(json: Json | undefined): DriftMemory {
  if (!isJsonObject(json)) return noDrift;
  const memory = new Map<TargetName, Map<string, RememberedDrift>>();
  for (const [target, written] of Object.entries(json)) {
    if (!isJsonObject(written)) continue;
    const items = Object.entries(written).flatMap(([path, one]) => {
      const item = rememberedFrom(one);
      return item === undefined ? [] : [[path, item] as const];
    });
    if (items.length > 0) memory.set(target, new Map(items));
  }
  return memory;
}

function rememberedFrom(json: Json | undefined): RememberedDrift | undefined {
  if (!Array.isArray(json)) return undefined;
  const [sinceMs, stillSinceMs, seen] = json as readonly unknown[];
  const isTime = (value: unknown): value is number => Number.isSafeInteger(value);
  if (!isTime(sinceMs) || !isTime(stillSinceMs) || typeof seen !== "string") return undefined;
  return { sinceMs, stillSinceMs, seen };
}

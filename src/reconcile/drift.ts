// Drift: what differs between what was applied last and what is live. Pure. It asks no manifest what
// should be there, so it also finds what happened to things that nobody declares any more.

import type { Claimant } from "../model/claim.ts";
import { equalJson, type Json } from "../model/json.ts";
import type { OwnedDocument, OwnedItem } from "../model/owned.ts";
import { valueAt } from "../model/pointer.ts";
import { compareNames, sortedNames } from "../model/sort.ts";
import {
  targetTypeOf,
  type LiveView,
  type SpaceNumber,
  type TargetName,
  type TargetType,
} from "../model/target.ts";
import {
  bucketShape,
  itemPath,
  itemView,
  liveBuckets,
  type BucketShape,
} from "../plan/item-types.ts";
import { isEverythingOurs } from "../plan/ownership.ts";

export interface Difference {
  readonly path: string;
  /** "extra" only where the target's ownership makes everything there ours. */
  readonly type: "missing" | "changed" | "extra";
  readonly expected?: Json;
  readonly live?: Json;
  readonly claims: readonly Claimant[];
}

/** One that a person said to leave, for a while. */
export interface AcceptedDifference extends Difference {
  /** "it is accepted until 2026-12-01T00:00:00Z: ticket 12". */
  readonly because: string;
}

export type TargetDrift =
  | {
      readonly target: TargetName;
      readonly state: "in-sync";
      readonly items: number;
      /** All that differs; absent where nothing does. */
      readonly accepted?: readonly AcceptedDifference[];
    }
  | {
      readonly target: TargetName;
      readonly state: "drifted";
      readonly items: number;
      /** When the document was first seen as it is now, where that is known. */
      readonly seenAtMs?: number;
      readonly differences: readonly Difference[];
      /** What differs besides; absent where nothing does. */
      readonly accepted?: readonly AcceptedDifference[];
    }
  | {
      readonly target: TargetName;
      readonly state: "unknown";
      readonly reason: string;
      /** Since when, in milliseconds since the epoch, where that is known. */
      readonly sinceMs?: number;
    };

export interface DriftInput {
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  /** True where a number lies in a pool of ours; without manifests nobody knows the pools. */
  isInPools(pool: string, number: number): boolean;
}

/** One entry for every target that holds something of ours, in name order. */
export function findDrift(input: DriftInput): TargetDrift[] {
  return sortedNames(input.owned.keys()).map((target) => {
    const owned = input.owned.get(target);
    const view = input.live.get(target);
    const type = input.targetTypes.get(targetTypeOf(target));
    if (owned === undefined || type === undefined) {
      return { target, state: "unknown", reason: "this build knows no such targets" };
    }
    if (view?.type !== "known") {
      const { reason, sinceMs } = view ?? { reason: "nobody has observed it" };
      return { target, state: "unknown", reason, ...(sinceMs === undefined ? {} : { sinceMs }) };
    }
    const differences = [...lost(owned, type, view.document), ...extra(input, owned, type, view)];
    const items = countItems(owned);
    if (differences.length === 0) return { target, state: "in-sync", items };
    differences.sort((a, b) => compareNames(a.path, b.path));
    return { target, state: "drifted", items, differences };
  });
}

type KnownView = Extract<LiveView, { type: "known" }>;

/** Items of ours that are gone, or that have a value that we did not apply. */
function* lost(
  { items }: OwnedDocument,
  type: TargetType,
  document: KnownView["document"],
): Generator<Difference> {
  for (const [bucket, owned] of items) {
    const shape = bucketShape(type, bucket);
    const container = valueAt(document, shape.segments);
    for (const [key, item] of owned) {
      const live = valueAt(container, [key]);
      const difference = differenceOf(shape, key, item, live);
      if (difference !== undefined) yield difference;
    }
  }
}

function differenceOf(
  shape: BucketShape,
  key: string,
  { values, claims }: OwnedItem,
  live: Json | undefined,
): Difference | undefined {
  const path = itemPath(shape, key);
  const expected = values.at(-1);
  const wanted = expected === undefined ? {} : { expected };
  if (live === undefined) return { path, type: "missing", ...wanted, claims };
  const isContainer = shape.typeOf(key)?.type.container === true;
  if (isContainer || values.some((value) => equalJson(value, live))) return undefined;
  return { path, type: "changed", ...wanted, live, claims };
}

function* extra(
  input: DriftInput,
  { items, settings }: OwnedDocument,
  type: TargetType,
  { document }: KnownView,
): Generator<Difference> {
  if (settings.ownership === "shared") return;
  const isOurs = (number: SpaceNumber | undefined): boolean => {
    const pool = number === undefined ? undefined : settings.pools[number.space];
    return number !== undefined && pool !== undefined && input.isInPools(pool, number.number);
  };
  for (const { bucket, container } of liveBuckets(type, document)) {
    const shape = bucketShape(type, bucket);
    for (const [key, live] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed === undefined || items.get(bucket)?.has(key) === true) continue;
      const view = itemView(shape, typed, key, live);
      if (typed.type.permanent(view)) continue;
      if (!isEverythingOurs(settings.ownership, isOurs(typed.type.number(view)))) continue;
      yield { path: itemPath(shape, key), type: "extra", live, claims: [] };
    }
  }
}

function countItems({ items }: OwnedDocument): number {
  let count = 0;
  for (const bucket of items.values()) count += bucket.size;
  return count;
}

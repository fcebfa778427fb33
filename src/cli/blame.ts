// Who is the reason for each item of a target: what is live, what is ours and what is declared, joined
// item by item. Pure.

import type { Allocation } from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import { equalJson, isJsonObject, type Json } from "../model/json.ts";
import type { OwnedDocument, OwnedItem } from "../model/owned.ts";
import { splitPointer } from "../model/pointer.ts";
import { sortedNames } from "../model/sort.ts";
import type { LiveView, SpaceNumber, TargetSettings, TargetType } from "../model/target.ts";
import { bareContainer } from "../plan/containers.ts";
import type { DesiredItem, DesiredItems } from "../plan/desired.ts";
import { bucketShape, itemPath, itemView, liveBuckets } from "../plan/item-types.ts";

export interface BlamedItem {
  readonly path: string;
  readonly live?: Json;
  readonly wanted?: Json;
  /**
   * ours: live as it was applied. drifted: ours, but live differs. missing: ours, and gone.
   * planned: declared and never applied. left over: ours, and declared no more. foreign: not ours.
   */
  readonly standing: "ours" | "drifted" | "missing" | "planned" | "left-over" | "foreign";
  readonly claims: readonly Claimant[];
  /** The allocation behind the item's number, where it has one. */
  readonly allocation?: Allocation;
}

export interface BlameInput {
  readonly type: TargetType;
  readonly settings: TargetSettings;
  readonly live: LiveView | undefined;
  readonly owned: OwnedDocument | undefined;
  /** Absent where no manifests could be read. */
  readonly desired?: DesiredItems;
  readonly allocations: readonly Allocation[];
}

/** Every item that is live, ours or declared, sorted by path; physical things without claims are left out. */
export function blameItems(input: BlameInput): BlamedItem[] {
  const { type, owned, desired } = input;
  const live = liveItems(input);
  const paths = new Set<string>(live.keys());
  for (const items of [owned?.items, desired]) {
    for (const [bucket, list] of items ?? []) {
      const shape = bucketShape(type, bucket);
      for (const key of list.keys()) paths.add(itemPath(shape, key));
    }
  }
  return sortedNames(paths).flatMap((path) => {
    const { bucket, key } = splitPointer(path);
    const ours = owned?.items.get(bucket)?.get(key);
    const wanted = desired?.get(bucket)?.get(key);
    const value = live.get(path);
    if (ours === undefined && wanted === undefined && isPermanent(type, bucket, key, value))
      return [];
    const claims = wanted?.claims ?? ours?.claims ?? [];
    const allocation = allocationOfItem(input, {
      bucket,
      key,
      value: wanted?.value ?? value ?? null,
    });
    const item: BlamedItem = {
      path,
      ...(value === undefined ? {} : { live: value }),
      ...(wanted === undefined ? {} : { wanted: wanted.value }),
      standing: standingOf(
        { ours, wanted, live: value, isContainer: isContainer(type, bucket, key) },
        desired,
      ),
      claims,
      ...(allocation === undefined ? {} : { allocation }),
    };
    return [item];
  });
}

function liveItems({ type, live }: BlameInput): Map<string, Json> {
  const items = new Map<string, Json>();
  if (live?.type !== "known") return items;
  for (const { bucket, container } of liveBuckets(type, live.document)) {
    const shape = bucketShape(type, bucket);
    for (const [key, value] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed === undefined) continue;
      const path = itemPath(shape, key);
      const isBare = typed.type.container && isJsonObject(value);
      items.set(path, isBare ? bareContainer(type, path, value) : value);
    }
  }
  return items;
}

interface Sides {
  readonly ours: OwnedItem | undefined;
  readonly wanted: DesiredItem | undefined;
  readonly live: Json | undefined;
  readonly isContainer: boolean;
}

function standingOf(
  { ours, wanted, live, isContainer: isBox }: Sides,
  desired: DesiredItems | undefined,
): BlamedItem["standing"] {
  if (ours === undefined) return wanted === undefined ? "foreign" : "planned";
  if (live === undefined) return "missing";
  if (desired !== undefined && wanted === undefined) return "left-over";
  const isAsApplied = isBox || ours.values.some((value) => equalJson(value, live));
  return isAsApplied ? "ours" : "drifted";
}

function isContainer(type: TargetType, bucket: string, key: string): boolean {
  return bucketShape(type, bucket).typeOf(key)?.type.container === true;
}

function isPermanent(
  type: TargetType,
  bucket: string,
  key: string,
  value: Json | undefined,
): boolean {
  const shape = bucketShape(type, bucket);
  const typed = shape.typeOf(key);
  if (typed === undefined || value === undefined) return false;
  return typed.type.permanent(itemView(shape, typed, key, value));
}

/** The allocation behind the number that an item of some value is about, where it is about one. */
export function allocationOfItem(
  { type, settings, allocations }: BlameInput,
  { bucket, key, value }: { bucket: string; key: string; value: Json },
): Allocation | undefined {
  const shape = bucketShape(type, bucket);
  const typed = shape.typeOf(key);
  if (typed === undefined) return undefined;
  const number: SpaceNumber | undefined = typed.type.number(itemView(shape, typed, key, value));
  const pool = number === undefined ? undefined : settings.pools[number.space];
  return allocations.find((one) => one.pool === pool && one.value === number?.number);
}

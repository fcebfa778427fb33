// Compares what is desired, live and ours on one target, item by item, and says what would have to
// change. It knows nothing of order, policy limits or other targets; those come later.

import type { Claimant } from "../model/claim.ts";
import { equalJson, isJsonObject, sortedJson, type Json, type JsonObject } from "../model/json.ts";
import type { Action } from "../model/operation.ts";
import type { OwnedItem, OwnedItems } from "../model/owned.ts";
import type { Adoption } from "../model/plan.ts";
import { sortedNames } from "../model/sort.ts";
import type { SpaceNumber, TargetSettings, TargetType } from "../model/target.ts";
import type { DesiredItem, DesiredItems } from "./desired.ts";
import { Change, viewAt, type ItemPlace } from "./change.ts";
import { bareContainer } from "./containers.ts";
import { bucketShape, itemPath, liveBuckets, type BucketShape } from "./item-types.ts";
import { isEverythingOurs, verdictOf, type Ours, type Verdict } from "./ownership.ts";
import { sortedKeys } from "./sorted-keys.ts";

/** A live item that stays as it is. */
export interface StayingItem extends ItemPlace {
  readonly value: Json;
}

/** An item in the way, or a leftover, that is not ours to touch. */
export interface Blocked extends StayingItem {
  readonly path: string;
  readonly action: Action;
  readonly wanted: Json | undefined;
  readonly claims: readonly Claimant[];
}

export interface Comparison {
  readonly settings: TargetSettings;
  readonly type: TargetType;
  readonly document: JsonObject;
  /** Adds and replaces in making order, then removals in the opposite order. */
  readonly changes: readonly Change[];
  readonly blocked: readonly Blocked[];
  readonly adoptions: readonly Adoption[];
  readonly forgotten: readonly string[];
  /** Live items that are not ours, and that nothing desires. */
  readonly foreign: readonly StayingItem[];
}

export interface ComparedTarget {
  readonly type: TargetType;
  readonly settings: TargetSettings;
  readonly document: JsonObject;
  readonly desired: DesiredItems;
  readonly owned: OwnedItems;
  readonly adopt: boolean;
  /** The target was last written under the ownership and the pools that it has. */
  readonly isOwnershipApplied: boolean;
  /** True where the number lies in a pool of the target. */
  isInPools(number: SpaceNumber): boolean;
}

interface Side {
  readonly makes: Change[][];
  readonly removals: Change[][];
  readonly blocked: Blocked[];
  readonly adoptions: Adoption[];
  readonly forgotten: string[];
  readonly foreign: StayingItem[];
}

export function compareTarget(compared: ComparedTarget): Comparison {
  const { type, settings, document, desired, owned } = compared;
  const ranks = type.itemTypes.map(() => [] as Change[]);
  const side: Side = {
    makes: ranks,
    removals: type.itemTypes.map(() => []),
    blocked: [],
    adoptions: [],
    forgotten: [],
    foreign: [],
  };
  const live = new Map(
    [...liveBuckets(type, document)].map(({ bucket, container }) => [bucket, container]),
  );
  const buckets = new Set([...desired.keys(), ...owned.keys(), ...live.keys()]);
  for (const bucket of sortedNames(buckets)) {
    const shape = bucketShape(type, bucket);
    compareBucket(compared, side, shape, live.get(bucket) ?? {});
  }
  const { makes, removals, ...rest } = side;
  return {
    settings,
    type,
    document,
    changes: [...makes.flat(), ...removals.reverse().flat()],
    ...rest,
  };
}

function compareBucket(
  compared: ComparedTarget,
  side: Side,
  shape: BucketShape,
  live: JsonObject,
): void {
  const { target } = compared.settings;
  const desired = compared.desired.get(shape.bucket);
  const owned = compared.owned.get(shape.bucket);
  if (isAsApplied(shape, desired, owned, live)) return;
  for (const key of sortedKeys(keysOf(desired, owned, live))) {
    const typed = shape.typeOf(key);
    if (typed === undefined) {
      if (desired?.has(key) === true) {
        throw new Error(`a claim on ${shape.bucket}/${key} fits no item type of a ${target}`);
      }
      // The live container of an interface also has fields that are parts of the interface itself.
      continue;
    }
    const liveValue = Object.hasOwn(live, key) ? live[key] : undefined;
    const item = { target, shape, typed, key, live: liveValue };
    compareItem(compared, side, item, desired?.get(key), owned?.get(key));
  }
}

/** True where nothing in the bucket differs: the everyday case by far, so it is found out first. */
function isAsApplied(
  shape: BucketShape,
  desired: ReadonlyMap<string, DesiredItem> | undefined,
  owned: ReadonlyMap<string, OwnedItem> | undefined,
  live: JsonObject,
): boolean {
  if (desired === undefined || desired.size !== owned?.size) return false;
  let same = 0;
  for (const key of Object.keys(live)) {
    const typed = shape.typeOf(key);
    const wanted = desired.get(key);
    // The live container of an interface also has fields that are parts of the interface itself.
    if (typed === undefined && wanted === undefined) continue;
    const mine = owned.get(key);
    if (typed === undefined || wanted === undefined || mine === undefined) return false;
    if (!typed.type.container && !equalJson(wanted.value, live[key])) return false;
    if (!isAsRecorded(mine, wanted, typed.type.container)) return false;
    same += 1;
  }
  return same === desired.size;
}

/**
 * Who needs an item may change while it stays, and a later removal reads that from the record; after a
 * crash the record may still say that the value is one of two; and where somebody changed the device and
 * then the manifests, it still has the former value, which would be drift for ever.
 */
function isAsRecorded(
  { values, claims }: OwnedItem,
  desired: DesiredItem,
  isContainer: boolean,
): boolean {
  return (
    values.length === 1 &&
    (isContainer || equalJson(values[0], desired.value)) &&
    isClaimedAlike(desired.claims, claims)
  );
}

function keysOf(
  desired: ReadonlyMap<string, unknown> | undefined,
  owned: ReadonlyMap<string, unknown> | undefined,
  live: JsonObject,
): Iterable<string> {
  const liveKeys = Object.keys(live);
  const isNew = owned === undefined && liveKeys.length === 0;
  if (isNew && desired !== undefined) return desired.keys();
  return new Set([...(desired?.keys() ?? []), ...(owned?.keys() ?? []), ...liveKeys]);
}

function compareItem(
  compared: ComparedTarget,
  side: Side,
  item: LiveItem,
  desired: DesiredItem | undefined,
  owned: OwnedItem | undefined,
): void {
  const { typed, live } = item;
  if (live === undefined && desired !== undefined) {
    // The verdict is "add" whosever it was; a first plan consists of nothing else.
    const { value: after, claims } = desired;
    const isDrift = owned !== undefined && isPutBack(item, after, owned);
    side.makes[typed.rank]?.push(new Change(item, "add", { after }, claims, isDrift));
    return;
  }
  const isEqual = (value: Json): boolean => typed.type.container || equalJson(value, live);
  const equal = desired !== undefined && live !== undefined && isEqual(desired.value);
  if (equal && owned !== undefined) {
    const { claims, value } = desired;
    if (isAsRecorded(owned, desired, typed.type.container)) return;
    side.adoptions.push({ target: item.target, path: pathOf(item), value, claims });
    return;
  }
  const ours: Ours = owned === undefined ? "no" : owned.values.some(isEqual) ? "yes" : "changed";
  const verdict = verdictOf({
    desired: desired !== undefined,
    live: live !== undefined,
    equal,
    ours,
    everythingIsOurs: isAllOurs(compared, item, desired?.value),
    adopt: compared.adopt,
  });
  record(compared, side, item, verdict, { desired, owned });
}

/** Lines move with every comment; only who claims, and by way of what, counts. */
function isClaimedAlike(left: readonly Claimant[], right: readonly Claimant[]): boolean {
  return (
    left.length === right.length &&
    left.every((claimant, i) => {
      const other = right[i];
      return (
        claimant.resource === other?.resource &&
        claimant.through.every((ref, n) => ref === other.through[n])
      );
    })
  );
}

/**
 * True where the value was applied before, and what is live is somebody else's doing. An item that still has
 * another of our own values, or was never seen, is in the midst of a change, and nobody drifted from anything.
 */
function isPutBack({ typed, live }: LiveItem, after: Json, { values }: OwnedItem): boolean {
  const isOurs = (value: Json): boolean =>
    values.some((one) => typed.type.container || equalJson(one, value));
  if (live === undefined) return values.length === 1 && isOurs(after);
  const wasNeverSeen = values.length > 1 && equalJson(values[0], values[1]);
  return isOurs(after) && !isOurs(live) && !wasNeverSeen;
}

interface LiveItem extends ItemPlace {
  readonly live: Json | undefined;
}

interface Sides {
  readonly desired: DesiredItem | undefined;
  readonly owned: OwnedItem | undefined;
}

function record(
  compared: ComparedTarget,
  side: Side,
  item: LiveItem,
  verdict: Verdict,
  { desired, owned }: Sides,
): void {
  const claims = desired?.claims ?? owned?.claims ?? [];
  const after = desired?.value;
  const { typed } = item;
  // The order of keys in a live document is the device's own, and must not show in a plan.
  const before = item.live === undefined ? undefined : sortedJson(item.live);
  switch (verdict) {
    case "add":
    case "replace": {
      const isDrift = after !== undefined && owned !== undefined && isPutBack(item, after, owned);
      const change = new Change(item, verdict, { before, after }, claims, isDrift);
      side.makes[typed.rank]?.push(change);
      return;
    }
    case "adopt": {
      const { target } = item;
      side.adoptions.push({ target, path: pathOf(item), value: after ?? null, claims });
      return;
    }
    case "forget":
      side.forgotten.push(pathOf(item));
      return;
    case "remove":
      recordRemoval(compared, side, item, owned);
      return;
    case "blocked": {
      const action = after === undefined ? "remove" : "replace";
      const value = before ?? null;
      side.blocked.push({ ...item, value, path: pathOf(item), action, wanted: after, claims });
      return;
    }
    case "leave":
      if (!isPermanent(item)) side.foreign.push({ ...item, value: before ?? null });
      return;
    case "keep":
    case "nothing":
      return;
  }
}

function recordRemoval(
  compared: ComparedTarget,
  side: Side,
  item: LiveItem,
  owned: OwnedItem | undefined,
): void {
  const { typed, live } = item;
  if (isPermanent(item)) {
    if (owned !== undefined) side.forgotten.push(pathOf(item));
    return;
  }
  const left =
    typed.type.container && isJsonObject(live)
      ? bareContainer(compared.type, pathOf(item), live)
      : (live ?? null);
  const before = sortedJson(left);
  // Something extra is drift only where everything was ours already when the target was written last:
  // who widens the ownership declares that all the rest is to go.
  const isDrift = owned === undefined && compared.isOwnershipApplied;
  const claims = owned?.claims ?? [];
  side.removals[typed.rank]?.push(new Change(item, "remove", { before }, claims, isDrift));
}

function pathOf(item: ItemPlace): string {
  return itemPath(item.shape, item.key);
}

function isPermanent(item: LiveItem): boolean {
  return item.live !== undefined && item.typed.type.permanent(viewAt(item, item.live));
}

function isAllOurs(compared: ComparedTarget, item: LiveItem, desired: Json | undefined): boolean {
  const { ownership } = compared.settings;
  const { othersStay } = item.typed.type;
  if (ownership !== "ranges" || othersStay === true) return isEverythingOurs(ownership, false);
  const number = item.typed.type.number(viewAt(item, item.live ?? desired ?? null));
  return isEverythingOurs(ownership, number !== undefined && compared.isInPools(number));
}

// Why one operation of a plan waits for another. The links are made in links.ts, handovers.ts, list-waits.ts,
// type-order.ts and disruptions.ts, for a million changes and without a word; here the same questions are asked of two
// operations that somebody looks at.

import { itemPathOf, itemValueOf, type Operation } from "../model/operation.ts";
import { splitPointer } from "../model/pointer.ts";
import { targetTypeOf, type TargetType } from "../model/target.ts";
import { Change, freedNames, takenNames } from "./change.ts";
import { bucketShape, pathOfRef } from "./item-types.ts";
import { needsOf } from "./links.ts";

export type WaitReason =
  /** The awaited one is the container that the item stands in. */
  | { readonly type: "stands-in" }
  /** The item cannot be without the awaited one. */
  | { readonly type: "needs" }
  /** The item can be without it, but where both come the awaited one comes first. */
  | { readonly type: "order" }
  /** The awaited one needs the item, and has to go or move on before it does. */
  | { readonly type: "still-needed" }
  /** Only one may have the name, and the awaited one gives it up. */
  | { readonly type: "takes-name"; readonly name: string }
  /** The awaited one is the item itself: it goes before it comes again. */
  | { readonly type: "comes-again" }
  /** What a resource has moves to another target, and is there before it goes here. */
  | { readonly type: "moves" }
  /** What moves away from here is reached in its new place only with the awaited entry in a list. */
  | { readonly type: "reached" }
  /** A list gets what is new before it loses what is old. */
  | { readonly type: "grows-first" }
  /** The other target is in the list for as long as it carries the thing. */
  | { readonly type: "still-carries" }
  /** What a resource gets on a target of an earlier type is there before it gets anything here. */
  | { readonly type: "comes-first" }
  /** What a resource has on a target of a later type is gone, or changed, before anything goes here. */
  | { readonly type: "goes-first" }
  /** Nobody is to be disrupted on two targets at a time. */
  | { readonly type: "other-target" };

/** Why `waiting` waits for `awaited`; undefined where it need not. */
export function whyWaits(
  type: TargetType,
  waiting: Operation,
  awaited: Operation,
): WaitReason | undefined {
  if (targetTypeOf(waiting.target) !== targetTypeOf(awaited.target)) {
    return { type: itemValueOf(waiting) === undefined ? "goes-first" : "comes-first" };
  }
  const reasonOfList = listReason(type, waiting, awaited);
  if (reasonOfList !== undefined) return reasonOfList;
  if (waiting.target !== awaited.target) {
    return { type: isMoving(waiting, awaited) ? "moves" : "other-target" };
  }
  const later = changeOf(type, waiting);
  const earlier = changeOf(type, awaited);
  if (later === undefined || earlier === undefined) return undefined;
  if (later.path === earlier.path) return { type: "comes-again" };
  const reason = needed(later, earlier);
  if (reason !== undefined) return reason;
  const isStillNeeded =
    earlier.before !== undefined &&
    needsOf(earlier, earlier.before).some((need) => pathOfRef(need) === later.path);
  if (isStillNeeded) return { type: "still-needed" };
  const freed = new Set(freedNames(earlier));
  const name = takenNames(later).find((one) => freed.has(one));
  return name === undefined ? undefined : { type: "takes-name", name };
}

function listReason(
  { carriers }: TargetType,
  waiting: Operation,
  awaited: Operation,
): WaitReason | undefined {
  if (carriers === undefined) return undefined;
  const [later, earlier] = [bucketOf(waiting), bucketOf(awaited)];
  const isSameTarget = waiting.target === awaited.target;
  if (later !== carriers.lists) {
    const isTaken = waiting.action === "remove" && awaited.action === "add";
    return isTaken && earlier === carriers.lists ? { type: "reached" } : undefined;
  }
  if (earlier === later && waiting.item !== undefined && isSameTarget) {
    return { type: "grows-first" };
  }
  const isGivenUp = earlier === carriers.carried && awaited.action === "remove";
  return isGivenUp && !isSameTarget ? { type: "still-carries" } : undefined;
}

function bucketOf(operation: Operation): string {
  return splitPointer(itemPathOf(operation)).bucket;
}

function isMoving(removal: Operation, add: Operation): boolean {
  if (removal.action !== "remove" || add.action !== "add") return false;
  const gaining = new Set(add.claims.map(({ resource }) => resource));
  return removal.claims.some(({ resource }) => gaining.has(resource));
}

function needed(later: Change, earlier: Change): WaitReason | undefined {
  if (later.after === undefined) return undefined;
  const { container } = later.shape;
  if (container !== undefined && pathOfRef(container) === earlier.path) {
    return { type: "stands-in" };
  }
  const need = needsOf(later, later.after).find((one) => pathOfRef(one) === earlier.path);
  if (need === undefined) return undefined;
  return { type: need.optional === true ? "order" : "needs" };
}

/** The change of an item that an operation is, or is part of; undefined where no type has the item. */
function changeOf(type: TargetType, operation: Operation): Change | undefined {
  const { bucket, key } = splitPointer(itemPathOf(operation));
  const shape = bucketShape(type, bucket);
  const typed = shape.typeOf(key);
  if (typed === undefined) return undefined;
  const { target, claims, item, previous, action } = operation;
  const values = { before: item?.previous ?? previous, after: itemValueOf(operation) };
  return new Change({ target, shape, typed, key }, action, values, claims);
}

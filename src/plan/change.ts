// One item that would have to change, on its way through the planner. The steps fill in, one after
// the other, what it waits for, what stands in its way and which operations it becomes; there can be
// a million of them in one plan, so they are small and nothing is copied.

import type { Claimant } from "../model/claim.ts";
import type { Json } from "../model/json.ts";
import type { Action } from "../model/operation.ts";
import type { HeldReason } from "../model/plan.ts";
import type { ItemType, ItemView, TargetName } from "../model/target.ts";
import { itemPath, itemView, type BucketShape, type TypedKey } from "./item-types.ts";

/** Why a change is not made. */
export interface Hold {
  readonly reason: HeldReason;
  readonly detail: string;
  readonly help: string;
}

/** Where an item stands and what it is. */
export interface ItemPlace {
  readonly target: TargetName;
  readonly shape: BucketShape;
  readonly typed: TypedKey;
  readonly key: string;
}

const none: readonly never[] = [];

export class Change implements ItemPlace {
  readonly target: TargetName;
  readonly shape: BucketShape;
  readonly typed: TypedKey;
  readonly key: string;
  readonly action: Action;
  /** The live value; undefined for an add. */
  readonly before: Json | undefined;
  /** The desired value; undefined for a remove. */
  readonly after: Json | undefined;
  readonly claims: readonly Claimant[];
  /** It only puts back what was applied before; whoever changed the device did not ask. */
  readonly isDrift: boolean;
  /** Changes that must be done before this one starts. */
  waits: readonly Change[] = none;
  hold: Hold | undefined;
  /** A removal whose claimants get another item of the type in its place: they go on using it. */
  isMove = false;
  /** Ids of the operations that it became; most changes become one. */
  operationIds: string | readonly string[] | undefined;

  constructor(
    place: ItemPlace,
    action: Action,
    values: { readonly before?: Json | undefined; readonly after?: Json | undefined },
    claims: readonly Claimant[],
    isDrift = false,
  ) {
    this.target = place.target;
    this.shape = place.shape;
    this.typed = place.typed;
    this.key = place.key;
    this.action = action;
    this.before = values.before;
    this.after = values.after;
    this.claims = claims;
    this.isDrift = isDrift;
  }

  get path(): string {
    return itemPath(this.shape, this.key);
  }

  viewBefore(): ItemView | undefined {
    return this.before === undefined ? undefined : viewAt(this, this.before);
  }

  viewAfter(): ItemView | undefined {
    return this.after === undefined ? undefined : viewAt(this, this.after);
  }

  waitFor(other: Change): void {
    const [first, second] = this.waits;
    // Spelt out because most changes wait for one or two others, and a list that grows keeps room
    // for many more.
    if (first === undefined) this.waits = [other];
    else if (second === undefined) this.waits = [first, other];
    else this.waits = this.waits.concat(other);
  }
}

/** The item at a place as its type sees it, with some value. */
export function viewAt({ shape, typed, key }: ItemPlace, value: Json): ItemView {
  return itemView(shape, typed, key, value);
}

const marked = { drift: true } as const;
const unmarked = {};

/** How what becomes of a change says that it is drift. */
export function driftMark({ isDrift }: Change): { readonly drift?: true } {
  return isDrift ? marked : unmarked;
}

/** What people lose for a moment when the change is made. */
export function disruptionsOf(change: Change): readonly string[] {
  const isInUse = change.action === "replace" || change.isMove;
  const view = isInUse ? change.viewBefore() : undefined;
  return view === undefined ? none : change.typed.type.disrupts(view, change.after);
}

/** Names that the change's item holds before it and not after it. */
export function freedNames(change: Change): readonly string[] {
  return namesLeft(change.typed.type.holds, change.before, change.after, change);
}

/** Names that the change's item holds after it and not before it. */
export function takenNames(change: Change): readonly string[] {
  return namesLeft(change.typed.type.holds, change.after, change.before, change);
}

function namesLeft(
  holds: ItemType["holds"],
  from: Json | undefined,
  without: Json | undefined,
  place: ItemPlace,
): readonly string[] {
  if (holds === undefined || from === undefined) return none;
  const names = holds(viewAt(place, from));
  if (without === undefined) return names;
  const kept = new Set(holds(viewAt(place, without)));
  return names.filter((name) => !kept.has(name));
}

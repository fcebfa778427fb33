// What waits for what on one target. Making runs after what it needs is there and after a name it
// takes is free; a removal runs after everything that needed the removed item has gone or moved on.
// What is needed and cannot be had becomes a hold.

import { segmentsOf, splitPointer, valueAt } from "../model/pointer.ts";
import { freedNames, takenNames, viewAt, type Change } from "./change.ts";
import type { Comparison, StayingItem } from "./compare.ts";
import { bucketShape, itemPath, itemView, liveBuckets } from "./item-types.ts";

/** Fills in the waits of all changes, and holds those whose needs nothing meets. */
export function linkChanges(comparison: Comparison, changes: readonly Change[]): void {
  const linker = new Linker(comparison, changes);
  for (const change of changes) linker.link(change);
}

/** What is at a path once the plan has run, as far as others may wait for it. */
interface Resolved {
  readonly make: Change | undefined;
  readonly removal: Change | undefined;
  readonly live: boolean;
  readonly blocked: boolean;
}

type ByBucket = Map<string, Map<string, Change>>;

class Linker {
  readonly #comparison: Comparison;
  readonly #makes: ByBucket = new Map();
  readonly #removals: ByBucket = new Map();
  readonly #freed: Map<string, Change> = new Map();
  /** Few paths are needed by many items, so each is looked up once. */
  readonly #resolved: Map<string, Resolved> = new Map();
  readonly #blocked: ReadonlySet<string>;
  #liveHolders: ReadonlyMap<string, string> | undefined;

  constructor(comparison: Comparison, changes: readonly Change[]) {
    this.#comparison = comparison;
    this.#blocked = new Set(comparison.blocked.map((one) => one.path));
    for (const change of changes) {
      const { shape, key } = change;
      const buckets = change.action === "remove" ? this.#removals : this.#makes;
      let keyed = buckets.get(shape.bucket);
      if (keyed === undefined) buckets.set(shape.bucket, (keyed = new Map()));
      keyed.set(key, change);
      for (const name of freedNames(change)) this.#freed.set(name, change);
    }
  }

  link(change: Change): void {
    const { type } = change.typed;
    const after = change.viewAfter();
    const needs = after === undefined ? [] : type.waitsFor(after);
    const { container } = change.shape;
    if (after !== undefined && container !== undefined) this.#need(change, container);
    for (const path of needs) this.#need(change, path);
    this.#releaseFormerNeeds(change, needs);
    for (const name of takenNames(change)) this.#take(change, name);
    // An item that was split goes before it comes again.
    const { shape, key } = change;
    const own = change.action === "add" ? this.#removals.get(shape.bucket)?.get(key) : undefined;
    if (own !== undefined && !change.waits.includes(own)) change.waitFor(own);
  }

  #need(change: Change, path: string): void {
    const { make, removal, live, blocked } = this.#resolve(path);
    if (make?.action === "add") change.waitFor(make);
    if (blocked) {
      change.hold ??= {
        reason: "waiting",
        detail: `it needs ${path}, which is held back because it is not ours`,
        help: `see why ${path} is held back`,
      };
    } else if (make?.action !== "add" && (!live || removal !== undefined)) {
      change.hold ??= {
        reason: "waiting",
        detail: `it needs ${path}, which is not there and which nothing in the manifests makes`,
        help: `check the name, or bring ${path} about on the device`,
      };
    }
  }

  /** What the item needed before and needs no longer may go only after the item moved on. */
  #releaseFormerNeeds(change: Change, needs: readonly string[]): void {
    const before = this.#removals.size === 0 ? undefined : change.viewBefore();
    if (before === undefined) return;
    const { container } = change.shape;
    const leaves = change.action === "remove" && container !== undefined;
    if (leaves) this.#resolve(container).removal?.waitFor(change);
    for (const path of change.typed.type.waitsFor(before)) {
      if (!needs.includes(path)) this.#resolve(path).removal?.waitFor(change);
    }
  }

  #take(change: Change, name: string): void {
    const freeing = this.#freed.get(name);
    if (freeing !== undefined) {
      if (freeing !== change) change.waitFor(freeing);
      return;
    }
    // Walks the live document once, and only for a plan in which something takes a name.
    this.#liveHolders ??= liveHolders(this.#comparison);
    const holder = this.#liveHolders.get(name);
    if (holder === undefined || holder === change.path) return;
    change.hold ??= {
      reason: "conflict",
      detail: `${holder} has ${name} on the device, and stays`,
      help: `remove ${holder} on the device, or declare what it is for`,
    };
  }

  #resolve(path: string): Resolved {
    let resolved = this.#resolved.get(path);
    if (resolved === undefined) {
      const { bucket, key } = splitPointer(path);
      resolved = {
        make: this.#makes.get(bucket)?.get(key),
        removal: this.#removals.get(bucket)?.get(key),
        live: valueAt(this.#comparison.document, segmentsOf(path)) !== undefined,
        blocked: this.#blocked.has(path),
      };
      this.#resolved.set(path, resolved);
    }
    return resolved;
  }
}

function liveHolders({ type, document }: Comparison): Map<string, string> {
  const holders = new Map<string, string>();
  for (const { bucket, container } of liveBuckets(type, document)) {
    const shape = bucketShape(type, bucket);
    for (const [key, value] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed?.type.holds === undefined) continue;
      for (const name of typed.type.holds(itemView(shape, typed, key, value))) {
        holders.set(name, itemPath(shape, key));
      }
    }
  }
  return holders;
}

/** Paths that live items which stay need, with the path of one that needs it. */
export function neededByStaying(staying: readonly StayingItem[]): Map<string, string> {
  const needed = new Map<string, string>();
  for (const item of staying) {
    const path = itemPath(item.shape, item.key);
    const { container } = item.shape;
    if (container !== undefined) needed.set(container, path);
    for (const need of item.typed.type.waitsFor(viewAt(item, item.value))) needed.set(need, path);
  }
  return needed;
}

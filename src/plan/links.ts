// What waits for what on one target. Making runs after what it needs is there and after a name it
// takes is free; a removal runs after everything that needed the removed item has gone or moved on.
// What is needed and cannot be had becomes a hold.

import type { Json } from "../model/json.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { ItemNeed, ItemRef } from "../model/target.ts";
import { freedNames, takenNames, viewAt, type Change, type ItemPlace } from "./change.ts";
import type { Comparison, StayingItem } from "./compare.ts";
import { bucketShape, itemPath, itemView, liveBuckets, pathOfRef } from "./item-types.ts";

/** Fills in the waits of all changes, and holds those whose needs nothing meets. */
export function linkChanges(comparison: Comparison, changes: readonly Change[]): void {
  const linker = new Linker(comparison, changes);
  for (const change of changes) linker.link(change);
}

class Linker {
  readonly #comparison: Comparison;
  readonly #makes: ChangesByPlace = new ChangesByPlace();
  readonly #removals: ChangesByPlace = new ChangesByPlace();
  readonly #freed: Map<string, Change> = new Map();
  readonly #blocked: ReadonlySet<string>;
  /** Something goes or becomes something else; a first plan only adds. */
  readonly #isChanging: boolean;
  #liveHolders: ReadonlyMap<string, string> | undefined;
  #lastShape: Change["shape"] | undefined;
  #lastContainer: Change | undefined;

  constructor(comparison: Comparison, changes: readonly Change[]) {
    this.#comparison = comparison;
    this.#blocked = new Set(comparison.blocked.map((one) => one.path));
    this.#isChanging = changes.some((change) => change.action !== "add");
    for (const change of changes) {
      (change.action === "remove" ? this.#removals : this.#makes).put(change);
      for (const name of freedNames(change)) this.#freed.set(name, change);
    }
  }

  link(change: Change): void {
    const after = change.viewAfter();
    const needs = after === undefined ? [] : change.typed.type.waitsFor(after);
    if (after !== undefined) this.#needAll(change, needs);
    if (this.#isChanging) this.#afterFormer(change, needs);
    if (change.typed.type.holds === undefined || !this.#isAnyHeld()) return;
    for (const name of takenNames(change)) this.#take(change, name);
  }

  /** False where nobody has a name that something could take: on a target that is still empty. */
  #isAnyHeld(): boolean {
    this.#liveHolders ??= liveHolders(this.#comparison);
    return this.#freed.size > 0 || this.#liveHolders.size > 0;
  }

  /** The container around the item comes first. */
  #needAll(change: Change, needs: readonly ItemNeed[]): void {
    const { shape } = change;
    if (shape !== this.#lastShape) {
      // All changes of one bucket stand in the same container.
      this.#lastShape = shape;
      const { container } = shape;
      this.#lastContainer = container === undefined ? undefined : this.#makes.at(container);
    }
    if (this.#lastContainer?.action === "add") change.waitFor(this.#lastContainer);
    else if (shape.container !== undefined) this.#miss(change, shape.container);
    for (const need of needs) {
      const make = this.#makes.at(need);
      if (make?.action === "add") change.waitFor(make);
      else this.#miss(change, need);
    }
  }

  /** What nothing makes is there already, or else the change is held. */
  #miss(change: Change, need: ItemNeed): void {
    const path = pathOfRef(need);
    const isLive = valueAt(this.#comparison.document, segmentsOf(path)) !== undefined;
    if (this.#blocked.has(path)) {
      change.hold ??= {
        reason: "waiting",
        detail: `it needs ${path}, which is held back because it is not ours`,
        help: `see why ${path} is held back`,
      };
    } else if (need.optional !== true && (!isLive || this.#removals.at(need) !== undefined)) {
      change.hold ??= {
        reason: "waiting",
        detail: `it needs ${path}, which is not there and which nothing in the manifests makes`,
        help: `check the name, or bring ${path} about on the device`,
      };
    }
  }

  /**
   * What the item needed before and needs no longer may go, or become something else, only after
   * the item moved on; and an item that is new to what becomes something else comes after that. So
   * a VLAN that passes from one network to another is never in both.
   */
  #afterFormer(change: Change, needs: readonly ItemRef[]): void {
    const { container } = change.shape;
    const before = change.viewBefore();
    const former = before === undefined ? [] : change.typed.type.waitsFor(before);
    if (change.action === "remove" && container !== undefined) {
      this.#removals.at(container)?.waitFor(change);
    }
    for (const need of without(former, needs)) {
      this.#removals.at(need)?.waitFor(change);
      const make = this.#makes.at(need);
      if (make?.action === "replace") make.waitFor(change);
    }
    for (const need of without(needs, former)) {
      const make = this.#makes.at(need);
      if (make?.action === "replace") change.waitFor(make);
    }
    // An item that was split goes before it comes again.
    const { bucket } = change.shape;
    const own =
      change.action === "add" ? this.#removals.at({ bucket, key: change.key }) : undefined;
    if (own !== undefined && !change.waits.includes(own)) change.waitFor(own);
  }

  #take(change: Change, name: string): void {
    const freeing = this.#freed.get(name);
    if (freeing !== undefined) {
      // One item may free several names that the other takes.
      if (freeing !== change && !change.waits.includes(freeing)) change.waitFor(freeing);
      return;
    }
    const holder = this.#liveHolders?.get(name);
    if (holder === undefined || holder === change.path) return;
    change.hold ??= {
      reason: "conflict",
      detail: `${holder} has ${name} on the device, and stays`,
      help: `remove ${holder} on the device, or declare what it is for`,
    };
  }
}

function without(refs: readonly ItemRef[], others: readonly ItemRef[]): readonly ItemRef[] {
  if (refs.length === 0 || others.length === 0) return refs;
  const known = new Set(others.map(pathOfRef));
  return refs.filter((ref) => !known.has(pathOfRef(ref)));
}

/** Changes found by place. A bucket is indexed when somebody first asks for an item in it. */
class ChangesByPlace {
  readonly #lists: Map<string, Change[]> = new Map();
  readonly #indexes: Map<string, ReadonlyMap<string, Change>> = new Map();
  #lastShape: Change["shape"] | undefined;
  #lastList: Change[] = [];

  put(change: Change): void {
    // Changes of one bucket mostly come in a row.
    if (change.shape !== this.#lastShape) {
      const { bucket } = change.shape;
      let list = this.#lists.get(bucket);
      if (list === undefined) this.#lists.set(bucket, (list = []));
      this.#lastShape = change.shape;
      this.#lastList = list;
    }
    this.#lastList.push(change);
  }

  at({ bucket, key }: ItemRef): Change | undefined {
    let index = this.#indexes.get(bucket);
    if (index === undefined) {
      index = new Map((this.#lists.get(bucket) ?? []).map((change) => [change.key, change]));
      this.#indexes.set(bucket, index);
    }
    return index.get(key);
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

/** All that an item of some value needs besides itself: the container around it comes first. */
export function needsOf(place: ItemPlace, value: Json): readonly ItemNeed[] {
  const { container } = place.shape;
  const needs = place.typed.type.waitsFor(viewAt(place, value));
  return container === undefined ? needs : [container, ...needs];
}

/** Paths that live items which stay need, with the path of one that needs it. */
export function neededByStaying(staying: readonly StayingItem[]): Map<string, string> {
  const needed = new Map<string, string>();
  for (const item of staying) {
    const path = itemPath(item.shape, item.key);
    for (const need of needsOf(item, item.value)) needed.set(pathOfRef(need), path);
  }
  return needed;
}

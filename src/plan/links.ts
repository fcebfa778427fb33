// What waits for what on one target. Making runs after what it needs is there and after a name it
// takes is free; a removal runs after everything that needed the removed item has gone or moved on.

import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { ItemView } from "../model/target.ts";
import type { Change, Comparison, StayingItem } from "./compare.ts";
import { bucketShape, itemPath, itemView, liveBuckets } from "./item-types.ts";

export interface Links {
  /** The changes that must be done before a change starts; no entry where there are none. */
  readonly waits: ReadonlyMap<Change, readonly Change[]>;
  /** Paths that a change needs, that are not there, and that nothing makes. */
  readonly missing: ReadonlyMap<Change, readonly string[]>;
  /** A path that a change needs, that is there, and that is somebody else's with another value. */
  readonly blocked: ReadonlyMap<Change, string>;
  /** Names that a change wants while a live item that stays holds them. */
  readonly taken: ReadonlyMap<Change, readonly { name: string; path: string }[]>;
}

export function linkChanges(comparison: Comparison, changes: readonly Change[]): Links {
  const linker = new Linker(comparison, changes);
  for (const change of changes) linker.link(change);
  return linker;
}

class Linker implements Links {
  readonly waits: Map<Change, Change[]> = new Map();
  readonly missing: Map<Change, string[]> = new Map();
  readonly blocked: Map<Change, string> = new Map();
  readonly taken: Map<Change, { name: string; path: string }[]> = new Map();
  readonly #comparison: Comparison;
  readonly #makes: Map<string, Change> = new Map();
  readonly #removals: Map<string, Change> = new Map();
  readonly #freed: Map<string, Change> = new Map();
  readonly #isLive: Map<string, boolean> = new Map();
  readonly #blocked: ReadonlySet<string>;
  #liveHolders: ReadonlyMap<string, string> | undefined;

  constructor(comparison: Comparison, changes: readonly Change[]) {
    this.#comparison = comparison;
    this.#blocked = new Set(comparison.blocked.map((one) => one.path));
    for (const change of changes) {
      (change.action === "remove" ? this.#removals : this.#makes).set(change.path, change);
      for (const name of freedNames(change)) this.#freed.set(name, change);
    }
  }

  link(change: Change): void {
    const before = viewOf(change, change.before);
    const after = viewOf(change, change.after);
    const needs = after === undefined ? [] : change.typed.type.waitsFor(after);
    for (const path of needs) this.#need(change, path);
    if (before !== undefined) {
      for (const path of change.typed.type.waitsFor(before)) {
        const removal = needs.includes(path) ? undefined : this.#removals.get(path);
        if (removal !== undefined) append(this.waits, removal, change);
      }
    }
    for (const name of takenNames(change)) this.#take(change, name);
    const own = change.action === "add" ? this.#removals.get(change.path) : undefined;
    if (own !== undefined && !(this.waits.get(change) ?? []).includes(own)) {
      append(this.waits, change, own);
    }
  }

  #need(change: Change, path: string): void {
    const make = this.#makes.get(path);
    if (this.#blocked.has(path)) this.blocked.set(change, path);
    if (make?.action === "add") append(this.waits, change, make);
    else if (!this.#exists(path) || this.#removals.has(path)) append(this.missing, change, path);
  }

  #take(change: Change, name: string): void {
    const freeing = this.#freed.get(name);
    if (freeing !== undefined && freeing !== change) append(this.waits, change, freeing);
    if (freeing !== undefined) return;
    const holder = this.#holders().get(name);
    if (holder !== undefined && holder !== change.path) {
      append(this.taken, change, { name, path: holder });
    }
  }

  #exists(path: string): boolean {
    let exists = this.#isLive.get(path);
    if (exists === undefined) {
      exists = valueAt(this.#comparison.document, segmentsOf(path)) !== undefined;
      this.#isLive.set(path, exists);
    }
    return exists;
  }

  /** Walks the live document once, and only for a plan in which something takes a name. */
  #holders(): ReadonlyMap<string, string> {
    this.#liveHolders ??= liveHolders(this.#comparison);
    return this.#liveHolders;
  }
}

function liveHolders({ type, document }: Comparison): Map<string, string> {
  const holders = new Map<string, string>();
  for (const { bucket, container } of liveBuckets(type, document)) {
    const shape = bucketShape(type, bucket);
    for (const [key, value] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed === undefined) continue;
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
  for (const { shape, typed, key, value } of staying) {
    for (const path of typed.type.waitsFor(itemView(shape, typed, key, value))) {
      needed.set(path, itemPath(shape, key));
    }
  }
  return needed;
}

export function viewOf(change: Change, value: Change["before"]): ItemView | undefined {
  return value === undefined ? undefined : itemView(change.shape, change.typed, change.key, value);
}

/** Names that the change's item holds before it and not after it. */
export function freedNames(change: Change): readonly string[] {
  return namesLeft(change, change.before, change.after);
}

/** Names that the change's item holds after it and not before it. */
export function takenNames(change: Change): readonly string[] {
  return namesLeft(change, change.after, change.before);
}

function namesLeft(change: Change, from: Change["before"], without: Change["before"]): string[] {
  const view = viewOf(change, from);
  if (view === undefined) return [];
  const other = viewOf(change, without);
  const names = change.typed.type.holds(view);
  if (names.length === 0 || other === undefined) return [...names];
  const kept = new Set(change.typed.type.holds(other));
  return names.filter((name) => !kept.has(name));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

// The rows of one table as a value: a change makes another value that shares the rows that did not
// change, and copies only what changed lately.

import type { Row } from "../../ports/ovsdb.ts";

/** So many changes are carried along before they are worked in; carrying and working in cost alike. */
const carriedMax = 200;

export class Rows implements ReadonlyMap<string, Row> {
  readonly size: number;
  #settled: ReadonlyMap<string, Row>;
  /** What differs from what is settled; undefined for a row that is gone. */
  #changed: ReadonlyMap<string, Row | undefined>;

  constructor(
    settled: ReadonlyMap<string, Row> = new Map(),
    changed: ReadonlyMap<string, Row | undefined> = new Map(),
    size: number = settled.size,
  ) {
    this.#settled = settled;
    this.#changed = changed;
    this.size = size;
  }

  /** The same but for these; undefined takes a row away. */
  with(changes: ReadonlyMap<string, Row | undefined>): Rows {
    let { size } = this;
    for (const [uuid, row] of changes) {
      size += Number(row !== undefined) - Number(this.has(uuid));
    }
    const changed = new Map([...this.#changed, ...changes]);
    const next = new Rows(this.#settled, changed, size);
    if (changed.size > carriedMax) next.#merge();
    return next;
  }

  get(uuid: string): Row | undefined {
    return this.#changed.size > 0 && this.#changed.has(uuid)
      ? this.#changed.get(uuid)
      : this.#settled.get(uuid);
  }

  has(uuid: string): boolean {
    return this.get(uuid) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.#merge().keys();
  }

  values(): MapIterator<Row> {
    return this.#merge().values();
  }

  entries(): MapIterator<[string, Row]> {
    return this.#merge().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(each: (row: Row, uuid: string, rows: ReadonlyMap<string, Row>) => void): void {
    for (const [uuid, row] of this) each(row, uuid, this);
  }

  /** Whoever walks through all rows pays for it once. */
  #merge(): ReadonlyMap<string, Row> {
    if (this.#changed.size === 0) return this.#settled;
    const merged = new Map(this.#settled);
    for (const [uuid, row] of this.#changed) {
      if (row === undefined) merged.delete(uuid);
      else merged.set(uuid, row);
    }
    this.#settled = merged;
    this.#changed = new Map();
    return merged;
  }
}

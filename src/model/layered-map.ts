// A map as a value: a change makes another value and copies only what was changed lately, so that one
// entry among a hundred thousand is exchanged in no time.

/** So many changes are carried along before they are worked in; carrying and working in cost alike. */
const carriedMax = 500;

export class LayeredMap<V> {
  readonly #settled: ReadonlyMap<string, V>;
  /** What differs from what is settled; undefined for an entry that is gone. */
  readonly #changed: ReadonlyMap<string, V | undefined>;

  constructor(
    settled: ReadonlyMap<string, V> = new Map(),
    changed: ReadonlyMap<string, V | undefined> = new Map(),
  ) {
    this.#settled = settled;
    this.#changed = changed;
  }

  get(key: string): V | undefined {
    return this.#changed.size > 0 && this.#changed.has(key)
      ? this.#changed.get(key)
      : this.#settled.get(key);
  }

  /** The values in no order. */
  values(): Iterable<V> {
    return this.#merged().values();
  }

  /** The same but for these; undefined takes an entry away. */
  with(changes: ReadonlyMap<string, V | undefined>): LayeredMap<V> {
    const next = new LayeredMap(this.#settled, new Map([...this.#changed, ...changes]));
    return next.#changed.size <= carriedMax ? next : new LayeredMap(next.#merged());
  }

  #merged(): ReadonlyMap<string, V> {
    if (this.#changed.size === 0) return this.#settled;
    const merged = new Map(this.#settled);
    for (const [key, value] of this.#changed) {
      if (value === undefined) merged.delete(key);
      else merged.set(key, value);
    }
    return merged;
  }
}

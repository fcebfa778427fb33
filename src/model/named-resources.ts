// The resources of one kind by name, as a value: a change makes another value and copies only what was
// changed lately, so that one resource among a hundred thousand is exchanged in no time.

import type { Resource } from "./resource.ts";
import { compareNames } from "./sort.ts";

/** So many changes are carried along before they are worked in; carrying and working in cost alike. */
const carriedMax = 500;

export class NamedResources {
  readonly #settled: ReadonlyMap<string, Resource>;
  /** What differs from what is settled; undefined for a resource that is gone. */
  readonly #changed: ReadonlyMap<string, Resource | undefined>;
  #sorted: readonly Resource[] | undefined;

  constructor(
    settled: ReadonlyMap<string, Resource>,
    changed: ReadonlyMap<string, Resource | undefined> = new Map(),
  ) {
    this.#settled = settled;
    this.#changed = changed;
  }

  get(name: string): Resource | undefined {
    return this.#changed.size > 0 && this.#changed.has(name)
      ? this.#changed.get(name)
      : this.#settled.get(name);
  }

  /** All of them, sorted by name. */
  all(): readonly Resource[] {
    this.#sorted ??= [...this.#merged().values()].sort((a, b) => compareNames(a.name, b.name));
    return this.#sorted;
  }

  /** The same but for these; undefined takes one away. */
  with(changes: ReadonlyMap<string, Resource | undefined>): NamedResources {
    const changed = new Map([...this.#changed, ...changes]);
    return changed.size <= carriedMax
      ? new NamedResources(this.#settled, changed)
      : new NamedResources(new NamedResources(this.#settled, changed).#merged());
  }

  #merged(): ReadonlyMap<string, Resource> {
    if (this.#changed.size === 0) return this.#settled;
    const merged = new Map(this.#settled);
    for (const [name, resource] of this.#changed) {
      if (resource === undefined) merged.delete(name);
      else merged.set(name, resource);
    }
    return merged;
  }
}

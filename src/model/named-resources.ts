// The resources of one kind by name. It never changes; a change makes another that shares the rest.

import { LayeredMap } from "./layered-map.ts";
import type { Resource } from "./resource.ts";
import { compareNames } from "./sort.ts";

export class NamedResources {
  readonly #byName: LayeredMap<Resource>;
  #sorted: readonly Resource[] | undefined;

  constructor(byName: LayeredMap<Resource> = new LayeredMap()) {
    this.#byName = byName;
  }

  get(name: string): Resource | undefined {
    return this.#byName.get(name);
  }

  /** All of them, sorted by name. */
  all(): readonly Resource[] {
    this.#sorted ??= [...this.#byName.values()].sort((a, b) => compareNames(a.name, b.name));
    return this.#sorted;
  }

  /** The same but for these; undefined takes one away. */
  with(changes: ReadonlyMap<string, Resource | undefined>): NamedResources {
    return new NamedResources(this.#byName.with(changes));
  }
}

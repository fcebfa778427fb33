// All resources of a run, found by kind and name, with a place for lookups that kinds compute
// once ("which host group has this host"). It knows no kind by name.

import type { Resource } from "./resource.ts";
import { compareNames } from "./sort.ts";

/** Names a kind and carries the type of its spec; never holds a value of that type. */
export interface KindName<Spec extends object> {
  readonly name: string;
  readonly spec?: Spec;
}

export class ResourceIndex {
  readonly #byKind: Map<string, Map<string, Resource>> = new Map();
  readonly #sorted: Map<string, readonly Resource[]> = new Map();
  readonly #derived: Map<unknown, unknown> = new Map();

  /** Takes resources in any order; of two with one kind and name the first is kept. */
  constructor(resources: Iterable<Resource>) {
    for (const resource of resources) {
      let named = this.#byKind.get(resource.kind);
      if (named === undefined) this.#byKind.set(resource.kind, (named = new Map()));
      if (!named.has(resource.name)) named.set(resource.name, resource);
    }
  }

  get<Spec extends object>(kind: KindName<Spec>, name: string): Resource<Spec> | undefined {
    return this.#byKind.get(kind.name)?.get(name) as Resource<Spec> | undefined;
  }

  /** All resources of a kind, sorted by name, whatever the order of the files was. */
  all<Spec extends object>(kind: KindName<Spec>): readonly Resource<Spec>[] {
    let sorted = this.#sorted.get(kind.name);
    if (sorted === undefined) {
      const found = [...(this.#byKind.get(kind.name)?.values() ?? [])];
      sorted = found.sort((a, b) => compareNames(a.name, b.name));
      this.#sorted.set(kind.name, sorted);
    }
    return sorted as readonly Resource<Spec>[];
  }

  /** What `compute` makes of this index, computed at most once for each function. */
  derive<T>(compute: (index: ResourceIndex) => T): T {
    if (!this.#derived.has(compute)) this.#derived.set(compute, compute(this));
    return this.#derived.get(compute) as T;
  }
}

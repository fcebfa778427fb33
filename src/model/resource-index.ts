// All resources of a run, found by kind and name, with a place for lookups that kinds compute
// once ("which host group has this host"). It knows no kind by name. An index never changes; one that
// is made from another shares with it whatever the changed resources cannot have had a part in.

import { NamedResources } from "./named-resources.ts";
import type { Resource } from "./resource.ts";

/** Names a kind and carries the type of its spec; never holds a value of that type. */
export interface KindName<Spec extends object> {
  readonly name: string;
  readonly spec?: Spec;
}

/** Kind → name → the resource that takes the place; undefined where it is gone. */
export type ChangedResources = ReadonlyMap<string, ReadonlyMap<string, Resource | undefined>>;

/** Is told what is looked up: one resource, there or not, or without a name all of a kind. */
export type Look = (kind: string, name?: string) => void;

interface Derived {
  readonly value: unknown;
  /** The kinds that were looked at to compute it. */
  readonly kinds: ReadonlySet<string>;
}

const none: NamedResources = new NamedResources(new Map());

export class ResourceIndex {
  readonly #byKind: Map<string, NamedResources>;
  readonly #derived: Map<unknown, Derived> = new Map();
  #look: Look | undefined;

  /** Takes resources in any order; of two with one kind and name the first is kept. */
  constructor(resources: Iterable<Resource>) {
    const byKind = new Map<string, Map<string, Resource>>();
    for (const resource of resources) {
      let named = byKind.get(resource.kind);
      if (named === undefined) byKind.set(resource.kind, (named = new Map()));
      if (!named.has(resource.name)) named.set(resource.name, resource);
    }
    this.#byKind = new Map([...byKind].map(([kind, named]) => [kind, new NamedResources(named)]));
  }

  get<Spec extends object>(kind: KindName<Spec>, name: string): Resource<Spec> | undefined {
    this.#look?.(kind.name, name);
    return this.#byKind.get(kind.name)?.get(name) as Resource<Spec> | undefined;
  }

  /** All resources of a kind, sorted by name, whatever the order of the files was. */
  all<Spec extends object>(kind: KindName<Spec>): readonly Resource<Spec>[] {
    this.#look?.(kind.name);
    const all: readonly Resource<object>[] = (this.#byKind.get(kind.name) ?? none).all();
    return all as readonly Resource<Spec>[];
  }

  /** The names of the kinds that have, or had, resources here. */
  kinds(): Iterable<string> {
    return this.#byKind.keys();
  }

  /**
   * What `compute` makes of this index, computed at most once for each function. An index made from
   * this one keeps it while no resource changes of a kind that `compute` looked at; so whatever it
   * hands out to be looked up later, it looks at all the same. What looked at nothing is not kept.
   */
  derive<T>(compute: (index: ResourceIndex) => T): T {
    let derived = this.#derived.get(compute);
    if (derived === undefined) {
      const kinds = new Set<string>();
      const value = this.watched(
        (kind) => kinds.add(kind),
        () => compute(this),
      );
      this.#derived.set(compute, (derived = { value, kinds }));
    }
    if (this.#look !== undefined) for (const kind of derived.kinds) this.#look(kind);
    return derived.value as T;
  }

  /** Runs something, and tells what it looks up; a derived value repeats what it was made from. */
  watched<T>(look: Look, run: () => T): T {
    const outer = this.#look;
    this.#look = look;
    try {
      return run();
    } finally {
      this.#look = outer;
    }
  }

  /** An index of the same resources but for these. */
  with(changed: ChangedResources): ResourceIndex {
    const index = new ResourceIndex([]);
    for (const [kind, named] of this.#byKind) index.#byKind.set(kind, named);
    for (const [kind, changes] of changed) {
      index.#byKind.set(kind, (this.#byKind.get(kind) ?? none).with(changes));
    }
    for (const [compute, derived] of this.#derived) {
      const isKept = derived.kinds.size > 0 && ![...derived.kinds].some((one) => changed.has(one));
      if (isKept) index.#derived.set(compute, derived);
    }
    return index;
  }
}

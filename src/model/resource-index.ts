// All resources of a run, found by kind and name, with a place for lookups that kinds compute
// once ("which host group has this host"). It knows no kind by name. An index never changes; one that
// is made from another shares with it whatever the changed resources cannot have had a part in.

import { LayeredMap } from "./layered-map.ts";
import { NamedResources } from "./named-resources.ts";
import type { Resource } from "./resource.ts";
import { ResourceGroups, type GroupOf } from "./resource-groups.ts";

/** Names a kind and carries the type of its spec; never holds a value of that type. */
export interface KindName<Spec extends object> {
  readonly name: string;
  readonly spec?: Spec;
}

/** Kind → name → the resource that takes the place; undefined where it is gone. */
export type ChangedResources = ReadonlyMap<string, ReadonlyMap<string, Resource | undefined>>;

/** Is told what is looked up: all of a kind; the resource of a name, there or not; or a group. */
export type Look = (kind: string, nameOrGroup?: string, groupOf?: GroupOf) => void;

interface Derived {
  readonly value: unknown;
  /** The kinds that were looked at to compute it. */
  readonly kinds: ReadonlySet<string>;
}

const none: NamedResources = new NamedResources();

export class ResourceIndex {
  readonly #byKind: Map<string, NamedResources>;
  readonly #groups: Map<string, Map<GroupOf, ResourceGroups>> = new Map();
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
    this.#byKind = new Map(
      [...byKind].map(([kind, named]) => [kind, new NamedResources(new LayeredMap(named))]),
    );
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

  /**
   * The resources of a kind in a group, sorted by name. They are the same list in an index that is made
   * from this one, as long as none of them changed, and none left or joined them.
   */
  group<Spec extends object>(
    kind: KindName<Spec>,
    groupOf: GroupOf<Spec>,
    group: string,
  ): readonly Resource<Spec>[] {
    this.#look?.(kind.name, group, groupOf);
    const byGroupOf = entryOf(this.#groups, kind.name, () => new Map<GroupOf, ResourceGroups>());
    const groups = entryOf(byGroupOf, groupOf, () => ResourceGroups.of(kind.name, groupOf, this));
    if (this.#look !== undefined) for (const one of groups.kinds) this.#look(one);
    const list: readonly Resource<object>[] = groups.get(group);
    return list as readonly Resource<Spec>[];
  }

  /** For each way of grouping a kind, the groups that differ in the index that this was made from. */
  regrouped(kind: string): ReadonlyMap<GroupOf, ReadonlySet<string>> {
    const groupings = [...(this.#groups.get(kind) ?? [])];
    return new Map(groupings.map(([groupOf, groups]) => [groupOf, groups.changed]));
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
    for (const [kind, byGroupOf] of this.#groups) {
      for (const [groupOf, groups] of byGroupOf) {
        const regrouped = groups.with(changed, this, index);
        if (regrouped === undefined) continue;
        entryOf(index.#groups, kind, () => new Map<GroupOf, ResourceGroups>()).set(
          groupOf,
          regrouped,
        );
      }
    }
    return index;
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

// The resources of one kind in groups, such as the bindings of each host. It never changes; where some
// resources change, another is made that shares the lists of all groups but theirs.

import { LayeredMap } from "./layered-map.ts";
import type { Resource } from "./resource.ts";
import type { ResourceIndex } from "./resource-index.ts";
import { compareNames } from "./sort.ts";

/**
 * The group of a resource, if it is in one. Besides the resource it may look at others of the same kind
 * by name, and at whatever there is of other kinds.
 */
export type GroupOf<Spec extends object = never> = (
  resource: Resource<Spec>,
  index: ResourceIndex,
) => string | undefined;

type List = readonly Resource[];

/** What was looked at to find out who is where. It is shared by all that are made from one, and grows. */
interface Looked {
  /** Kinds of which a change may regroup everything. */
  readonly kinds: Set<string>;
  /** Name → the names of the resources that looked at it. */
  readonly lookers: Map<string, Set<string>>;
}

export class ResourceGroups {
  readonly #kind: string;
  readonly #groupOf: GroupOf;
  readonly #looked: Looked;
  readonly #lists: LayeredMap<List>;
  /** The groups that differ from those of the one that this was made from. */
  readonly changed: ReadonlySet<string>;

  private constructor(
    made: { readonly kind: string; readonly groupOf: GroupOf; readonly looked: Looked },
    lists: LayeredMap<List>,
    changed: ReadonlySet<string>,
  ) {
    this.#kind = made.kind;
    this.#groupOf = made.groupOf;
    this.#looked = made.looked;
    this.#lists = lists;
    this.changed = changed;
  }

  static of(kind: string, groupOf: GroupOf, index: ResourceIndex): ResourceGroups {
    const looked: Looked = { kinds: new Set(), lookers: new Map() };
    const lists = new Map<string, Resource[]>();
    // That all are looked at here is nobody's dependence.
    const all = index.watched(
      () => undefined,
      () => index.all<never>({ name: kind }),
    );
    for (const resource of all) {
      const group = groupIn(index, resource, groupOf, looked);
      if (group === undefined) continue;
      const list = lists.get(group);
      if (list === undefined) lists.set(group, [resource]);
      else list.push(resource);
    }
    return new ResourceGroups({ kind, groupOf, looked }, new LayeredMap<List>(lists), new Set());
  }

  /** The kinds that were looked at to find out who is where. */
  get kinds(): ReadonlySet<string> {
    return this.#looked.kinds;
  }

  /** Sorted by name. */
  get(group: string): List {
    return this.#lists.get(group) ?? none;
  }

  /** The groups of an index that was made from another; undefined where all must be made anew. */
  with(
    changed: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
    before: ResourceIndex,
    after: ResourceIndex,
  ): ResourceGroups | undefined {
    if ([...changed.keys()].some((kind) => this.#looked.kinds.has(kind))) return undefined;
    const lists = new Map<string, List>();
    const change = (group: string | undefined, by: (list: List) => List): void => {
      if (group !== undefined) lists.set(group, by(lists.get(group) ?? this.get(group)));
    };
    for (const name of this.#namesToRegroup(changed)) {
      const former = before.get<never>({ name: this.#kind }, name);
      const resource = after.get<never>({ name: this.#kind }, name);
      change(former && groupIn(before, former, this.#groupOf, this.#looked), (list) =>
        list.filter((one) => one.name !== name),
      );
      change(resource && groupIn(after, resource, this.#groupOf, this.#looked), (list) =>
        resource === undefined ? list : [...list, resource].sort(byName),
      );
    }
    const entries = [...lists].map(
      ([group, list]) => [group, list.length === 0 ? undefined : list] as const,
    );
    const made = { kind: this.#kind, groupOf: this.#groupOf, looked: this.#looked };
    return new ResourceGroups(made, this.#lists.with(new Map(entries)), new Set(lists.keys()));
  }

  #namesToRegroup(changed: ReadonlyMap<string, ReadonlyMap<string, unknown>>): Set<string> {
    const changedNames = [...(changed.get(this.#kind)?.keys() ?? [])];
    const names = new Set(changedNames);
    for (const name of changedNames) {
      for (const looker of this.#looked.lookers.get(name) ?? []) names.add(looker);
    }
    return names;
  }
}

const none: List = [];

function groupIn(
  index: ResourceIndex,
  resource: Resource<never>,
  groupOf: GroupOf,
  { kinds, lookers }: Looked,
): string | undefined {
  const look = (kind: string, name?: string): void => {
    if (kind !== resource.kind || name === undefined) kinds.add(kind);
    else if (!lookers.has(name)) lookers.set(name, new Set([resource.name]));
    else lookers.get(name)?.add(resource.name);
  };
  return index.watched(look, () => groupOf(resource, index));
}

function byName(a: Resource, b: Resource): number {
  return compareNames(a.name, b.name);
}

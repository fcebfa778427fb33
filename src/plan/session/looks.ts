// Who looked at what while resources were asked about. From this follows which resources must be asked
// again when others change: a resource may look at some of its own kind, such as a subport at its parent;
// whatever looks further makes its kind one that cannot be changed piece by piece.

import type { AnyKind, Kind } from "../../model/kind.ts";
import type { Resource } from "../../model/resource.ts";
import type { GroupOf } from "../../model/resource-groups.ts";
import type { Look, ResourceIndex } from "../../model/resource-index.ts";
import type { Catalog } from "../catalog.ts";
import { asKindOfObjects } from "../declare.ts";

type AskedResource = Resource<object>;

/** What was looked at since a session last planned everything. It only grows. */
export class Looks {
  #asked: AskedResource | undefined;
  /** Kind → the kinds that its resources looked at, among them itself where it looked at all of it. */
  #kinds: Map<string, Set<string>> = new Map();
  /** Kind → the names of the resources of the kind that looked at others of it. */
  readonly #lookers: Map<string, Lookers> = new Map();

  /** What happens meanwhile is done for this resource. */
  asking<T>(resource: AskedResource, ask: () => T): T {
    const outer = this.#asked;
    this.#asked = resource;
    try {
      return ask();
    } finally {
      this.#asked = outer;
    }
  }

  /** For the index: something is looked up. */
  readonly look: Look = (kind, nameOrGroup, groupOf) => {
    const asked = this.#asked;
    if (asked === undefined) return;
    if (kind !== asked.kind || nameOrGroup === undefined) {
      entryOf(this.#kinds, asked.kind, () => new Set<string>()).add(kind);
    } else if (groupOf !== undefined || nameOrGroup !== asked.name) {
      const lookers = entryOf(this.#lookers, kind, (): Lookers => new Map());
      const byName = entryOf(lookers, groupOf, () => new Map<string, Set<string>>());
      entryOf(byName, nameOrGroup, () => new Set<string>()).add(asked.name);
    }
  };

  /** Takes back what a run looked at, of whole kinds, whose answers are not used. */
  tentatively(run: () => boolean): void {
    const before = new Map([...this.#kinds].map(([kind, seen]) => [kind, new Set(seen)]));
    if (!run()) this.#kinds = before;
  }

  /** True where nothing but some resources of the kind itself depends on one of its resources. */
  isApart(kind: string): boolean {
    for (const seen of this.#kinds.values()) if (seen.has(kind)) return false;
    return true;
  }

  /**
   * The names of the resources of a kind that looked at one of these names, or at a group of which the
   * index says that it changed.
   */
  *lookersAt(kind: string, names: Iterable<string>, index: ResourceIndex): Generator<string, void> {
    const lookers = this.#lookers.get(kind);
    for (const name of names) yield* lookers?.get(undefined)?.get(name) ?? [];
    for (const [groupOf, groups] of index.regrouped(kind)) {
      for (const group of groups) yield* lookers?.get(groupOf)?.get(group) ?? [];
    }
  }
}

/** Way of grouping, or undefined for names → group or name → who looked there. */
type Lookers = Map<GroupOf | undefined, Map<string, Set<string>>>;

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** The same catalog, with kinds that say on whose behalf they look something up. */
export function watchedCatalog(catalog: Catalog, looks: Looks): Catalog {
  return { ...catalog, kinds: catalog.kinds.map((kind) => watched(asKindOfObjects(kind), looks)) };
}

function watched(kind: Kind<object>, looks: Looks): AnyKind {
  const watching: Kind<object> = {
    ...kind,
    check: (one, index) => looks.asking(one, () => kind.check(one, index)),
    targets: (one, index) => looks.asking(one, () => kind.targets?.(one, index) ?? []),
    pools: (one, index) => looks.asking(one, () => kind.pools?.(one, index) ?? []),
    placements: (one, index) => looks.asking(one, () => kind.placements?.(one, index) ?? []),
    requests: (one, index, placed) =>
      looks.asking(one, () => kind.requests?.(one, index, placed) ?? []),
    claims: (one, index, allocated, sink) =>
      looks.asking(one, () => kind.claims?.(one, index, allocated, sink)),
  };
  return watching as AnyKind;
}

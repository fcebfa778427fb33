// The first step of planning for resources of which only some changed: what they declare, and what is
// wrong with them. Where the change is of a kind on which others depend, everything is asked again.

import { hasErrors, type Finding } from "../../model/diagnostic.ts";
import type { Kind } from "../../model/kind.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { sortedNames } from "../../model/sort.ts";
import type { Catalog } from "../catalog.ts";
import { asKindOfObjects, declare, declareIndexed, type Declaration } from "../declare.ts";
import { Looks, watchedCatalog } from "./looks.ts";

/** Kind → name → what is found there; no entry where nothing is. */
type Found = ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;

/** Kind → names of resources. */
export type NamesByKind = ReadonlyMap<string, ReadonlySet<string>>;

/** What was looked at to say what is wrong, and what to find out what is desired. */
export interface BothLooks {
  readonly checking: Looks;
  readonly desiring: Looks;
}

export interface Declared {
  readonly declaration: Declaration;
  readonly found: Found;
  readonly looks: BothLooks;
  /** What is to be worked out again, with whatever looked at it; undefined for everything. */
  readonly changed: NamesByKind | undefined;
}

/** Asks all resources. */
export function declareWhole(catalog: Catalog, index: ResourceIndex): Declared {
  const looks = { checking: new Looks(), desiring: new Looks() };
  const found = new Map<string, Map<string, readonly Finding[]>>();
  const asked = watchedCatalog(recording(catalog, found), looks.checking);
  const declaration = index.watched(looks.checking.look, () => declareIndexed(asked, index));
  return { declaration, found, looks, changed: undefined };
}

/**
 * Asks only what depends on the changed resources; `former` is what was declared before they changed,
 * without an error. Undefined where that would be everything.
 */
export function declareAgain(
  catalog: Catalog,
  former: Declared,
  index: ResourceIndex,
  changed: NamesByKind,
): Declared | undefined {
  const { looks } = former;
  if (![...changed.keys()].every((kind) => canChangeAlone(catalog, kind, looks))) return undefined;
  const found = foundAgain(catalog, former, index, changed);
  const findings = inOrder(catalog, found);
  // Which names a person meant is said of the first wrong ones of all only.
  const declaration = hasErrors(findings)
    ? declare(catalog, everything(index))
    : { ...former.declaration, index, findings };
  return { declaration, found, looks, changed };
}

/** What a resource of such a kind says concerns nobody but some others of its kind. */
export function canChangeAlone(
  { kinds }: Catalog,
  name: string,
  { checking, desiring }: BothLooks,
): boolean {
  const kind = kinds.find((one) => one.name === name);
  const declares = (["targets", "pools", "placements", "policy"] as const).some(
    (role) => kind?.[role] !== undefined,
  );
  return !declares && checking.isApart(name) && desiring.isApart(name);
}

/** The changed resources, and those that looked at one of them, or at where it was or is. */
export function withLookers(changed: NamesByKind, looks: Looks, index: ResourceIndex): NamesByKind {
  return new Map(
    [...changed].map(([kind, names]) => [
      kind,
      new Set([...names, ...looks.lookersAt(kind, names, index)]),
    ]),
  );
}

function foundAgain(
  catalog: Catalog,
  former: Declared,
  index: ResourceIndex,
  changed: NamesByKind,
): Found {
  const looks = former.looks.checking;
  const found = new Map(former.found);
  const { kinds } = watchedCatalog(catalog, looks);
  looks.tentatively(() => {
    const affected = withLookers(changed, looks, index);
    index.watched(looks.look, () => {
      for (const [name, names] of affected) {
        const kind = kinds.find((one) => one.name === name);
        if (kind === undefined) continue;
        found.set(name, checkedAgain(asKindOfObjects(kind), names, index, found.get(name)));
      }
    });
    return !hasErrors(inOrder(catalog, found));
  });
  return found;
}

function checkedAgain(
  kind: Kind<object>,
  names: Iterable<string>,
  index: ResourceIndex,
  former: ReadonlyMap<string, readonly Finding[]> | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map(former);
  for (const name of names) {
    const resource = index.get<object>(kind, name);
    const findings = resource === undefined ? [] : kind.check(resource, index);
    if (findings.length === 0) found.delete(name);
    else found.set(name, findings);
  }
  return found;
}

/** The same catalog, which remembers what its kinds find. */
function recording(catalog: Catalog, found: Map<string, Map<string, readonly Finding[]>>): Catalog {
  const kinds = catalog.kinds.map((anyKind) => {
    const kind = asKindOfObjects(anyKind);
    const byName = new Map<string, readonly Finding[]>();
    found.set(kind.name, byName);
    const check: Kind<object>["check"] = (resource, index) => {
      const findings = kind.check(resource, index);
      if (findings.length > 0) byName.set(resource.name, findings);
      return findings;
    };
    return { ...kind, check } as Catalog["kinds"][number];
  });
  return { ...catalog, kinds };
}

function inOrder({ kinds }: Catalog, found: Found): Finding[] {
  return kinds.flatMap(({ name }) => {
    const byName = found.get(name) ?? new Map<string, readonly Finding[]>();
    return sortedNames(byName.keys()).flatMap((one) => byName.get(one) ?? []);
  });
}

function everything(index: ResourceIndex): Resource[] {
  return [...index.kinds()].flatMap((name) => [...index.all({ name })]) as Resource[];
}

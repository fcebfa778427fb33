// Make before break over target types. What a resource gets on targets of an earlier type is there before
// it gets or changes anything on those of a later one; and what it had on the later ones is gone, or has
// changed, before anything of it goes on the earlier ones. So a port is plugged only where its switches
// carry the network. Costs nothing where a fabric has one type of target. What stands in a resource's way
// without being a change of the plan is found in type-obstacles.ts.

import type { ResourceRef } from "../model/resource.ts";
import type { Change } from "./change.ts";
import { ruleNamer } from "./list-waits.ts";
import { obstacleFinder, type Planned } from "./type-obstacles.ts";
import { typeRanks, type TypeRanks } from "./type-ranks.ts";

type ByResource = ReadonlyMap<ResourceRef, readonly Change[]>;

const nothing: readonly Change[] = [];

/** Adds the waits, and holds what comes too early. All changes of all targets, with all other waits. */
export function linkTypes(changes: readonly Change[], planned: Planned): void {
  const ranks = typeRanks(planned.catalog, planned.input);
  if (ranks === undefined) return;
  const ruleOf = ruleNamer(planned.catalog);
  // A list serves all who use anything on it, wherever they are.
  const own = changes.filter(({ target, shape }) => shape.bucket !== ruleOf(target)?.lists);
  linkMakes(own, ranks, planned);
  linkRemovals(own, ranks, planned);
}

function linkMakes(changes: readonly Change[], ranks: TypeRanks, planned: Planned): void {
  const makes = changes.filter(({ action }) => action !== "remove");
  const later = makes.filter(({ target }) => ranks.of(target) > ranks.lowest);
  if (later.length === 0) return;
  const resources = claimantsOf(later);
  const byResource = changesOf(resources, makes);
  const obstacleTo = obstacleFinder("comes", resources, ranks, planned);
  const known = new Map<string, readonly Change[]>();
  const before = (resource: ResourceRef, rank: number): readonly Change[] => {
    const name = `${rank} ${resource}`;
    let last = known.get(name);
    if (last === undefined) {
      const all = byResource.get(resource) ?? nothing;
      last = lastOf(all.filter(({ target }) => ranks.of(target) < rank));
      known.set(name, last);
    }
    return last;
  };
  for (const change of later) {
    const rank = ranks.of(change.target);
    const awaited = new Set<Change>();
    for (const { resource } of change.claims) {
      for (const one of before(resource, rank)) awaited.add(one);
      change.hold ??= obstacleTo(resource, (other) => other < rank);
    }
    waitForAll(change, awaited);
  }
}

/** Without those that others of them wait for. */
function lastOf(changes: readonly Change[]): readonly Change[] {
  const awaited = new Set(changes.flatMap(({ waits }) => waits));
  return changes.filter((change) => !awaited.has(change));
}

function linkRemovals(changes: readonly Change[], ranks: TypeRanks, planned: Planned): void {
  const earlier = changes.filter(
    ({ action, target }) => action === "remove" && ranks.of(target) < ranks.highest,
  );
  if (earlier.length === 0) return;
  const resources = claimantsOf(earlier);
  const removals = changesOf(resources, earlier);
  const leaving = changesOf(
    resources,
    changes.filter(({ action, target }) => action !== "add" && ranks.of(target) > ranks.lowest),
  );
  const obstacleTo = obstacleFinder("goes", resources, ranks, planned);
  const lowest = lowestRemovals(ranks);
  // The latest type comes first here, so that no wait changes what was found out for another one.
  for (const change of earlier.toSorted((a, b) => ranks.of(b.target) - ranks.of(a.target))) {
    const rank = ranks.of(change.target);
    const before = new Set(change.waits);
    const awaited = new Set<Change>();
    for (const { resource } of change.claims) {
      // With another removal for the same resource it waits for all that this one waits for.
      if (removals.get(resource)?.some((one) => before.has(one)) === true) continue;
      const later = (leaving.get(resource) ?? nothing).filter(
        // What itself comes after such a removal is not waited for, or the two might wait for each other.
        (one) => ranks.of(one.target) > rank && lowest(one) > rank,
      );
      for (const one of lastOf(later)) awaited.add(one);
      change.hold ??= obstacleTo(resource, (other) => other > rank);
    }
    waitForAll(change, awaited);
  }
}

/** The earliest type of target on which something goes before a change is done, itself included. */
function lowestRemovals(ranks: TypeRanks): (change: Change) => number {
  const known = new Map<Change, number>();
  const lowest = (change: Change): number => {
    const before = known.get(change);
    if (before !== undefined) return before;
    let rank = change.action === "remove" ? ranks.of(change.target) : Number.POSITIVE_INFINITY;
    for (const awaited of change.waits) rank = Math.min(rank, lowest(awaited));
    known.set(change, rank);
    return rank;
  };
  return lowest;
}

function claimantsOf(changes: readonly Change[]): ReadonlySet<ResourceRef> {
  const resources = new Set<ResourceRef>();
  for (const { claims } of changes) for (const { resource } of claims) resources.add(resource);
  return resources;
}

/** The changes of some resources, in their order. */
function changesOf(resources: ReadonlySet<ResourceRef>, changes: readonly Change[]): ByResource {
  const byResource = new Map<ResourceRef, Change[]>();
  for (const change of changes) {
    for (const { resource } of change.claims) {
      if (!resources.has(resource)) continue;
      const list = byResource.get(resource);
      if (list === undefined) byResource.set(resource, [change]);
      // A resource may claim an item in more than one way.
      else if (list.at(-1) !== change) list.push(change);
    }
  }
  return byResource;
}

function waitForAll(change: Change, awaited: ReadonlySet<Change>): void {
  if (awaited.size > 0) change.waits = [...change.waits, ...awaited];
}

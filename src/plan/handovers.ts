// Make before break across targets. Where what a resource has on one target goes, and the same resource
// gets items of the same type on others, it is moving: the old ones go after the new ones are there. So
// a network changes its transit, and a binding its host, without a gap.

import { sortedNames } from "../model/sort.ts";
import { targetTypeOf, type TargetName } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import type { Desire } from "./desire.ts";
import type { PlanInput } from "./input.ts";
import { bucketShape } from "./item-types.ts";
import { growthNamer } from "./list-growth.ts";
import { ruleNamer } from "./list-waits.ts";
import { useNamer } from "./uses.ts";

type UseOf = ReturnType<typeof useNamer>;

export interface Handovers {
  readonly catalog: Catalog;
  readonly input: PlanInput;
  readonly wanted: Desire;
  readonly unknown: Iterable<TargetName>;
}

/** Adds the waits, and holds removals whose new place nobody can see. All changes of all targets. */
export function linkHandovers(changes: readonly Change[], handovers: Handovers): void {
  const { catalog, input } = handovers;
  const ruleOf = ruleNamer(catalog);
  // A list serves all who use anything on it; it goes with what it is the list of.
  const isList = ({ target, shape }: Change): boolean => shape.bucket === ruleOf(target)?.lists;
  const removals = changes.filter((change) => change.action === "remove" && !isList(change));
  if (removals.length === 0) return;
  const useOf = useNamer(catalog);
  const gained = gainedItems(changes, useOf);
  const unseen = unseenItems(handovers, useOf);
  if (gained.size === 0 && unseen.size === 0) return;
  const growthsFor = growthNamer(changes, catalog, input);
  const resting: Resting = new Map();
  for (const removal of removals) {
    const awaited = new Set<Change>();
    for (const claimant of removal.claims) {
      const use = useOf(removal.typed.type, claimant);
      for (const add of gained.get(use) ?? []) {
        // What comes to a target of another type is something else, whatever it is called there.
        if (add.target === removal.target || add.typed.type !== removal.typed.type) continue;
        awaited.add(add);
        for (const growth of growthsFor(add.target, claimant)) awaited.add(growth);
      }
      const target = unseen.get(use);
      if (target === undefined || target === removal.target) continue;
      removal.hold ??= {
        reason: "target-unknown",
        detail: `it moves to ${target}, and whether it is there nobody can see`,
        help: `bring ${target} back, or leave it out of the manifests`,
      };
    }
    // What itself comes after a removal is not waited for, or the two might wait for each other.
    for (const one of awaited) if (!restsOnRemoval(one, resting)) removal.waitFor(one);
  }
}

function gainedItems(changes: readonly Change[], useOf: UseOf): Map<string, Change[]> {
  const gained = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.action !== "add") continue;
    for (const claimant of change.claims) {
      const use = useOf(change.typed.type, claimant);
      const adds = gained.get(use);
      if (adds === undefined) gained.set(use, [change]);
      else adds.push(change);
    }
  }
  return gained;
}

/** What resources are to have on unknown targets, and did not have there when it was applied last. */
function unseenItems(
  { catalog, input, wanted, unknown }: Handovers,
  useOf: UseOf,
): Map<string, TargetName> {
  const unseen = new Map<string, TargetName>();
  for (const target of sortedNames(unknown)) {
    const type = catalog.targetTypes.get(targetTypeOf(target));
    const owned = input.owned.get(target)?.items;
    if (type === undefined) continue;
    for (const [bucket, items] of wanted.documents.itemsOf(target)) {
      const shape = bucketShape(type, bucket);
      for (const [key, { claims }] of items) {
        const typed = shape.typeOf(key);
        if (typed === undefined || owned?.get(bucket)?.has(key) === true) continue;
        for (const claimant of claims) unseen.set(useOf(typed.type, claimant), target);
      }
    }
  }
  return unseen;
}

type Resting = Map<Change, boolean>;

/** True where the change waits, directly or not, for a removal. */
function restsOnRemoval(change: Change, known: Resting): boolean {
  const before = known.get(change);
  if (before !== undefined) return before;
  known.set(change, false);
  const rests = change.waits.some(
    (awaited) => awaited.action === "remove" || restsOnRemoval(awaited, known),
  );
  known.set(change, rests);
  return rests;
}

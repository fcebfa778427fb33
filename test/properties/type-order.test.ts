// The laws of the order over target types, on small fabrics of toys whose resources come, go, move and
// change: no plan waits for itself, nothing comes too early or goes too soon, every fabric converges, and a
// planning session gives the very same plans.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalJson, type Json } from "../../src/model/json.ts";
import { itemPathOf, itemValueOf, type Operation } from "../../src/model/operation.ts";
import type { OwnedItem } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { PlanningSession } from "../../src/plan/session/session.ts";
import {
  itemsOf,
  place,
  trip,
  tripCatalog as catalog,
  type TripSpec,
} from "../support/toy-trips.ts";
import {
  applyIn,
  emptyWorld,
  inputIn,
  InvalidManifests,
  planIn,
  type Planner,
  type World,
} from "../support/world.ts";

const targets = ["box/a", "box/b", "cart/a", "cart/b", "van/a"];
const types = ["box", "cart", "van"];
const names = ["x", "y", "z"];

type Trips = Readonly<Record<string, TripSpec>>;

const trips: fc.Arbitrary<Trips> = fc.dictionary(
  fc.constantFrom(...names),
  fc
    .record({
      on: fc.subarray(targets),
      shelf: fc.integer({ min: 1, max: 2 }),
      colour: fc.constantFrom(undefined, "red"),
      // Who takes the seal of another waits for a removal.
      seal: fc.constantFrom(undefined, "wax", "lead"),
    })
    .map(({ on, shelf, colour, seal }) => ({
      on,
      shelf,
      ...(colour === undefined ? {} : { colour }),
      ...(seal === undefined ? {} : { seal }),
    })),
);

const situations = fc.record({
  before: trips,
  after: trips,
  /** How far the plan for what was before got. */
  at: fc.constantFrom(1, 1, 0.5),
  unknown: fc.subarray(targets, { maxLength: 2 }),
  options: fc.oneof(
    fc.constant<Partial<PlanOptions>>({}),
    fc.subarray(targets, { minLength: 1 }).map((some) => ({ targets: some })),
    fc.constantFrom(...targets).map((one) => ({ exclude: [one] })),
    fc.constantFrom("Trip/x", "Place/cart-a", "Place/box-a").map((one) => ({ scopes: [one] })),
  ),
});

function resourcesOf(some: Trips): Resource[] {
  return [...targets.map(place), ...Object.entries(some).map(([name, one]) => trip(name, one))];
}

type Situation = typeof situations extends fc.Arbitrary<infer T> ? T : never;
type Law = (planner: Planner, situation: Situation) => void;

/** Somewhere in between two fabrics, and the plan from there. */
function planFor(planner: Planner, { before, after, at, unknown, options }: Situation) {
  const first = planIn(emptyWorld, resourcesOf(before), { planner: makePlan, catalog });
  const world = applyIn(emptyWorld, first, catalog, Math.ceil(at * first.operations.length));
  const unseen = new Set(unknown);
  const asked = { planner, catalog, unknown: unseen, options };
  return { world, unseen, plan: planIn(world, resourcesOf(after), asked) };
}

/** Everything that an operation waits for, directly or not. */
function awaitedBy({ operations }: Plan): (operation: Operation) => readonly Operation[] {
  const byId = new Map(operations.map((one) => [one.id, one]));
  return (operation) => {
    const all = new Set([operation]);
    for (const one of all) for (const id of one.waitsFor) all.add(byId.get(id)!);
    return [...all];
  };
}

/** 0 for boxes, which come first. */
function rankOf({ target }: { readonly target: TargetName }): number {
  return types.indexOf(target.split("/")[0] ?? "");
}

function claimantsOf({ claims }: Pick<Operation, "claims">): string[] {
  return claims.map(({ resource }) => resource);
}

interface Place {
  readonly target: TargetName;
  readonly path: string;
}

function liveAt({ live }: World, { target, path }: Place): Json | undefined {
  return valueAt(live.get(target), segmentsOf(path));
}

function* ownedIn({ owned }: World) {
  for (const [target, { items }] of owned) {
    for (const [bucket, inBucket] of items) {
      for (const [key, item] of inBucket) yield { target, path: `${bucket}/${key}`, item };
    }
  }
}

function wantedBy(after: Trips, resource: string): (Place & { readonly value: Json })[] {
  const name = resource.replace("Trip/", "");
  const spec = after[name];
  if (spec === undefined) return [];
  return itemsOf(name, spec).map(({ target, bucket, key, value }) => ({
    target,
    path: `${bucket}/${key}`,
    value,
  }));
}

function recorded(world: World, place: Place): OwnedItem | undefined {
  for (const { target, path, item } of ownedIn(world)) {
    if (target === place.target && path === place.path) return item;
  }
  return undefined;
}

const laws: Readonly<Record<string, Law>> = {
  "nothing comes before all that its trip needs on earlier types": (planner, situation) => {
    const { world, unseen, plan } = planFor(planner, situation);
    const awaited = awaitedBy(plan);
    for (const operation of plan.operations) {
      if (itemValueOf(operation) === undefined) continue;
      const before = awaited(operation);
      for (const resource of claimantsOf(operation)) {
        for (const one of wantedBy(situation.after, resource)) {
          if (rankOf(one) >= rankOf(operation)) continue;
          const { values = [] } = recorded(world, one) ?? {};
          const isThere = unseen.has(one.target)
            ? equalJson(values[0], one.value)
            : equalJson(liveAt(world, one), one.value);
          const isMade = before.some(
            (other) => other.target === one.target && itemPathOf(other) === one.path,
          );
          expect(isThere || isMade, `${operation.id} before ${one.target}${one.path}`).toBe(true);
        }
      }
    }
  },

  "nothing goes before what its trip had on later types": (planner, situation) => {
    const { world, unseen, plan } = planFor(planner, situation);
    const awaited = awaitedBy(plan);
    const wanted = Object.keys(situation.after).flatMap((name) => wantedBy(situation.after, name));
    for (const operation of plan.operations) {
      if (itemValueOf(operation) !== undefined) continue;
      const before = awaited(operation);
      for (const resource of claimantsOf(operation)) {
        for (const one of ownedIn(world)) {
          if (rankOf(one) <= rankOf(operation)) continue;
          if (!one.item.claims.some((claim) => claim.resource === resource)) continue;
          const live = unseen.has(one.target) ? one.item.values[0] : liveAt(world, one);
          const kept = wanted.find(
            ({ target, path }) => target === one.target && path === one.path,
          );
          if (live === undefined || (kept !== undefined && equalJson(kept.value, live))) continue;
          const leaving = plan.operations.find(
            (other) => other.target === one.target && itemPathOf(other) === one.path,
          );
          // Something that is no later goes before that: neither can wait for the other.
          const mayNotWait =
            leaving === undefined
              ? hasSeals(situation) && isHeld(plan, one)
              : awaited(leaving).some(isRemovalUpTo(rankOf(operation)));
          const isGone = leaving !== undefined && before.includes(leaving);
          const words = `${operation.id} before ${one.target}${one.path} went`;
          expect(isGone || mayNotWait, words).toBe(true);
        }
      }
    }
  },

  "planning and applying again and again comes to rest": (planner, { before, after, at }) => {
    const all = { before, after, at, unknown: [], options: {} };
    let { world, plan } = planFor(planner, all);
    for (let rounds = 0; plan.operations.length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(6);
      world = applyIn(world, plan, catalog);
      plan = planIn(world, resourcesOf(after), { planner, catalog });
    }
    expect(plan.held).toEqual([]);
  },

  "a session gives the plans that are made from nothing": (planner, situation) => {
    const { before, after, unknown, options } = situation;
    const session = new PlanningSession(catalog);
    const { world } = planFor(planner, situation);
    const [from, to] = [resourcesOf(before), resourcesOf(after)];
    const asked = { catalog, unknown: new Set(unknown), options };
    for (const [resources, more] of [
      [from, { catalog }],
      [to, asked],
      [to, { catalog }],
      [from, asked],
    ] as const) {
      const input = inputIn(world, resources, more);
      const again = session.plan({ ...input, declaration: session.declareAll(resources) });
      expect(JSON.stringify(again)).toBe(JSON.stringify(planner(catalog, input)));
    }
  },
};

/** Whether names are taken from others, so that something new may come after something old. */
function hasSeals({ before, after }: Situation): boolean {
  return [before, after].some((some) => Object.values(some).some(({ seal }) => seal !== undefined));
}

function isHeld({ held }: Plan, { target, path }: Place): boolean {
  return held.some((one) => one.target === target && one.path === path);
}

function isRemovalUpTo(rank: number): (operation: Operation) => boolean {
  return (operation) => itemValueOf(operation) === undefined && rankOf(operation) <= rank;
}

/** Manifests that contradict each other are not what this is about. */
function keeps(law: Law, planner: Planner, situation: Situation): void {
  try {
    law(planner, situation);
  } catch (error) {
    if (!(error instanceof InvalidManifests)) throw error;
  }
}

describe("laws of the order over target types", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    fc.assert(
      fc.property(situations, (situation) => keeps(law, makePlan, situation)),
      { numRuns: 400 },
    );
  });
});

/** A planner that forgets the waits between types of targets. */
const hasty: Planner = (ofCatalog, input) => {
  const result = makePlan(ofCatalog, input);
  if (result.type === "invalid") return result;
  const operations = result.plan.operations.map((one) => {
    const type = one.target.split("/")[0];
    const waitsFor = one.waitsFor.filter((id) => id.includes(`:${type}/`));
    return { ...one, waitsFor };
  });
  return { ...result, plan: { ...result.plan, operations } };
};

test.each(Object.entries(laws).slice(0, 2))("a hasty planner breaks: %s", (_name, law) => {
  const property = fc.property(situations, (situation) => keeps(law, hasty, situation));
  expect(() => fc.assert(property, { numRuns: 400 })).toThrow(/Property failed/);
});

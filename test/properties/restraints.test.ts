// What a plan may do under restraints, whatever the fabric, the change and the drift: nothing that it must
// not, everything else, and afterwards the rest is what it was.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalJson, type JsonObject } from "../../src/model/json.ts";
import { itemPathOf, type Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import { escapeSegment, segmentsOf, splitPointer, valueAt } from "../../src/model/pointer.ts";
import type { Restraint, Restraints } from "../../src/model/restraint.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import { fabricShapes, resourcesOf } from "../support/fabric.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import {
  applyIn,
  emptyWorld,
  InvalidManifests,
  patched,
  planIn,
  type Planner,
  type World,
} from "../support/world.ts";

const restraint: Restraint = { reason: "not-approved", detail: "not now", help: "later" };

/** A fabric as it was applied, what somebody did to its devices, and what the manifests say since. */
interface Situation {
  readonly world: World;
  readonly resources: readonly Resource[];
  readonly planner: Planner;
}

type Law = (situation: Situation) => void;

function planned({ world, resources, planner }: Situation, restraints?: Restraints): Plan {
  const options = restraints === undefined ? {} : { restraints };
  return planIn(world, resources, { planner, catalog, options });
}

function declaredIn(plan: Plan): unknown[] {
  return plan.operations
    .filter((one) => one.drift !== true)
    .map(({ id, value }) => [id, value])
    .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1));
}

const laws: Readonly<Record<string, Law>> = {
  "only what was applied before is called drift, and all of that": (situation) => {
    const { live, owned } = situation.world;
    for (const { target, action, path, value, drift } of planned(situation).operations) {
      // What goes before it comes again is a replacement, and lists are made in steps.
      const isThere = valueAt(live.get(target), segmentsOf(path)) !== undefined;
      if (action !== "add" || isThere || path.startsWith("/remoteVteps")) continue;
      const { bucket, key } = splitPointer(path);
      const ours = owned.get(target)?.items.get(bucket)?.get(key);
      const isContainer = bucket === "/interfaces";
      const isOurs = ours?.values.some((one) => isContainer || equalJson(one, value)) === true;
      expect(drift === true, `${target}${path}`).toBe(isOurs);
    }
  },

  "a plan that may change nothing declared only heals, and records nothing else": (situation) => {
    const plan = planned(situation, { changes: restraint });
    expect(plan.operations.filter((one) => one.drift !== true)).toEqual([]);
    const { adoptions, forgotten, freed, allocations } = plan;
    expect([...adoptions, ...forgotten, ...freed]).toEqual([]);
    expect([...allocations.added, ...allocations.released]).toEqual([]);
    const sorted = (list: Plan["allocated"]): string[] =>
      list.map((one) => JSON.stringify(one)).sort();
    expect(sorted(plan.allocated)).toEqual(sorted(situation.world.allocations));
  },

  "what was declared is the same after healing as before": (situation) => {
    const before = planned(situation);
    const healed = applyIn(situation.world, planned(situation, { changes: restraint }), catalog);
    const after = planned({ ...situation, world: healed });
    expect(declaredIn(after)).toEqual(declaredIn(before));
    expect(after.allocations).toEqual(before.allocations);
    expect(after.adoptions).toEqual(before.adoptions);
  },

  "after healing nothing is left to heal but what waits": (situation) => {
    const plan = planned(situation, { changes: restraint });
    const healed = applyIn(situation.world, plan, catalog);
    expect(planned({ ...situation, world: healed }, { changes: restraint }).operations).toEqual([]);
  },

  "healing and then applying comes to the same as applying": (situation) => {
    const healed = applyIn(situation.world, planned(situation, { changes: restraint }), catalog);
    const last = applyIn(healed, planned({ ...situation, world: healed }), catalog);
    const straight = applyIn(situation.world, planned(situation), catalog);
    expect(Object.fromEntries(last.live)).toEqual(Object.fromEntries(straight.live));
    expect(new Set(last.allocations)).toEqual(new Set(straight.allocations));
  },

  "drift that is left is not healed, and the rest is": (situation) => {
    const plan = planned(situation, { drift: restraint });
    expect(plan.operations.filter((one) => one.drift === true)).toEqual([]);
    const waits = plan.held.filter(({ reason }) => reason === "waiting").length;
    if (waits === 0) expect(declaredIn(plan)).toEqual(declaredIn(planned(situation)));
  },

  "nothing is done on a target that is held, and elsewhere what does not wait for it": (
    situation,
  ) => {
    const whole = planned(situation);
    const [first] = whole.operations;
    if (first === undefined) return;
    const { target } = first;
    const plan = planned(situation, { targets: { [target]: restraint } });
    const isHere = (one: { readonly target: string }): boolean => one.target === target;
    expect([...plan.operations, ...plan.adoptions, ...plan.forgotten].filter(isHere)).toEqual([]);
    const waits = plan.held.some(({ reason }) => reason === "waiting");
    const idsOf = (list: Plan["operations"]): string[] => list.map(({ id }) => id).sort();
    if (!waits) {
      const others = whole.operations.filter((one) => !isHere(one));
      expect(idsOf(plan.operations)).toEqual(idsOf(others));
    }
  },

  "what is not done is held, with the reason": (situation) => {
    const whole = planned(situation);
    for (const restraints of [{ changes: restraint }, { drift: restraint }]) {
      const plan = planned(situation, restraints);
      const told = new Set([
        ...plan.operations.map((one) => `${one.target}${itemPathOf(one)}`),
        ...plan.held.map((one) => `${one.target}${one.path}`),
      ]);
      for (const one of whole.operations) expect(told).toContain(`${one.target}${itemPathOf(one)}`);
    }
  },

  "restraints that name nothing restrain nothing": (situation) => {
    const plan = JSON.stringify(planned(situation));
    expect(JSON.stringify(planned(situation, {}))).toBe(plan);
    const leftDrift = [{ ...restraint, target: "switch/none", path: "/vlans/*" }];
    expect(JSON.stringify(planned(situation, { leftDrift, targets: {} }))).toBe(plan);
  },

  "all drift that is left path by path is as all drift that is left": (situation) => {
    const items = planned(situation).operations.filter((one) => one.drift === true);
    const leftDrift = items.map((one) => {
      const { target } = one;
      return { ...restraint, target, path: itemPathOf(one) };
    });
    const one = planned(situation, { leftDrift });
    expect(one.digest).toBe(planned(situation, { drift: restraint }).digest);
    const below = [...new Set(items.map(({ target }) => target))].map((target) => ({
      ...restraint,
      target,
    }));
    expect(planned(situation, { leftDrift: below }).digest).toBe(one.digest);
  },
};

/** What somebody does by hand to one of the items that are ours. */
interface Meddling {
  readonly target: number;
  readonly item: number;
  readonly isRenamed: boolean;
}

function meddled(world: World, { target, item, isRenamed }: Meddling): World {
  const names = [...world.owned.keys()].sort();
  const name = names[target % names.length] ?? "";
  const paths = [...(world.owned.get(name)?.items ?? [])].flatMap(([bucket, items]) =>
    [...items.keys()].map((key) => `${bucket}/${escapeSegment(key)}`),
  );
  const path = paths.sort()[item % paths.length] ?? "";
  const document = world.live.get(name) as JsonObject;
  if (path === "" || valueAt(document, segmentsOf(path)) === undefined) return world;
  const isVlan = isRenamed && /^\/vlans\/\d+$/.test(path);
  const step = isVlan
    ? { action: "replace" as const, path, value: { name: "by-hand" } }
    : { action: "remove" as const, path };
  return { ...world, live: new Map(world.live).set(name, patched(document, step)) };
}

const cases = fc.record({
  before: fabricShapes,
  after: fc.option(fabricShapes, { nil: undefined, freq: 3 }),
  meddling: fc.array(fc.record({ target: fc.nat(7), item: fc.nat(60), isRenamed: fc.boolean() }), {
    maxLength: 6,
  }),
});

function property(law: Law, planner: Planner) {
  return fc.property(cases, ({ before, after, meddling }) => {
    try {
      const former = resourcesOf(before);
      let world = emptyWorld;
      // The second plan gives numbers back that the first one freed.
      for (let n = 0; n < 2; n += 1) {
        world = applyIn(world, planIn(world, former, { planner: makePlan, catalog }), catalog);
      }
      world = meddling.reduce(meddled, world);
      law({ world, resources: after === undefined ? former : resourcesOf(after), planner });
    } catch (error) {
      if (!(error instanceof InvalidManifests)) throw error;
    }
  });
}

/** Planners that are wrong on purpose, and the law that finds each out. */
const faults: readonly (readonly [fault: string, law: string, planner: Planner])[] = [
  [
    "takes everything for drift",
    "only what was applied before",
    lying((plan) => withOperations(plan, (one) => ({ ...one, drift: true }))),
  ],
  [
    "takes nothing for drift",
    "only what was applied before",
    lying((plan) => withOperations(plan, ({ drift: _drift, ...one }) => one)),
  ],
  [
    "obeys no restraints",
    "a plan that may change nothing",
    (all, input) => makePlan(all, unrestrained(input)),
  ],
  [
    "gives numbers away before they are consented to",
    "a plan that may change nothing",
    (all, input) => {
      const result = makePlan(all, input);
      const whole = makePlan(all, unrestrained(input));
      if (result.type === "invalid" || whole.type === "invalid") return result;
      const { allocations, allocated } = whole.plan;
      return { ...result, plan: { ...result.plan, allocations, allocated } };
    },
  ],
  [
    "holds without a word",
    "what is not done is held",
    lying((plan) => ({ ...plan, held: plan.held.filter((one) => one.reason !== "not-approved") })),
  ],
];

function unrestrained(input: PlanInput): PlanInput {
  const { restraints: _restraints, ...options } = input.options;
  return { ...input, options };
}

function lying(change: (plan: Plan) => Plan): Planner {
  return (all, input): PlanResult => {
    const result = makePlan(all, input);
    return result.type === "invalid" ? result : { ...result, plan: change(result.plan) };
  };
}

function withOperations(plan: Plan, change: (one: Operation) => Operation): Plan {
  return { ...plan, operations: plan.operations.map(change) };
}

describe("plans under restraints", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    fc.assert(property(law, makePlan), { numRuns: 60 });
  });

  test.each(faults)("a planner that %s is found out", (_fault, name, planner) => {
    const law = Object.entries(laws).find(([one]) => one.startsWith(name))?.[1];
    if (law === undefined) throw new Error(`there is no law ${name}`);
    expect(fc.check(property(law, planner), { numRuns: 2_000, endOnFailure: true }).failed).toBe(
      true,
    );
  });
});

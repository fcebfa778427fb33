import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricShapes, firstVlan, resourcesOf } from "../support/fabric.ts";
import { laws, type Law, type Situation } from "./laws.ts";
import { plantedFaults } from "./planted-faults.ts";
import { InvalidManifests, type Planner } from "../support/world.ts";

const shapes = fc.record({
  before: fabricShapes,
  after: fabricShapes,
  order: fc.nat(1000),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  foreign: fc.array(fc.nat(6), { maxLength: 3 }),
});

type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

function situationOf({ before, after, order, at, foreign }: Shape): Situation {
  return {
    before: resourcesOf(before),
    after: resourcesOf(after),
    order,
    at,
    foreignVlans: foreign.flatMap((n) => [firstVlan(0) + n, firstVlan(1) + n, 3000 + n]),
  };
}

/** A move from one fabric to another may pin a number that is in use: an error, and no plan. */
function keeps(law: Law, planner: Planner, shape: Shape): void {
  try {
    law(planner, situationOf(shape));
  } catch (error) {
    fc.pre(!(error instanceof InvalidManifests));
    throw error;
  }
}

function property(law: Law, planner: Planner): fc.IPropertyWithHooks<[Shape]> {
  return fc.property(shapes, (shape) => keeps(law, planner, shape));
}

describe("laws of planning", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    fc.assert(property(law, makePlan), { numRuns: 100 });
  });
});

describe("planners with a planted fault", () => {
  test.each(plantedFaults)("$fault is caught by $law", ({ law, planner }) => {
    const name = Object.keys(laws).find((one) => one.startsWith(law));
    const broken = name === undefined ? undefined : laws[name];
    if (broken === undefined) throw new Error(`there is no law ${law}`);
    // A counterexample is all that is wanted here; making it smaller would only cost time.
    expect(fc.check(property(broken, planner), { numRuns: 300, endOnFailure: true }).failed).toBe(
      true,
    );
  });
});

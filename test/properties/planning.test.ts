import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import { fabricShapes, firstVlan, resourcesOf } from "../support/fabric.ts";
import { wholeFabricShapes, wholeResourcesOf } from "../support/whole-fabric.ts";
import { laws, type Law, type Situation } from "./laws.ts";
import { plantedFaults } from "./planted-faults.ts";
import { InvalidManifests, type Planner } from "../support/world.ts";

/** Small descriptions, which can be read and made smaller, and what follows from them. */
interface Fabrics<Shape> {
  readonly shapes: fc.Arbitrary<Shape>;
  resourcesOf(shape: Shape): Resource[];
}

const plainFabrics = { shapes: fabricShapes, resourcesOf };
const wholeFabrics = { shapes: wholeFabricShapes, resourcesOf: wholeResourcesOf };

/** A move from one fabric to another may pin a number that is in use: an error, and no plan. */
function keeps(law: Law, planner: Planner, situation: Situation): void {
  try {
    law(planner, situation);
  } catch (error) {
    fc.pre(!(error instanceof InvalidManifests));
    throw error;
  }
}

function property<Shape>(law: Law, planner: Planner, fabrics: Fabrics<Shape>) {
  const cases = fc.record({
    before: fabrics.shapes,
    after: fabrics.shapes,
    order: fc.nat(1000),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    foreign: fc.array(fc.nat(6), { maxLength: 3 }),
  });
  return fc.property(cases, ({ before, after, order, at, foreign }) =>
    keeps(law, planner, {
      before: fabrics.resourcesOf(before),
      after: fabrics.resourcesOf(after),
      order,
      at,
      foreignVlans: foreign.flatMap((n) => [firstVlan(0) + n, firstVlan(1) + n, 3000 + n]),
    }),
  );
}

describe("laws of planning", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    fc.assert(property(law, makePlan, plainFabrics), { numRuns: 100 });
  });
});

describe("laws of planning where networks also leave the fabric, and host groups have their own", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    fc.assert(property(law, makePlan, wholeFabrics), { numRuns: 15 });
  });
});

describe("planners with a planted fault", () => {
  test.each(plantedFaults)(
    "$fault is caught by $law",
    ({ law, planner }) => {
      const name = Object.keys(laws).find((one) => one.startsWith(law));
      const broken = name === undefined ? undefined : laws[name];
      if (broken === undefined) throw new Error(`there is no law ${law}`);
      // A counterexample is all that is wanted here; making it smaller would only cost time. Most come at
      // once, and a rare one is looked for until it comes.
      expect(
        fc.check(property(broken, planner, plainFabrics), { numRuns: 5_000, endOnFailure: true })
          .failed,
      ).toBe(true);
    },
    240_000,
  );
});

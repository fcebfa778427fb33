import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricShapes, firstVlan, resourcesOf } from "../support/fabric.ts";
import { laws, type Law, type Situation } from "./laws.ts";
import { plantedFaults } from "./planted-faults.ts";
import type { Planner } from "../support/world.ts";

const situations: fc.Arbitrary<Situation> = fc
  .record({
    before: fabricShapes,
    after: fabricShapes,
    order: fc.nat(1000),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    foreign: fc.array(fc.nat(6), { maxLength: 3 }),
  })
  .map(({ before, after, order, at, foreign }) => ({
    before: resourcesOf(before),
    after: resourcesOf(after),
    order,
    at,
    foreignVlans: foreign.flatMap((n) => [firstVlan(0) + n, firstVlan(1) + n, 3000 + n]),
  }));

function check(law: Law, planner: Planner, runs: number): fc.RunDetails<[Situation]> {
  const property = fc.property(situations, (situation) => law(planner, situation));
  return fc.check(property, { numRuns: runs, endOnFailure: true });
}

describe("laws of planning", () => {
  test.each(Object.entries(laws))("%s", (_name, law) => {
    const property = fc.property(situations, (situation) => law(makePlan, situation));
    fc.assert(property, { numRuns: 100 });
  });
});

describe("planners with a planted fault", () => {
  test.each(plantedFaults)("$fault is caught by $law", ({ law, planner }) => {
    const name = Object.keys(laws).find((one) => one.startsWith(law));
    const broken = name === undefined ? undefined : laws[name];
    if (broken === undefined) throw new Error(`there is no law ${law}`);
    expect(check(broken, planner, 300).failed).toBe(true);
  });
});

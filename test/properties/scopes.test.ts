import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { InvalidManifests, type Planner } from "../support/world.ts";
import { wholeFabricShapes, wholeResourcesOf } from "../support/whole-fabric.ts";
import { plantedScopeFaults } from "./planted-scope-faults.ts";
import { scopedPlans, scopeLaws, type Beside } from "./scopes.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const shapes = fc.record({
  before: wholeFabricShapes,
  after: wholeFabricShapes,
  drift: fc.array(fc.record({ at: share, isRemoval: fc.boolean() }), { maxLength: 3 }),
  pick: share,
});

type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

/** Every form of scope; none where one fabric cannot follow the other, such as for a pin in use. */
function plansFor(planner: Planner, shape: Shape): Beside[] {
  const [before, after] = [wholeResourcesOf(shape.before), wholeResourcesOf(shape.after)];
  try {
    return scopedPlans(planner, { ...shape, before, after });
  } catch (error) {
    if (error instanceof InvalidManifests) return [];
    throw error;
  }
}

function property(law: (beside: Beside) => void, planner: Planner): fc.IPropertyWithHooks<[Shape]> {
  return fc.property(shapes, (shape) => {
    for (const beside of plansFor(planner, shape)) {
      try {
        law(beside);
      } catch (error) {
        throw new Error(`a plan for ${beside.form.name}`, { cause: error });
      }
    }
  });
}

describe("a scoped plan beside the plan of everything", () => {
  test.each(Object.entries(scopeLaws))("%s", (_name, law) => {
    fc.assert(property(law, makePlan), { numRuns: 40 });
  });
});

describe("scopes with a planted fault", () => {
  test.each(plantedScopeFaults)("$fault is caught by: $law", ({ law, planner }) => {
    const broken = scopeLaws[law];
    if (broken === undefined) throw new Error(`there is no law ${law}`);
    const { failed } = fc.check(property(broken, planner), { numRuns: 3_000, endOnFailure: true });
    expect(failed).toBe(true);
  });
});

// Somebody changes a device, and then the manifests so that they say the same: nothing is to be sent, and
// what is ours is to be recorded as it is, or it would be drift for ever.

import { expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { book, box, toyCatalog } from "../support/toy.ts";
import { applyIn, emptyWorld, planIn } from "../support/world.ts";

test("what is as desired, but recorded with another value, is recorded anew", () => {
  const asked = { planner: makePlan, catalog: toyCatalog };
  const resourcesIn = (colour: string): Parameters<typeof planIn>[1] => [
    box("a"),
    book("atlas", { box: "a", subject: "maps", colour }),
  ];
  const first = planIn(emptyWorld, resourcesIn("red"), asked);
  const applied = applyIn(emptyWorld, first, toyCatalog);
  const atlas = { shelf: 1, colour: "blue" };
  const live = new Map([["box/a", { shelves: { "1": { subject: "maps" } }, books: { atlas } }]]);
  const changed = { ...applied, live };
  const plan = planIn(changed, resourcesIn("blue"), asked);
  expect(plan.operations).toEqual([]);
  expect(plan.adoptions).toMatchObject([{ path: "/books/atlas", value: atlas }]);
  expect(plan.adoptions).toHaveLength(1);
  const settled = planIn(applyIn(changed, plan, toyCatalog), resourcesIn("blue"), asked);
  expect(settled.adoptions).toEqual([]);
});

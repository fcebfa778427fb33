// What a plan for less than everything may do to the lists of switches that carry one VNI: it tells of
// whoever is in it, and makes nobody forget a switch that goes on carrying the VNI.

import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { fabric, listsIn, planOf, settled } from "../support/leaves.ts";
import { applyIn } from "../support/world.ts";

const onTwo = settled(fabric(["a", "b"]));

/** b gives up the VNI and c gets it, of which the plan is to do only some. */
const later = fabric(["a", "c"]);

function planFor(scope: string): Plan {
  return planOf(later, { world: onTwo, options: { scopes: [scope] } });
}

function targetsOf(plan: Plan): string[] {
  return [...new Set(plan.operations.map(({ target }) => target))].sort();
}

function held(plan: Plan): string[] {
  return plan.held.map(({ target, path, detail }) => `${target}${path}: ${detail}`);
}

/** The lists after the plan, and after the plan of everything behind it. */
function listsAfter(plan: Plan): { first: object; last: object } {
  const first = applyIn(onTwo, plan, fabricCatalog);
  const last = applyIn(first, planOf(later, { world: first }), fabricCatalog);
  return { first: listsIn(first), last: listsIn(last) };
}

const end = {
  a: { "5000": { "192.0.2.3": {} } },
  b: {},
  c: { "5000": { "192.0.2.1": {} } },
};

test("the plan of everything changes all three", () => {
  expect(listsAfter(planOf(later, { world: onTwo })).first).toEqual(end);
});

describe("a plan for a network", () => {
  test("is the plan of everything for its VNI", () => {
    const plan = planFor("Network/blue");
    expect(held(plan)).toEqual([]);
    expect(listsAfter(plan)).toEqual({ first: end, last: end });
  });
});

describe("a plan for a host", () => {
  test("tells the others of its switch, and lets them forget none that goes on", () => {
    const plan = planFor("HostGroup/host-c");
    expect(targetsOf(plan)).toEqual(["switch/a", "switch/c"]);
    expect(held(plan)).toEqual([
      "switch/a/remoteVteps/5000: switch/b still has /vnis/5000, which this plan does not remove",
    ]);
    const both = { "192.0.2.2": {}, "192.0.2.3": {} };
    const b = onTwo.live.get("switch/b")?.["remoteVteps"];
    expect(listsAfter(plan)).toEqual({ first: { ...end, a: { "5000": both }, b }, last: end });
  });

  test("that leaves takes its switch out, which the others forget with the next whole plan", () => {
    const plan = planFor("HostGroup/host-b");
    expect(targetsOf(plan)).toEqual(["switch/b"]);
    const a = onTwo.live.get("switch/a")?.["remoteVteps"];
    expect(listsAfter(plan)).toEqual({ first: { a, b: {}, c: {} }, last: end });
  });
});

describe("a plan for a switch", () => {
  test("that gets the VNI changes no other", () => {
    const plan = planFor("Switch/c");
    expect(targetsOf(plan)).toEqual(["switch/c"]);
    const lists = { ...listsIn(onTwo), c: end.c };
    expect(listsAfter(plan)).toEqual({ first: lists, last: end });
  });

  test("that keeps the VNI lets it forget none that goes on", () => {
    for (const plan of [
      planFor("Switch/a"),
      planOf(later, { world: onTwo, options: { targets: ["switch/a"] } }),
      planOf(later, { world: onTwo, options: { exclude: ["switch/b", "switch/c"] } }),
    ]) {
      expect(plan.operations.map(({ id }) => id)).toEqual([
        "add:switch/a/remoteVteps/5000/192.0.2.3",
      ]);
      expect(held(plan)[0]).toContain("switch/b still has /vnis/5000");
      expect(listsAfter(plan).last).toEqual(end);
    }
  });
});

// What a resource gets on one type of target comes before what it gets on the next, and goes after it.

import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { whyWaits } from "../../src/plan/wait-reason.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import * as leaves from "../support/leaves.ts";
import { boxTarget, linesOf } from "../support/toy.ts";
import { place, trip, tripCatalog as catalog } from "../support/toy-trips.ts";
import { applyIn, emptyWorld, planIn, type Asked, type World } from "../support/world.ts";

const places = ["box/a", "box/b", "cart/a", "cart/b"].map(place);

function planOf(trips: readonly Resource[], world: World, asked: Partial<Asked> = {}): Plan {
  return planIn(world, [...places, ...trips], { planner: makePlan, catalog, ...asked });
}

function settled(trips: readonly Resource[]): World {
  return applyIn(emptyWorld, planOf(trips, emptyWorld), catalog);
}

function heldOn(plan: Plan, target: string): string[] {
  return plan.held.flatMap((one) =>
    one.target === target ? [`${one.reason} ${one.path}: ${one.detail}; ${one.help}`] : [],
  );
}

const here = trip("x", { on: ["box/a", "box/b", "cart/a"], shelf: 1 });

test("what is new comes on the earlier type first, and the later one waits for the last of it", () => {
  expect(linesOf(planOf([here], emptyWorld))).toEqual([
    "add:box/a/shelves/1",
    "add:box/a/books/x after add:box/a/shelves/1",
    "add:box/b/shelves/1",
    "add:box/b/books/x after add:box/b/shelves/1",
    "add:cart/a/shelves/1 after add:box/a/books/x, add:box/b/books/x",
    "add:cart/a/books/x after add:cart/a/shelves/1, add:box/a/books/x, add:box/b/books/x",
  ]);
});

test("what goes goes on the later type first", () => {
  const removals = linesOf(planOf([], settled([here]))).slice(0, 4);
  expect(removals).toEqual([
    "remove:cart/a/books/x",
    "remove:cart/a/shelves/1 after remove:cart/a/books/x",
    "remove:box/a/books/x after remove:cart/a/shelves/1",
    "remove:box/a/shelves/1 after remove:box/a/books/x",
  ]);
});

test("what changes on the later type changes after what is new, and before what is old goes", () => {
  const moved = trip("x", { on: ["box/a", "cart/a"], shelf: 2 });
  const world = settled([trip("x", { on: ["box/a", "cart/a"], shelf: 1 })]);
  const plan = planOf([moved], world);
  expect(linesOf(plan)).toEqual([
    "add:box/a/shelves/2",
    "replace:box/a/books/x/shelf after add:box/a/shelves/2",
    "add:cart/a/shelves/2 after replace:box/a/books/x/shelf",
    "replace:cart/a/books/x/shelf after add:cart/a/shelves/2, replace:box/a/books/x/shelf",
    "remove:cart/a/shelves/1 after replace:cart/a/books/x/shelf",
    "remove:box/a/shelves/1 after replace:box/a/books/x/shelf, remove:cart/a/shelves/1",
  ]);
});

test("only what is for the same resource waits", () => {
  const other = trip("y", { on: ["cart/a"], shelf: 2 });
  const lines = linesOf(planOf([here, other], emptyWorld));
  expect(lines).toContain("add:cart/a/books/y after add:cart/a/shelves/2");
});

test("what is there already is not waited for", () => {
  const before = settled([trip("x", { on: ["box/a"], shelf: 1 })]);
  const lines = linesOf(planOf([trip("x", { on: ["box/a", "cart/a"], shelf: 1 })], before));
  expect(lines).toEqual(["add:cart/a/shelves/1", "add:cart/a/books/x after add:cart/a/shelves/1"]);
});

test("what moves is plugged in its new place before it leaves the old one", () => {
  const world = settled([trip("x", { on: ["box/a", "cart/a"], shelf: 1 })]);
  const plan = planOf([trip("x", { on: ["box/b", "cart/b"], shelf: 1 })], world);
  const order = plan.operations.filter(({ path }) => path === "/books/x").map(({ id }) => id);
  expect(order).toEqual([
    "add:box/b/books/x",
    "add:cart/b/books/x",
    "remove:cart/a/books/x",
    "remove:box/a/books/x",
  ]);
});

test("each of these waits has a reason that people are told", () => {
  const reasons = (plan: Plan): (string | undefined)[] => {
    const byId = new Map(plan.operations.map((one): [string, Operation] => [one.id, one]));
    return plan.operations.flatMap((waiting) =>
      waiting.waitsFor.map((id) => whyWaits(boxTarget, waiting, byId.get(id)!)?.type),
    );
  };
  expect(reasons(planOf([here], emptyWorld))).toContain("comes-first");
  expect(reasons(planOf([], settled([here])))).toContain("goes-first");
});

describe("what a resource needs first and does not get keeps it from the later type, where", () => {
  test("it is held back", () => {
    const sealed = trip("x", { on: ["box/a", "cart/a"], shelf: 1, seal: "wax" });
    const drivers = new Map([["toy", { name: "toy", features: new Set<string>() }]]);
    const plan = planOf([sealed], emptyWorld, { catalog: { ...catalog, drivers } });
    expect(plan.operations.map(({ id }) => id)).toEqual(["add:box/a/shelves/1"]);
    expect(heldOn(plan, "cart/a")[0]).toBe(
      "waiting /shelves/1: it waits for add box/a /books/x, which is held back; see why /books/x is held back",
    );
  });

  test("it is not ours", () => {
    const live = new Map([["box/a", { shelves: { 1: { subject: "none" } }, books: {} }]]);
    const plan = planOf([here], { ...emptyWorld, live });
    expect(plan.operations.map(({ target }) => target)).toEqual(["box/b", "box/b"]);
    expect(heldOn(plan, "cart/a")).toContain(
      "waiting /books/x: Trip/x needs /shelves/1 on box/a first, which is held back because it is not ours; see why /shelves/1 is held back",
    );
  });

  test("nobody can see it", () => {
    const plan = planOf([here], emptyWorld, { unknown: new Set(["box/b"]) });
    expect(plan.operations.map(({ target }) => target)).toEqual(["box/a", "box/a"]);
    expect(heldOn(plan, "cart/a")).toContain(
      "waiting /books/x: Trip/x needs /books/x on box/b first, and nobody can see whether it is there; bring box/b back",
    );
  });

  test.each<[Partial<Asked["options"] & object>]>([
    [{ targets: ["cart/a"] }],
    [{ exclude: ["box/b"] }],
    [{ scopes: ["Place/cart-a"] }],
  ])("it is outside the scope %j", (options) => {
    const plan = planOf([here], emptyWorld, { options });
    expect(plan.operations.filter(({ target }) => target === "cart/a")).toEqual([]);
    expect(heldOn(plan, "cart/a")[0]).toMatch(
      /^waiting .*: Trip\/x needs \/\w+\/\w+ on box\/[ab] first, which is outside the scope; plan with a wider scope$/,
    );
  });
});

test("what was applied where nobody can see is believed to be there", () => {
  const before = settled([trip("x", { on: ["box/a", "box/b"], shelf: 1 })]);
  for (const asked of [{ unknown: new Set(["box/b"]) }, { options: { targets: ["cart/a"] } }]) {
    const plan = planOf([here], before, asked);
    expect(plan.operations.map(({ id }) => id)).toEqual([
      "add:cart/a/shelves/1",
      "add:cart/a/books/x",
    ]);
  }
});

describe("what a resource still has on the later type keeps the earlier one, where", () => {
  test("nobody can see it", () => {
    const plan = planOf([], settled([here]), { unknown: new Set(["cart/a"]) });
    expect(plan.operations).toEqual([]);
    expect(heldOn(plan, "box/a")).toContain(
      "waiting /books/x: Trip/x had /books/x on cart/a, and nobody can see whether it is gone; bring cart/a back",
    );
  });

  test("it is not ours any more", () => {
    const { live, ...rest } = settled([here]);
    const changed = {
      shelves: { 1: { subject: "all" } },
      books: { x: { shelf: 1, colour: "red" } },
    };
    const plan = planOf([], { ...rest, live: new Map([...live, ["cart/a", changed]]) });
    expect(plan.operations).toEqual([]);
    expect(heldOn(plan, "box/a")[0]).toMatch(
      /Trip\/x had \/books\/x on cart\/a, which is held back/,
    );
  });

  test.each<[Partial<Asked["options"] & object>]>([
    [{ targets: ["box/a"] }],
    [{ exclude: ["cart/a"] }],
    [{ scopes: ["Place/box-a"] }],
  ])("it is outside the scope %j", (options) => {
    const plan = planOf([], settled([here]), { options });
    expect(plan.operations).toEqual([]);
    expect(heldOn(plan, "box/a")[0]).toMatch(
      /Trip\/x had .* on cart\/a, which is outside the scope/,
    );
  });

  test("it would be over the deletion budget", () => {
    const plan = planOf([], settled([here]), { options: { allowDeletes: 1 } });
    expect(plan.operations).toEqual([]);
  });
});

test("what goes there by itself keeps nobody", () => {
  const { live, ...rest } = settled([here]);
  const bare = new Map([...live, ["cart/a", boxTarget.emptyDocument]] as const);
  const plan = planOf([], { ...rest, live: bare });
  expect(plan.operations.map(({ id }) => id)).toContain("remove:box/a/books/x");
});

describe("lists of those that carry the same keep no port waiting", () => {
  const mask = '"0xfe"';
  const host = `{softPatchPanel: {driver: sim, nics: [{pciAddress: "00:04.0", physicalNetwork: a, vhosts: 2, coreMask: ${mask}}]}}`;
  const vm = `{network: blue, host: host-a, macAddress: "fa:16:3e:00:00:01", attachment: {type: vhost, portId: p1}}`;
  const plugged = [
    ...leaves.fabric(["b"]),
    ...resourcesOf(one("Host", "host-a", host), one("PortBinding", "vm", vm)),
  ];
  const before = leaves.settled(leaves.fabric(["b"]));
  const plug = "add:patchpanel/host-a/plugs/p1";
  const waitsOf = ({ operations }: Plan): readonly string[] | undefined =>
    operations.find(({ id }) => id === plug)?.waitsFor.filter((id) => id.includes(":switch/"));
  const own = ["add:switch/a/vnis/5000", "add:switch/a/interfaces/et1/trunkVlans/2000"];

  test("where they grow", () => {
    const plan = leaves.planOf(plugged, { world: before });
    expect(plan.operations.map(({ id }) => id)).toContain("add:switch/b/remoteVteps/5000");
    expect(waitsOf(plan)).toEqual(own);
  });

  test("where they are not ours, or on a switch that nobody can see", () => {
    const live = new Map(before.live);
    const leafB = live.get("switch/b") ?? {};
    live.set("switch/b", { ...leafB, remoteVteps: { 5000: { "192.0.2.99": {} } } });
    const foreign = leaves.planOf(plugged, { world: { ...before, live } });
    expect(foreign.held.map(({ path }) => path)).toContain("/remoteVteps/5000");
    expect(waitsOf(foreign)).toEqual(own);
    expect(waitsOf(leaves.planOf(plugged, { world: before, unknown: ["b"] }))).toEqual(own);
  });
});

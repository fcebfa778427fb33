// Switches that carry one VNI are told each other's addresses, each as far as its driver keeps lists. What
// the lists wait for is also a law (test/properties); here is what a scope, a silent switch, or something
// that stays in place makes of it.

import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { fabric, listsIn, planOf, resultOf, settled, type Asked } from "../support/leaves.ts";
import { applyIn } from "../support/world.ts";

/** The operations on lists, and what of them is held back. */
function linesOf(plan: Plan): string[] {
  const lists = "/remoteVteps";
  return [
    ...plan.operations.filter(({ path }) => path.startsWith(lists)).map(({ id }) => id),
    ...plan.held
      .filter(({ path }) => path?.startsWith(lists))
      .map(({ reason, target, detail }) => `held ${reason} ${target}: ${detail}`),
  ];
}

const everywhere = settled(fabric(["a", "b", "c"]));
const onTwo = settled(fabric(["a", "b"]));

describe("the list of a switch", () => {
  test("holds the addresses of all others that carry the VNI, and goes with it", () => {
    expect(listsIn(everywhere)).toEqual({
      a: { "5000": { "192.0.2.2": {}, "192.0.2.3": {} } },
      b: { "5000": { "192.0.2.1": {}, "192.0.2.3": {} } },
      c: { "5000": { "192.0.2.1": {}, "192.0.2.2": {} } },
    });
    const less = applyIn(everywhere, planOf(fabric(["a"]), { world: everywhere }), fabricCatalog);
    expect(listsIn(less)).toEqual({ a: {}, b: {}, c: {} });
  });

  test("is needed by all who need the VNI, wherever they do", () => {
    const { operations } = planOf(fabric(["a", "b"]));
    const list = operations.find(({ path }) => path === "/remoteVteps/5000");
    expect(list?.claims.map(({ resource }) => resource)).toEqual([
      "PortBinding/on-a",
      "PortBinding/on-b",
    ]);
  });

  test("is not there where no switch has an address, as long as no driver asks for one", () => {
    const vteps = { a: null, b: null, c: null };
    expect(listsIn(settled(fabric(["a", "b"], { vteps })))).toEqual({ a: {}, b: {}, c: {} });
  });

  test("is not kept where EVPN tells of the others; these are told of the switch all the same", () => {
    const lists = listsIn(settled(fabric(["a", "b"], { asns: { b: "65001" } })));
    expect(lists).toEqual({ a: { "5000": { "192.0.2.2": {} } }, b: {}, c: {} });
  });

  test("is not kept by a driver without lists, which others are told of all the same", () => {
    const features = new Set(Object.keys(fabricCatalog.targetTypes.get("switch")?.features ?? {}));
    features.delete("remoteVteps");
    const drivers = new Map(fabricCatalog.drivers).set("bare", { name: "bare", features });
    const catalog = { ...fabricCatalog, drivers };
    const lists = listsIn(settled(fabric(["a", "b"], { drivers: { b: "bare" } }), catalog));
    expect(lists).toEqual({ a: { "5000": { "192.0.2.2": {} } }, b: {}, c: {} });
  });

  test("that somebody else made is left alone", () => {
    const document = structuredClone(onTwo.live.get("switch/c") ?? {}) as never as {
      remoteVteps: object;
    };
    document.remoteVteps = { "5000": { "203.0.113.9": {} } };
    const live = new Map(onTwo.live).set("switch/c", document as never);
    const plan = planOf(fabric(["a", "b", "c"]), { world: { ...onTwo, live } });
    expect(plan.held).toMatchObject([{ reason: "not-owned", path: "/remoteVteps/5000" }]);
  });
});

describe("a switch without an address", () => {
  test("is a mistake in its manifest, once, where it shares a VNI with one that has an address", () => {
    const result = resultOf(fabric(["a", "b", "c"], { vteps: { b: null } }));
    expect(result.findings).toMatchObject([
      {
        code: "fabric/no-vtep-address",
        at: { resource: { kind: "Switch", name: "b" } },
        label: "it carries VNI 5000 together with a and 1 more, and has no vtepAddress",
      },
    ]);
  });

  test("is none where it carries nothing together with others", () => {
    expect(resultOf(fabric(["b"], { vteps: { b: null } })).type).toBe("planned");
    expect(resultOf(fabric(["a", "c"], { vteps: { b: null } })).type).toBe("planned");
  });

  test("is none where EVPN tells all of each other", () => {
    const asns = { a: "65001", b: "65002", c: "65003" };
    const resources = fabric(["a", "b", "c"], { vteps: { b: null }, asns });
    expect(resultOf(resources).type).toBe("planned");
  });
});

describe("an address leaves a list", () => {
  test("after its switch gave up the VNI", () => {
    const { operations } = planOf(fabric(["a", "b"]), { world: everywhere });
    const leaving = operations.filter(({ path }) => path === "/remoteVteps/5000/192.0.2.3");
    expect(leaving.map(({ target, waitsFor }) => [target, waitsFor])).toEqual([
      ["switch/a", ["remove:switch/c/vnis/5000"]],
      ["switch/b", ["remove:switch/c/vnis/5000"]],
    ]);
  });

  test("only with that: what holds the one back holds the other", () => {
    const options = { allowDeletes: 0 };
    const plan = planOf(fabric(["a", "b"]), { world: everywhere, options });
    expect(plan.operations).toEqual([]);
    expect(linesOf(plan)).toEqual([
      expect.stringMatching(/^held waiting switch\/a: it waits for remove switch\/c \/vnis\/5000/),
      expect.stringMatching(/^held waiting switch\/b: it waits for remove switch\/c \/vnis\/5000/),
      expect.stringMatching(/^held over-deletion-budget switch\/c/),
    ]);
  });

  test("at once where nobody can see its switch: the manifests say that nothing is to go there", () => {
    const asked: Asked = { world: everywhere, unknown: ["c"] };
    expect(linesOf(planOf(fabric(["a", "b"]), asked))).toEqual([
      "remove:switch/a/remoteVteps/5000/192.0.2.3",
      "remove:switch/b/remoteVteps/5000/192.0.2.3",
    ]);
  });

  test("also where the switch itself left the manifests", () => {
    const gone = fabric(["a", "b"]).filter(({ name }) => name !== "c" && name !== "host-c");
    const { operations } = planOf(gone, { world: everywhere });
    expect(operations.find(({ id }) => id.endsWith("/192.0.2.3"))?.waitsFor).toEqual([
      "remove:switch/c/vnis/5000",
    ]);
  });

  test("after another one joined that its switch has from now on", () => {
    const moved = fabric(["a", "b", "c"], { vteps: { c: "192.0.2.33" } });
    const { operations } = planOf(moved, { world: everywhere });
    expect(operations.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ["add:switch/a/remoteVteps/5000/192.0.2.33", []],
      ["remove:switch/a/remoteVteps/5000/192.0.2.3", ["add:switch/a/remoteVteps/5000/192.0.2.33"]],
      ["add:switch/b/remoteVteps/5000/192.0.2.33", []],
      ["remove:switch/b/remoteVteps/5000/192.0.2.3", ["add:switch/b/remoteVteps/5000/192.0.2.33"]],
    ]);
  });
});

describe("a switch that nobody can see", () => {
  test("is told of to the others, as what it is to carry is desired", () => {
    expect(linesOf(planOf(fabric(["a", "b"]), { unknown: ["b"] }))).toEqual([
      "add:switch/a/remoteVteps/5000",
    ]);
  });

  test("holds up nobody who has nothing to do with it", () => {
    const plan = planOf(fabric(["a", "c"]), { world: onTwo, unknown: ["c"] });
    expect(plan.operations.map(({ id }) => id)).toContain("remove:switch/b/remoteVteps/5000");
    expect(plan.held.map(({ reason, target }) => [reason, target])).toEqual([
      ["target-unknown", "switch/c"],
    ]);
  });
});

describe("whoever moves from one switch to another", () => {
  test("is reached in the new place before anything is taken away in the old one", () => {
    const moved = fabric(["a"]).concat(
      resourcesOf(one("PortBinding", "on-b", "{network: blue, host: host-c}")),
    );
    const { operations } = planOf(moved, { world: onTwo });
    const places = operations.map(({ id }) => id);
    const reached = ["add:switch/a/remoteVteps/5000/192.0.2.3", "add:switch/c/remoteVteps/5000"];
    const removals = operations.filter(
      ({ target, action }) => target === "switch/b" && action === "remove",
    );
    expect(removals.length).toBeGreaterThanOrEqual(5);
    for (const removal of removals) {
      const awaited = new Set(removal.waitsFor);
      for (const id of awaited) {
        for (const next of operations.find((other) => other.id === id)?.waitsFor ?? []) {
          awaited.add(next);
        }
      }
      expect([...awaited], removal.id).toEqual(expect.arrayContaining(reached));
    }
    expect(places.indexOf("remove:switch/a/remoteVteps/5000/192.0.2.2")).toBeGreaterThan(
      places.indexOf("remove:switch/b/vnis/5000"),
    );
  });
});

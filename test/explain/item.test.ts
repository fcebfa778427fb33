// Why an item is as it is: the waits of a plan, the value of an allocation, and words that people type.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlamedItem } from "../../src/cli/blame.ts";
import { explainAllocations } from "../../src/cli/explain/allocation.ts";
import { explainItem } from "../../src/cli/explain/item.ts";
import { findMeant } from "../../src/cli/explain/lookup.ts";
import { wordsOf } from "../../src/cli/views/item-row.ts";
import type { Allocation } from "../../src/model/allocation.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { whyWaits } from "../../src/plan/wait-reason.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { fabricShapes, resourcesOf } from "../support/fabric.ts";
import { fabric, planOf, settled } from "../support/leaves.ts";
import { one, resourcesOf as resourcesOfTexts } from "../kinds/manifests.ts";
import { applyIn, emptyWorld, InvalidManifests, planIn } from "../support/world.ts";

const target = "switch/leaf-a1";
const words = wordsOf(target);

/** Every pair of a waiting and an awaited operation. */
function waitsIn({ operations }: Plan): { waiting: Operation; awaited: Operation }[] {
  const byId = new Map(operations.map((one) => [one.id, one]));
  return operations.flatMap((waiting) =>
    waiting.waitsFor.flatMap((id) => {
      const awaited = byId.get(id);
      return awaited === undefined ? [] : [{ waiting, awaited }];
    }),
  );
}

test("every wait of every plan has a reason", () => {
  const seen = new Set<string | undefined>();
  fc.assert(
    fc.property(fabricShapes, fabricShapes, (first, second) => {
      try {
        const before = planIn(emptyWorld, resourcesOf(first), { planner: makePlan, catalog });
        const world = applyIn(emptyWorld, before, catalog);
        const after = planIn(world, resourcesOf(second), { planner: makePlan, catalog });
        for (const { waiting, awaited } of [...waitsIn(before), ...waitsIn(after)]) {
          const reason = whyWaits(switchTarget, waiting, awaited);
          seen.add(reason?.type);
          expect(reason, `${waiting.id} waits for ${awaited.id}`).toBeDefined();
        }
      } catch (error) {
        // Some pairs of fabrics contradict each other, which is not what this is about.
        if (!(error instanceof InvalidManifests)) throw error;
      }
    }),
    { numRuns: 200 },
  );
  for (const type of ["stands-in", "needs", "order", "still-needed"]) expect(seen).toContain(type);
});

test("the waits of lists have reasons of their own", () => {
  const world = settled(fabric(["a", "b"]));
  const moved = resourcesOfTexts(one("PortBinding", "on-b", "{network: blue, host: host-c}"));
  const reasons = waitsIn(planOf([...fabric(["a"]), ...moved], { world })).map(
    ({ waiting, awaited }) =>
      `${waiting.id} ${whyWaits(switchTarget, waiting, awaited)?.type} ${awaited.id}`,
  );
  const [forgotten, told] = [
    "remove:switch/a/remoteVteps/5000/192.0.2.2",
    "add:switch/a/remoteVteps/5000/192.0.2.3",
  ];
  expect(reasons).toContain(`${forgotten} grows-first ${told}`);
  expect(reasons).toContain(`${forgotten} still-carries remove:switch/b/vnis/5000`);
  expect(reasons).toContain(`remove:switch/b/vnis/5000 reached ${told}`);
  expect(reasons).toContain("remove:switch/b/vnis/5000 moves add:switch/c/vnis/5000");
  const list = "add:switch/c/remoteVteps/5000";
  expect(reasons).toContain(`remove:switch/b/interfaces/et1/nativeVlan reached ${list}`);
});

describe("the value of an allocation", () => {
  const manifest = (kind: string, name: string, spec: object) => ({
    kind,
    name,
    labels: {},
    annotations: {},
    spec: spec as never,
    source: { file: "n.yaml", line: 4, column: 1, document: 0 },
  });
  const pinned = manifest("Network", "blue", {
    vni: 10165,
    segments: [{ vlanPool: "leaf-a", vlan: 2000 }],
  });
  const context = {
    catalog,
    declaration: declare(catalog, [pinned]),
    plan: undefined,
    document: undefined,
    type: switchTarget,
    settings: {
      target,
      driver: "sim",
      ownership: "shared" as const,
      pools: { vlan: "vlan/leaf-a", vni: "vni" },
      limits: {},
      connection: {},
    },
    locate: () => ({ file: "n.yaml", line: 9, column: 3, endLine: 9, endColumn: 7 }),
  };
  const why = (allocation: Allocation, more: object = {}) =>
    explainAllocations([allocation], { ...context, ...more })[0]?.why;

  test("is pinned where the manifest says so", () => {
    expect(why({ pool: "vni", key: "blue", value: 10165 })).toMatchObject({
      type: "pinned",
      at: { file: "n.yaml", line: 9 },
    });
  });

  test("is asked for by nobody, once its network is gone", () => {
    expect(why({ pool: "vni", key: "red", value: 10166 })).toEqual({ type: "unasked" });
    const unread = { declaration: undefined };
    expect(why({ pool: "vni", key: "red", value: 10166 }, unread)).toEqual({
      type: "lowest-free",
      isNew: false,
    });
  });

  test("of an interconnect has the reason that was recorded", () => {
    const reason = "fewest networks: 3, the next has 5";
    const place = { pool: "transit/z1a", key: "blue", value: "transit-1", reason };
    expect(why(place)).toEqual({ type: "placed", reason, isNew: false });
  });

  test("is found again by the name that the device shows", () => {
    const allocation = { pool: "vlan/leaf-a", key: "red", value: 2001 };
    const red = manifest("Network", "red", {
      vni: 10166,
      segments: [{ vlanPool: "leaf-a", vlan: 2002 }],
    });
    const plan = { allocations: { added: [allocation], released: [] }, allocated: [] };
    const document = { ...switchTarget.emptyDocument, vlans: { "2001": { name: "red" } } };
    const more = { plan, document, declaration: declare(catalog, [red]) };
    expect(why(allocation, more)).toEqual({ type: "found-live" });
    expect(why(allocation, { ...more, document: undefined })).toEqual({
      type: "lowest-free",
      isNew: true,
    });
  });

  test("of a network's interconnect stands with the items that it led to", () => {
    const item: BlamedItem = {
      path: "/vlans/2000",
      live: { name: "blue" },
      standing: "ours",
      claims: [
        {
          resource: "Network/blue",
          file: "n.yaml",
          line: 4,
          column: 1,
          through: ["HostGroup/transit-1"],
        },
      ],
    };
    const place = { pool: "transit/z1a", key: "blue", value: "transit-1", reason: "the only one" };
    const other = { ...place, key: "red" };
    const explained = explainItem(
      {
        target,
        type: switchTarget,
        settings: context.settings,
        live: undefined,
        owned: undefined,
        allocations: [place, other],
        items: [item],
        plan: "none",
        networkKey: (ref) => (ref === "Network/blue" ? "blue" : undefined),
      },
      item,
    );
    expect(explained.allocations).toEqual([place]);
  });
});

describe("what a person types for a thing", () => {
  const item = (path: string, live: BlamedItem["live"] = {}): BlamedItem => ({
    path,
    live,
    standing: "ours",
    claims: [],
  });
  const items = [
    item("/interfaces/Ethernet1~11", { type: "ethernet" }),
    item("/interfaces/Ethernet1~11/nativeVlan", 2000),
    item("/vlans/2000", { name: "blue" }),
    item("/vnis/10165", { vlan: 2000 }),
  ];
  const meant = (word: string): unknown => {
    const found = findMeant(items, words, word);
    if (found.type === "item") return found.item.path;
    return found.type === "items" ? found.items.map((one) => one.path) : { near: found.near };
  };

  test.each([
    ["/vlans/2000", "/vlans/2000"],
    ["/vlans/2000/", "/vlans/2000"],
    ["/vlans/2000/name", "/vlans/2000"],
    ["vlan 2000", "/vlans/2000"],
    ["  VLAN   2000 ", "/vlans/2000"],
    ["vni 10165 -> vlan 2000", "/vnis/10165"],
    ["ethernet1/1", ["/interfaces/Ethernet1~11", "/interfaces/Ethernet1~11/nativeVlan"]],
    ["/interfaces", ["/interfaces/Ethernet1~11", "/interfaces/Ethernet1~11/nativeVlan"]],
    ["vlan 20000", { near: ["vlan 2000"] }],
    ["/vlans/2001", { near: ["/vlans/2000"] }],
    ["/vlans/2000/nme", { near: ["/vlans/2000"] }],
    ["/interfaces/Ethernet1~11/speed", { near: ["/interfaces/Ethernet1~11/nativeVlan"] }],
    ["", { near: [] }],
    ["~", { near: [] }],
    ["/~", { near: [] }],
  ])("as %j is understood", (word, answer) => {
    expect(meant(word)).toEqual(answer);
  });

  test("never breaks the search", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(meant(word)).toBeDefined();
        expect(meant(`/${word}`)).toBeDefined();
      }),
    );
  });
});

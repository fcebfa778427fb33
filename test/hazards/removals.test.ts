// Hazards of taking away: the seed's driver wiped tenants, cut clusters off, or left things behind. Each
// test is named by the letter that the hazard has in the requirements, and says what ours does.

import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { applyIn, emptyWorld, planIn } from "../support/world.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { bind, group, idsOf, net, planAfter, pod, valueIn, withLive, worldOf } from "./fabric.ts";

const asked = { planner: makePlan, catalog };
const vrf = one(
  "Vrf",
  "internet",
  "{number: 1, addressPools: [{name: a, prefixes: [192.0.0.0/16]}]}",
);
const external = (name: string, third: number): string =>
  net(
    name,
    `external: {vrf: internet}, subnets: [{cidr: 192.0.${third}.0/24, gateway: 192.0.${third}.1, addressPool: a}]`,
  );

describe("a. an infra-only plan never removes anything of a tenant", () => {
  const infra = (name: string, vlan: number): string =>
    group(
      "m",
      `children: [n01, n02], infraNetworks: [{name: ${name}, vlan: ${vlan}, vni: ${vlan}}]`,
    );
  const before = [
    pod,
    infra("old", 23),
    net("blue"),
    bind("blue", "m"),
    net("red"),
    bind("red", "n03"),
  ];
  const after = [pod, infra("new", 42)];

  test.each(["shared", "ranges", "exclusive"])("where ownership is %s", (ownership) => {
    const policy = one("ReconcilePolicy", "policy", `{ownership: ${ownership}}`);
    for (const targets of [[], ["switch/p-s1"]]) {
      const options = { scopes: ["InfraNetwork"], targets };
      const { plan, reached } = planAfter([policy, ...before], [policy, ...after], options);
      const removed = plan.operations.filter(({ action }) => action === "remove");
      expect(removed.length).toBeGreaterThan(0);
      for (const { id, claims } of removed) {
        const through = claims.flatMap((one) => one.through);
        expect(through, id).toContain("InfraNetwork/old");
      }
      for (const path of ["/vlans/2000", "/interfaces/Port-Channel101/trunkVlans/2000"]) {
        expect(valueIn(reached, "switch/p-s1", path), path).toBeDefined();
      }
      expect(valueIn(reached, "switch/p-s1", "/interfaces/Port-Channel103/nativeVlan")).toBe(2001);
    }
  });
});

describe("c. what leaves the model is cleaned", () => {
  test("a port channel goes, and a physical port gets its defaults back", () => {
    const storage = group(
      "storage",
      "ports: [{switch: p-s1, interface: Ethernet40, speed: 100g, description: disks}]",
    );
    const other = group(
      "other",
      "ports: [{switch: p-s1, portChannel: {id: 200, members: [Ethernet41]}}]",
    );
    const bindings = [bind("blue", "storage"), bind("blue", "other", ", hostVlan: 5")];
    const { plan, reached } = planAfter([pod, storage, other, net("blue"), ...bindings], [pod]);
    expect(plan.held).toEqual([]);
    expect(valueIn(reached, "switch/p-s1", "/interfaces/Ethernet40")).toEqual({
      type: "ethernet",
      trunkVlans: {},
      translations: {},
    });
    expect(valueIn(reached, "switch/p-s1", "/interfaces/Port-Channel200")).toBeUndefined();
    expect(valueIn(reached, "switch/p-s1", "/portChannels/200")).toBeUndefined();
    expect(valueIn(reached, "switch/p-s1", "/vlans/2000")).toBeUndefined();
  });

  test("nothing of ours is announced in a VRF that left; the VRF itself is the device's", () => {
    const { reached } = planAfter([pod, vrf, external("blue", 1), bind("blue", "n01")], [pod]);
    for (const target of ["switch/p-s1", "switch/p-s2"]) {
      expect(valueIn(reached, target, "/vrfs/internet")).toEqual({ prefixes: {}, aggregates: {} });
      expect(valueIn(reached, target, "/gateways")).toEqual({});
      expect(valueIn(reached, target, "/evpn")).toEqual({});
    }
    expect(reached.owned.get("switch/p-s1")?.items.has("/vrfs")).toBe(false);
  });
});

test("d. a node that leaves a network keeps the VLAN that its cluster needs on its port", () => {
  const common = [pod, group("m", "children: [n01, n02]"), net("blue"), bind("blue", "m")];
  const { plan, reached } = planAfter([...common, bind("blue", "n01")], common);
  expect(idsOf(plan).sort()).toEqual([
    "remove:switch/p-s1/interfaces/Port-Channel101/nativeVlan",
    "remove:switch/p-s2/interfaces/Port-Channel101/nativeVlan",
  ]);
  expect(valueIn(reached, "switch/p-s1", "/interfaces/Port-Channel101/trunkVlans/2000")).toEqual(
    {},
  );
});

test("e. a subport that goes takes its translation along and leaves the parent's native VLAN", () => {
  const common = [pod, net("blue"), net("red"), bind("blue", "n01")];
  const subport = one(
    "PortBinding",
    "subport",
    "{parent: blue-on-n01, network: red, hostVlan: 1234}",
  );
  const { plan, world, reached } = planAfter([...common, subport], common);
  const port = "/interfaces/Port-Channel101";
  expect(valueIn(world, "switch/p-s1", `${port}/translations/1234`)).toEqual({ vlan: 2001 });
  expect(valueIn(reached, "switch/p-s1", `${port}/translations`)).toEqual({});
  expect(valueIn(reached, "switch/p-s1", `${port}/nativeVlan`)).toBe(2000);
  expect(idsOf(plan).filter((id) => id.includes("nativeVlan"))).toEqual([]);
});

test("f. one of two hosts of an external network leaves, and the gateway stays for the other", () => {
  const common = [pod, vrf, external("blue", 1), external("red", 2), bind("red", "n03")];
  const both = [...common, bind("blue", "n01"), bind("blue", "n02")];
  const { plan, reached } = planAfter(both, [...common, bind("blue", "n02")]);
  expect(idsOf(plan).filter((id) => !id.includes("/interfaces/Port-Channel101/"))).toEqual([]);
  expect(plan.operations).toHaveLength(4);
  expect(valueIn(reached, "switch/p-s1", "/gateways/2000")).toMatchObject({
    primary: "192.0.1.1/24",
  });
});

test("q. a port whose VLANs others have taken away already is cleaned without a crash", () => {
  const before = [pod, net("blue"), bind("blue", "n01")];
  const bare = withLive(worldOf(...before), "switch/p-s1", (document) => ({
    ...document,
    vlans: { "2000": {} },
    interfaces: {
      "Port-Channel101": { type: "lag", portChannel: 101 },
      "Port-Channel102": {},
    },
  }));
  const plan = planIn(bare, resourcesOf(pod), asked);
  expect(plan.forgotten.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "/interfaces/Port-Channel101/trunkVlans/2000",
      "/interfaces/Port-Channel101/nativeVlan",
    ]),
  );
  // A VLAN that lost its name is not what was applied: it is said, not removed.
  expect(plan.held.map(({ reason, path }) => [reason, path])).toContainEqual([
    "not-owned",
    "/vlans/2000",
  ]);
  const reached = applyIn(bare, plan, catalog);
  expect(valueIn(reached, "switch/p-s2", "/vlans")).toEqual({});
});

test("r. removals come in one order, whatever the order of files and records", () => {
  const bindings = ["n01", "n02", "n03"].flatMap((host, n) => [
    bind("blue", host, `, hostVlan: ${n + 1}`),
    bind("red", host, `, hostVlan: ${n + 11}`),
  ]);
  const before = [pod, net("blue"), net("red"), ...bindings];
  const world = worldOf(...before);
  const backwards = applyIn(
    emptyWorld,
    planIn(emptyWorld, resourcesOf(...before.toReversed()), asked),
    catalog,
  );
  const turned = {
    live: new Map([...backwards.live].toReversed()),
    owned: new Map([...backwards.owned].toReversed()),
    allocations: backwards.allocations.toReversed(),
  };
  const ids = idsOf(planIn(world, resourcesOf(pod), asked));
  expect(ids.length).toBeGreaterThan(20);
  expect(idsOf(planIn(turned, resourcesOf(pod), asked))).toEqual(ids);
});

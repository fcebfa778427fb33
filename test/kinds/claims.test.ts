// What bindings and host groups put on switches, after the acceptance cases of the seed (M1 to M7).

import { describe, expect, test } from "vitest";
import { switches } from "../../src/kinds/switch/name.ts";
import { switchKind } from "../../src/kinds/switch/kind.ts";
import { reconcilePolicy } from "../../src/kinds/reconcile-policy/kind.ts";
import { reconcilePolicies } from "../../src/kinds/reconcile-policy/name.ts";
import { ResourceIndex } from "../../src/model/resource-index.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { desiredOn, one, pairP, resourcesOf } from "./manifests.ts";

const network = one("Network", "n", "{id: net-n, vni: 5000}");
const onNode = (spec: string): string => one("PortBinding", "b", `{network: n, ${spec}}`);

const wiring = [
  '/interfaces/Port-Channel101 {"portChannel":101,"translations":{},"trunkVlans":{},"type":"lag"}',
  '/portChannels/101 {"lacp":"active","members":{"Ethernet1":{},"Ethernet2":{}}}',
];
const carried = [
  '/evpn/2000 {"exports":{"1:5000":{}},"imports":{"1:5000":{}},"rd":"7:5000"}',
  '/vlans/2000 {"name":"net-n"}',
  '/vnis/5000 {"vlan":2000}',
];
const trunk = "/interfaces/Port-Channel101/trunkVlans/2000 {}";

function planned(...texts: readonly string[]) {
  return planIn(emptyWorld, resourcesOf(...texts), { planner: makePlan, catalog: fabricCatalog });
}

describe("a binding to a direct group", () => {
  test.each(["switch/p-s1", "switch/p-s2"])(
    "M1: untagged, it becomes the native VLAN on %s",
    (target) => {
      expect(desiredOn(target, pairP(1), network, onNode("host: n01"))).toEqual(
        [...wiring, ...carried, trunk, "/interfaces/Port-Channel101/nativeVlan 2000"].sort(),
      );
    },
  );

  test("M2: tagged, it becomes a translation and leaves the native VLAN alone", () => {
    const translation = '/interfaces/Port-Channel101/translations/1234 {"vlan":2000}';
    const items = desiredOn("switch/p-s1", pairP(1), network, onNode("host: n01, hostVlan: 1234"));
    expect(items).toEqual([...wiring, ...carried, trunk, translation].sort());
  });

  test("binding: trunk makes a group with ports carry the VLAN only", () => {
    const group = one(
      "HostGroup",
      "t",
      "{ports: [{switch: p-s1, interface: Ethernet9}], binding: trunk}",
    );
    const items = desiredOn("switch/p-s1", pairP(1), network, group, onNode("host: t"));
    expect(items.filter((item) => item.startsWith("/interfaces/Ethernet9"))).toEqual([
      '/interfaces/Ethernet9 {"translations":{},"trunkVlans":{},"type":"ethernet"}',
      "/interfaces/Ethernet9/trunkVlans/2000 {}",
    ]);
  });
});

describe("a binding to a metagroup", () => {
  const children = "children: [n01, n02, n03]";

  test("M4: trunk only, on all ports of all children", () => {
    const meta = one("HostGroup", "m", `{${children}}`);
    const items = desiredOn("switch/p-s2", pairP(4), network, meta, onNode("host: m"));
    const ofPorts = items.filter((item) => /trunkVlans\/|nativeVlan|translations\//.test(item));
    expect(ofPorts).toEqual(
      [101, 102, 103].map((id) => `/interfaces/Port-Channel${id}/trunkVlans/2000 {}`),
    );
    expect(items).toEqual(expect.arrayContaining(carried));
  });

  test("binding: direct sets the native VLAN on all children", () => {
    const meta = one("HostGroup", "m", `{${children}, binding: direct}`);
    const items = desiredOn("switch/p-s1", pairP(3), network, meta, onNode("host: m"));
    expect(items.filter((item) => item.includes("nativeVlan"))).toHaveLength(3);
  });

  test("M6: a child bound to the same network shares the VLAN, and each item knows its claims", () => {
    const meta = one("HostGroup", "m", `{${children}}`);
    const bindings = [
      one("PortBinding", "on-m", "{network: n, host: m}"),
      one("PortBinding", "on-n01", "{network: n, host: n01}"),
    ];
    const plan = planned(pairP(3), network, meta, ...bindings);
    const vlans = plan.allocated.filter(({ pool }) => pool === "vlan/p");
    expect(vlans).toEqual([{ pool: "vlan/p", key: "net-n", value: 2000 }]);
    const trunkOfN01 = plan.operations.find(
      ({ target, path }) =>
        target === "switch/p-s1" && path === "/interfaces/Port-Channel101/trunkVlans/2000",
    );
    expect(trunkOfN01?.claims.map(({ resource, through }) => [resource, ...through])).toEqual([
      ["PortBinding/on-m", "Network/n", "HostGroup/m"],
      ["PortBinding/on-n01", "Network/n", "HostGroup/n01"],
    ]);
  });
});

describe("names and numbers", () => {
  test("A15: the host of a profile wins over the binding's host", () => {
    const profile = "host: n02, profile: {localLinkInformation: [{switchInfo: n01}]}";
    const items = desiredOn("switch/p-s1", pairP(2), network, onNode(profile));
    expect(items).toContain("/interfaces/Port-Channel101/nativeVlan 2000");
    expect(items).not.toContain("/interfaces/Port-Channel102/nativeVlan 2000");
  });

  test.each([
    ["the binding is down", network, "host: n01, adminState: down", "its adminState is down"],
    [
      "the network is down",
      one("Network", "n", "{id: net-n, vni: 5000, adminState: down}"),
      "host: n01",
      "adminState of Network/n is down",
    ],
  ])("where %s nothing is claimed, and the VLAN is kept", (_, ofNetwork, spec, why) => {
    const texts = [pairP(1), ofNetwork, onNode(spec)];
    expect(desiredOn("switch/p-s1", ...texts)).toEqual(wiring.toSorted());
    const plan = planned(...texts);
    expect(plan.allocated).toContainEqual({ pool: "vlan/p", key: "net-n", value: 2000 });
    expect(plan.held).toMatchObject([{ reason: "admin-state-down" }]);
    expect(JSON.stringify(plan.held)).toContain(why);
  });

  test("a fixed segment is used, and others keep off it", () => {
    const fixed = one("Network", "a", "{segments: [{vlanPool: p, vlan: 2000}]}");
    const texts = [pairP(1), fixed, network, onNode("host: n01, hostVlan: 5")];
    expect(desiredOn("switch/p-s1", ...texts)).toContain('/vlans/2001 {"name":"net-n"}');
  });

  test("M7: a pool without a number left claims nothing for the network that got none", () => {
    const pool = pairP(1).replace("2000-3750", "2000");
    const texts = [
      pool,
      one("Network", "a", "{}"),
      one("Network", "b", "{}"),
      one("PortBinding", "a", "{network: a, host: n01}"),
      one("PortBinding", "b", "{network: b, host: n01, hostVlan: 5}"),
    ];
    const items = desiredOn("switch/p-s1", ...texts);
    expect(items).toContain('/vlans/2000 {"name":"a"}');
    expect(items.filter((item) => item.includes('"b"') || item.includes("translations/"))).toEqual(
      [],
    );
    expect(planned(...texts).held).toMatchObject([{ reason: "pool-exhausted" }]);
  });

  test("a port's own name and description are claimed by its group", () => {
    const port =
      "{switch: p-s1, interface: Bond7, description: to t, portChannel: {id: 7, members: [E7], lacp: off}}";
    const group = one("HostGroup", "t", `{ports: [${port.replace("lacp: off", 'lacp: "off"')}]}`);
    const items = desiredOn("switch/p-s1", pairP(0), group);
    expect(items).toEqual([
      '/interfaces/Bond7 {"portChannel":7,"translations":{},"trunkVlans":{},"type":"lag"}',
      '/interfaces/Bond7/description "to t"',
      '/portChannels/7 {"lacp":"off","members":{"E7":{}}}',
    ]);
  });
});

describe("targets and policy", () => {
  test("a switch is a target with its pair's pool, its capacity and the fabric's ownership", () => {
    const texts = [
      one("VlanPool", "shared", "{ranges: [100]}"),
      one("SwitchPair", "p", "{vlanPool: shared}"),
      one(
        "Switch",
        "s",
        "{pair: p, driver: sim, vlanCapacity: 9, endpoint: e, credentials: {fromEnv: X}}",
      ),
      one("ReconcilePolicy", "default", "{ownership: ranges}"),
    ];
    const index = new ResourceIndex(resourcesOf(...texts));
    const resource = index.get(switches, "s")!;
    expect(switchKind.targets?.(resource, index)).toEqual([
      {
        resource,
        within: ["Switch/s", "SwitchPair/p"],
        target: "switch/s",
        driver: "sim",
        ownership: "ranges",
        pools: { vlan: "vlan/shared", vni: "vni" },
        limits: { vlan: 9 },
        connection: { endpoint: "e", credentials: { fromEnv: "X" } },
      },
    ]);
  });

  test("a driver that this build does not have is a mistake that names those it has", () => {
    const texts = [one("VlanPool", "x", "{ranges: [1]}"), one("SwitchPair", "x", "{}")];
    const unknown = one("Switch", "s", "{pair: x, driver: cisco}");
    const { findings } = declare(fabricCatalog, resourcesOf(...texts, unknown));
    expect(findings).toMatchObject([
      {
        code: "reference/unknown-driver",
        at: { field: "/spec/driver" },
        help: expect.stringContaining("sim") as string,
      },
    ]);
  });

  test("a policy changes what it writes, and nothing else", () => {
    const text = "{deletionBudget: {percent: 5}, vniRanges: [500-600, 20]}";
    const index = new ResourceIndex(resourcesOf(one("ReconcilePolicy", "default", text)));
    expect(reconcilePolicy.policy?.(index.all(reconcilePolicies)[0]!)).toEqual({
      deletionBudget: { percent: 5 },
      vniRanges: [
        [20, 20],
        [500, 600],
      ],
    });
  });
});

// What routing, infra networks, and groups with a role put on switches (CC-Fabric's cases for external
// networks, interconnects and switch sync).

import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { applyIn, desiredIn, emptyWorld, planIn } from "../support/world.ts";
import { desiredOn, one, pairP, resourcesOf } from "./manifests.ts";

const policy = one("ReconcilePolicy", "default", '{regionAsn: "65130"}');
const vrf = one(
  "Vrf",
  "internet",
  "{number: 1, addressPools: [{name: public, prefixes: [1.1.0.0/16, 1.2.0.0/24]}]}",
);
const localVrf = vrf.replace("1.2.0.0/24]", "1.2.0.0/24], availabilityZone: z1a");
const external = (extra: string): string =>
  one(
    "Network",
    "n",
    `{id: net-n, vni: 5000, external: {vrf: internet}, subnets: [{cidr: 1.1.1.0/24, gateway: 1.1.1.1, addressPool: public}]${extra}}`,
  );
const onNode1 = one("PortBinding", "b", "{network: n, host: n01}");

function without(items: readonly string[]): string[] {
  return items.filter((item) => !/^\/(?:interfaces|portChannels)\//.test(item));
}

describe("an external network", () => {
  test("has its gateway, its subnets and its pools' prefixes where hosts use it", () => {
    const items = without(desiredOn("switch/p-s1", policy, vrf, pairP(1), external(""), onNode1));
    expect(items).toEqual([
      '/evpn/2000 {"exports":{"1:5000":{}},"imports":{"1:5000":{}},"rd":"7:5000"}',
      '/gateways/2000 {"dhcpRelays":{},"primary":"1.1.1.1/24","secondaries":{},"vrf":"internet"}',
      '/vlans/2000 {"name":"net-n"}',
      '/vnis/5000 {"vlan":2000}',
      '/vrfs/internet {"aggregates":{},"prefixes":{}}',
      '/vrfs/internet/aggregates/1.1.0.0~116 {"azLocal":false}',
      '/vrfs/internet/aggregates/1.2.0.0~124 {"azLocal":false}',
      '/vrfs/internet/prefixes/1.1.1.0~124 {"announced":false,"azLocal":false}',
    ]);
  });

  test("takes the lowest gateway address as primary, and names a subnet that is a pool's prefix", () => {
    const network = one(
      "Network",
      "n",
      `{vni: 5000, availabilityZoneHint: z1a, external: {vrf: internet}, subnets: [
        {cidr: 1.2.0.0/24, gateway: 1.2.0.1, addressPool: public}, {cidr: 1.1.9.0/24, gateway: 1.1.9.254}]}`,
    );
    const items = desiredOn("switch/p-s1", policy, localVrf, pairP(1), network, onNode1);
    expect(items).toContain(
      '/gateways/2000 {"dhcpRelays":{},"primary":"1.1.9.254/24","secondaries":{"1.2.0.1/24":{}},"vrf":"internet"}',
    );
    expect(items.filter((item) => item.startsWith("/vrfs/internet/"))).toEqual([
      '/vrfs/internet/aggregates/1.1.0.0~116 {"azLocal":true}',
      '/vrfs/internet/prefixes/1.1.9.0~124 {"announced":false,"azLocal":true}',
      '/vrfs/internet/prefixes/1.2.0.0~124 {"announced":true,"azLocal":true}',
    ]);
  });

  test("several hosts of it on a switch need one gateway, and the last that leaves takes it along", () => {
    const second = one("PortBinding", "c", "{network: n, host: n02}");
    const all = [policy, vrf, pairP(2), external("")];
    const asked = { planner: makePlan, catalog: fabricCatalog };
    const both = resourcesOf(...all, onNode1, second);
    const world = applyIn(emptyWorld, planIn(emptyWorld, both, asked), fabricCatalog);
    const left = planIn(world, resourcesOf(...all, second), asked);
    expect(left.operations.some(({ path }) => path.startsWith("/gateways"))).toBe(false);
    const gone = planIn(world, resourcesOf(...all), asked);
    const paths = gone.operations
      .filter(({ target }) => target === "switch/p-s1")
      .map(({ id }) => id);
    expect(paths).toEqual(
      expect.arrayContaining([
        "remove:switch/p-s1/gateways/2000",
        "remove:switch/p-s1/vrfs/internet/prefixes/1.1.1.0~124",
        "remove:switch/p-s1/vrfs/internet/aggregates/1.1.0.0~116",
        "remove:switch/p-s1/evpn/2000",
      ]),
    );
  });
});

test("a VRF has the name that the devices know", () => {
  const named = vrf.replace("{number: 1", "{id: CC-INTERNET, number: 1");
  const own = one(
    "HostGroup",
    "n09",
    "{ports: [{switch: p-s1, interface: Ethernet9}], infraNetworks: [{name: i, vlan: 9, vni: 9, vrf: internet, gateways: [10.0.0.1/8]}]}",
  );
  const items = desiredOn("switch/p-s1", policy, named, pairP(1), external(""), onNode1, own);
  expect(
    items.filter((item) => item.startsWith("/vrfs")).map((item) => item.split("/")[2]),
  ).toEqual([
    'CC-INTERNET {"aggregates":{},"prefixes":{}}',
    ...Array<string>(4).fill("CC-INTERNET"),
  ]);
  expect(items.filter((item) => item.includes('"vrf":"CC-INTERNET"'))).toHaveLength(2);
});

describe("a host group's own networks", () => {
  const cluster = one(
    "HostGroup",
    "m",
    `{children: [n01, n02], extraVlans: [13, 37], infraNetworks: [
      {name: i1, vlan: 23, vni: 6667, vrf: internet, gateways: [10.23.42.1/24, 10.42.42.1/24], aggregates: [10.0.0.0/8], dhcpRelays: [10.9.9.9]},
      {name: i2, vlan: 42, vni: 14}]}`,
  );

  test("are there without any binding, on every port of the children", () => {
    const items = desiredOn("switch/p-s2", policy, vrf, pairP(2), cluster);
    expect(without(items)).toEqual([
      '/evpn/23 {"exports":{"1:6667":{}},"imports":{"1:6667":{}},"rd":"7:6667"}',
      '/evpn/42 {"exports":{"1:14":{}},"imports":{"1:14":{}},"rd":"7:14"}',
      '/gateways/23 {"dhcpRelays":{"10.9.9.9":{}},"primary":"10.23.42.1/24","secondaries":{"10.42.42.1/24":{}},"vrf":"internet"}',
      '/vlans/23 {"name":"i1"}',
      '/vlans/42 {"name":"i2"}',
      '/vnis/14 {"vlan":42}',
      '/vnis/6667 {"vlan":23}',
      '/vrfs/internet {"aggregates":{},"prefixes":{}}',
      '/vrfs/internet/aggregates/10.0.0.0~18 {"azLocal":true}',
      '/vrfs/internet/prefixes/10.23.42.0~124 {"announced":false,"azLocal":true}',
      '/vrfs/internet/prefixes/10.42.42.0~124 {"announced":false,"azLocal":true}',
    ]);
    const trunks = items.filter((item) => item.includes("/trunkVlans/"));
    expect(trunks.map((item) => item.split("/").slice(2).join("/"))).toEqual(
      ["101", "102"].flatMap((id) =>
        ["13", "23", "37", "42"].map((vlan) => `Port-Channel${id}/trunkVlans/${vlan} {}`),
      ),
    );
  });

  test("an untagged one becomes the native VLAN, and extra VLANs are planned without a VLAN", () => {
    const group = one(
      "HostGroup",
      "g",
      `{ports: [{switch: p-s1, interface: Ethernet40, speed: 100g}], extraVlans: [234],
        infraNetworks: [{name: boot, vlan: 23, vni: 23, untagged: true}]}`,
    );
    const resources = resourcesOf(policy, vrf, pairP(1), group);
    const plan = planIn(emptyWorld, resources, { planner: makePlan, catalog: fabricCatalog });
    const ofPort = plan.operations.filter(({ path }) => path.startsWith("/interfaces/Ethernet40"));
    expect(ofPort.map(({ path, value }) => [path.slice(22), value])).toEqual([
      ["", { type: "ethernet", trunkVlans: {}, translations: {} }],
      ["/speed", "100g"],
      ["/trunkVlans/23", {}],
      ["/trunkVlans/234", {}],
      ["/nativeVlan", 23],
    ]);
    expect(plan.held).toEqual([]);
  });

  test("an unmanaged port gets nothing, its switch everything", () => {
    const group = one(
      "HostGroup",
      "g",
      "{ports: [{switch: p-s1, interface: Ethernet40, unmanaged: true}]}",
    );
    const bound = one("PortBinding", "b", "{network: n, host: g}");
    const items = desiredOn("switch/p-s1", policy, vrf, pairP(0), group, external(""), bound);
    expect(items.some((item) => item.startsWith("/interfaces"))).toBe(false);
    expect(items).toContain('/vlans/2000 {"name":"net-n"}');
  });

  test("ports with several trunks get no native VLAN", () => {
    const group = one(
      "HostGroup",
      "g",
      "{multipleTrunks: true, ports: [{switch: p-s1, interface: Ethernet40}]}",
    );
    const bound = one("PortBinding", "b", "{network: n, host: g}");
    const items = desiredOn("switch/p-s1", policy, vrf, pairP(0), group, external(""), bound);
    expect(items.some((item) => item.includes("nativeVlan"))).toBe(false);
  });
});

describe("groups with a role", () => {
  const transit = one(
    "HostGroup",
    "t1",
    "{role: transit, availabilityZones: [z1a], ports: [{switch: p-s1, interface: Ethernet49}]}",
  );
  const border = one(
    "HostGroup",
    "b1",
    "{role: borderGateway, availabilityZones: [z1a], ports: [{switch: p-s2}]}",
  );

  test("a network is on the port of its transit, and its border gateway reaches other sites", () => {
    const texts = [policy, vrf, pairP(0), transit, border, external("")];
    const onTransit = desiredOn("switch/p-s1", ...texts);
    expect(onTransit).toContain("/interfaces/Ethernet49/trunkVlans/2000 {}");
    expect(onTransit).toContain(
      '/evpn/2000 {"exports":{"1:5000":{}},"imports":{"1:5000":{}},"rd":"7:5000"}',
    );
    const onBorder = desiredOn("switch/p-s2", ...texts);
    expect(onBorder.some((item) => item.startsWith("/interfaces"))).toBe(false);
    expect(onBorder).toContain(
      '/evpn/2000 {"exports":{"1:5000":{}},"imports":{"1:5000":{}},"rd":"7:5000","rdAllDomains":true,"remoteExports":{"65130:5000":{}},"remoteImports":{"65130:5000":{}}}',
    );
  });

  test("no part of a claimed value is another part as well: documents are changed in place", () => {
    const resources = resourcesOf(policy, vrf, pairP(1), border, external(""), onNode1);
    for (const { path, value } of desiredIn(emptyWorld, resources, fabricCatalog)) {
      const parts = Object.values(value ?? {}).filter((part) => typeof part === "object");
      expect(new Set(parts).size, path).toBe(parts.length);
    }
  });

  test("a network that is confined to a zone stays off the border gateway", () => {
    const confined = external(", availabilityZoneHint: z1a");
    const texts = [policy, localVrf, pairP(0), transit, border, confined];
    expect(desiredOn("switch/p-s2", ...texts)).toEqual([]);
    expect(desiredOn("switch/p-s1", ...texts)).toContain('/vlans/2000 {"name":"net-n"}');
  });

  test("a second transit moves nothing until the networks are evened out", () => {
    const names = ["n1", "n2", "n3", "n4"];
    const networks = names.map((name) => one("Network", name, "{}"));
    const second = one(
      "HostGroup",
      "t2",
      "{role: transit, availabilityZones: [z1a], ports: [{switch: p-s2, interface: Ethernet49}]}",
    );
    const asked = { planner: makePlan, catalog: fabricCatalog };
    const before = resourcesOf(policy, pairP(0), transit, ...networks);
    const world = applyIn(emptyWorld, planIn(emptyWorld, before, asked), fabricCatalog);
    const after = resourcesOf(policy, pairP(0), transit, second, ...networks);
    expect(planIn(world, after, asked).allocations.added).toEqual([]);
    const moved = planIn(world, after, { ...asked, options: { rebalance: true } });
    expect(
      moved.allocations.added.map(({ key, value, previous }) => [key, value, previous]),
    ).toEqual([
      ["n1", "t2", "t1"],
      ["n2", "t2", "t1"],
    ]);
    const order = moved.operations.map(({ id }) => id);
    const add = order.indexOf("add:switch/p-s2/interfaces/Ethernet49/trunkVlans/2000");
    const remove = order.indexOf("remove:switch/p-s1/interfaces/Ethernet49/trunkVlans/2000");
    expect([add >= 0, remove > add]).toEqual([true, true]);
    const evened = applyIn(world, moved, fabricCatalog);
    expect(planIn(evened, after, asked).operations).toEqual([]);
  });
});

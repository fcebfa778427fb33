// The lines of the bindings besides ports: networks, address pools, trunks and interconnects.

import { expect, test } from "vitest";
import type { CcFabricImport } from "../../src/importers/cc-fabric/import-cc-fabric.ts";
import { config, imported, line, node } from "./cc-fabric-source.ts";

const roles = `${node}
  - {binding_hosts: [T_1], role: transit, handle_availability_zones: [z1A], members: [{switch: sw-A, name: E8}]}
  - {binding_hosts: [b1], role: bgw, handle_availability_zones: [Z1a], members: [{switch: sw-B}]}
  - {binding_hosts: [meta], metagroup: true, members: [node001]}`;
const text = config(roles).replace(
  "vrfs: [{name: cc, number: 1}]",
  "vrfs: [{name: cc, number: 1, address_scopes: [public]}, {name: DMZ, number: 2}]",
);
const net = { type: "network", network: "net-1", vni: 10_001 };
const pool = { type: "addressPool", name: "p", prefixes: ["10.0.0.0/16"], addressScope: "public" };
const subnet = { cidr: "10.0.1.0/24", gateway: "10.0.1.1", pool: "p" };
const row = { type: "interconnect", network: "net-1", az: "Z1A" };

function spec({ resources }: CcFabricImport, ref: string): unknown {
  return resources.find(({ kind, name }) => `${kind}/${name}` === ref)?.spec;
}

function wrong({ diagnostics }: CcFabricImport): unknown[] {
  return diagnostics.map(({ code, range, label }) => `${code} ${range!.line} ${label!}`);
}

const remarks = (list: CcFabricImport["notes"]): string[] =>
  list.filter(({ file }) => file === "bindings.jsonl").map(({ path }) => path);

test("a network's own line says what ports cannot: zone, subnets, and VLANs without a port", () => {
  const result = imported(
    text,
    line,
    { ...net, availabilityZone: "Z1A", external: true, subnets: [subnet, { cidr: "10.0.2.0/24" }] },
    { ...pool, availabilityZone: "Z1A" },
    { type: "network", network: "net-2", vni: 7, segments: [{ pool: "Pod_0", vlan: 2009 }] },
    { type: "network", network: "net-3", adminState: "down", subnets: [subnet] },
  );
  expect([wrong(result), remarks(result.leftOver)]).toEqual([[], []]);
  expect(spec(result, "Network/net-1")).toEqual({
    vni: 10_001,
    segments: [{ vlanPool: "pod-0", vlan: 2005 }],
    availabilityZoneHint: "z1a",
    external: { vrf: "cc" },
    subnets: [
      { cidr: "10.0.1.0/24", gateway: "10.0.1.1", addressPool: "p" },
      { cidr: "10.0.2.0/24" },
    ],
  });
  expect(spec(result, "Vrf/cc")).toEqual({
    number: 1,
    addressPools: [{ name: "p", prefixes: ["10.0.0.0/16"], availabilityZone: "z1a" }],
  });
  expect(spec(result, "Network/net-2")).toEqual({
    vni: 7,
    segments: [{ vlanPool: "pod-0", vlan: 2009 }],
  });
  expect(spec(result, "Network/net-3")).toEqual({ adminState: "down" });
  expect(remarks(result.notes)).toEqual(["line 5, adminState", "line 5, subnets"]);
});

test("a network is routed in the VRF of its subnets' pools, if that is one", () => {
  const external = { ...net, external: true };
  const other = { ...pool, name: "q", addressScope: undefined, vrf: "DMZ" };
  const both = imported(text, pool, other, {
    ...external,
    subnets: [subnet, { cidr: "10.9.0.0/24", pool: "q" }],
  });
  expect(spec(both, "Network/net-1")).toEqual({ vni: 10_001 });
  expect(remarks(both.leftOver)).toEqual(["line 3, external"]);
  expect(spec(both, "Vrf/dmz")).toMatchObject({ id: "DMZ", number: 2 });
  const none = imported(text, { ...external, subnets: [{ cidr: "10.9.0.0/24" }] });
  expect(remarks(none.leftOver)).toEqual(["line 1, external"]);
  const unknown = imported(text, pool, {
    ...external,
    subnets: [subnet, { ...subnet, pool: "r" }],
  });
  expect(remarks(unknown.leftOver)).toEqual(["line 2, subnets"]);
  const free = imported(text, { ...pool, addressScope: "private" });
  expect(remarks(free.notes)).toEqual(["line 1"]);
});

test("a trunk's subports are bound by the parent, wherever its line stands", () => {
  const subport = { ...line, network: "net-2", vni: 2, vlan: 2006, trunkVlan: 300, parent: "p1" };
  const result = imported(
    text,
    { ...subport, owner: "trunk:subport" },
    { ...line, id: "p1" },
    {
      ...subport,
      network: "net-3",
      vni: 3,
      vlan: 2007,
      trunkVlan: 301,
      parent: undefined,
      owner: "trunk:subport",
    },
    { ...line, id: "p2", host: "meta", network: "net-4", vni: 4, vlan: 2008 },
  );
  expect(wrong(result)).toEqual([]);
  expect(spec(result, "PortBinding/net-2-on-node001-tag-300")).toEqual({
    network: "net-2",
    parent: "net-1-on-node001",
    hostVlan: 300,
  });
  expect(spec(result, "PortBinding/net-3-on-node001-tag-301")).toEqual({
    network: "net-3",
    host: "node001",
    hostVlan: 301,
  });
  expect(remarks(result.notes)).toEqual(["line 3, owner"]);
});

test("what the driver has chosen becomes allocations, by the names that resources have", () => {
  const result = imported(
    text,
    { ...net, segments: [{ pool: "Pod_0", vlan: 2005 }] },
    { ...row, device_type: "transit", host: "T_1" },
    { ...row, device_type: "bgw", host: "b1" },
    { ...row, device_type: "transit", network: "gone", host: "T_1" },
    { ...row, device_type: "bgw", az: "z9z", host: "b1" },
    { ...row, device_type: "transit", az: "z1b", host: "b1" },
  );
  expect(result.allocations).toEqual([
    { pool: "transit/z1a", key: "net-1", value: "t-1" },
    { pool: "borderGateway/z1a", key: "net-1", value: "b1" },
  ]);
  expect(remarks(result.leftOver)).toEqual(["line 4", "line 5", "line 6"]);
});

test("a chosen transit without a known VLAN is kept, and gets a VLAN that is new", () => {
  const result = imported(text, net, { ...row, device_type: "transit", host: "T_1" });
  expect(result.allocations).toHaveLength(1);
  expect(result.leftOver.map(({ why }) => why)).toEqual([
    "no line says which VLAN the network has in pool Pod_0: it gets a new one",
  ]);
});

test("a port that is down is a binding that is down, and the difference is said", () => {
  const result = imported(text, { ...line, adminState: "down" });
  expect(spec(result, "PortBinding/net-1-on-node001")).toMatchObject({ adminState: "down" });
  expect(remarks(result.notes)).toEqual(["line 1, adminState"]);
});

test("a host with a role is bound by nobody", () => {
  const result = imported(text, { ...line, host: "T_1" });
  expect(result.leftOver.map(({ why }) => why)).toEqual([
    "T_1 has a role: networks are spread over such hosts, and the driver binds none to them",
  ]);
});

test.each([
  ["is of no known type", [{ type: "router" }], '"type" must be one of'],
  ["is of a type that every object has", [{ type: "constructor" }], '"type" must be one of'],
  ["has a subnet that is no map", [{ ...net, subnets: [7] }], '"subnets[0]" must be a map'],
  ["has subnets that are no list", [{ ...net, subnets: {} }], '"subnets" must be a list'],
  ["has a subnet without a prefix", [{ ...net, subnets: [{}] }], '"subnets[0].cidr" must be'],
  ["has another state", [{ ...line, adminState: "UP" }], '"adminState" must be "up" or "down"'],
  ["says perhaps", [{ ...net, external: "true" }], '"external" must be true or false'],
  ["has a prefix that is no text", [{ ...pool, prefixes: [1] }], '"prefixes[0]" must be a text'],
  ["describes a network again", [net, net], "line 1 describes the network already"],
  ["describes a pool again", [pool, pool], "line 1 describes this pool already"],
  ["names a VRF that is not there", [{ ...pool, vrf: "dmz" }], 'there is no VRF "dmz"'],
  ["fixes a VLAN in no known pool", [{ ...net, segments: [{ pool: "x", vlan: 5 }] }], "no switch"],
  ["names a device of another sort", [{ ...row, device_type: "x", host: "b1" }], '"device_type"'],
  [
    "chooses twice",
    [net, ...["T_1", "T_1"].map((host) => ({ ...row, device_type: "transit", host }))],
    "line 2 has chosen T_1",
  ],
  ["has a parent that is not there", [{ ...line, parent: "p9" }], 'no line has the id "p9"'],
  [
    "has a parent on another host",
    [
      { ...line, id: "p1" },
      { ...line, host: "meta", parent: "p1" },
    ],
    "the trunk's parent is a port of node001",
  ],
])("refuses a line that %s", (_, lines, label) => {
  const problems = wrong(imported(text, ...lines));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`import/wrong-line ${lines.length} `);
  expect(problems[0]).toContain(label);
});

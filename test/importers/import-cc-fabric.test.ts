// What an import carries over, what it lists as left over, and what it refuses.

import { expect, test } from "vitest";
import {
  importCcFabric,
  type CcFabricImport,
} from "../../src/importers/cc-fabric/import-cc-fabric.ts";
import { config, imported, lag, line, node } from "./cc-fabric-source.ts";

function textsOf({ files }: CcFabricImport): string {
  return [...files].map(([path, text]) => `--- ${path}\n${text}`).join("");
}

test("a switch group becomes a zone, a pool, a pair and two switches", () => {
  const { files, diagnostics } = imported(config(node));
  expect(diagnostics).toEqual([]);
  expect(files.get("zones.yaml")).toBe(`# yaml-language-server: $schema=plumbline.schema.json
apiVersion: plumbline/v1
kind: AvailabilityZone
metadata:
  name: z1a
spec:
  number: 1
  suffix: a
`);
  expect(files.get("pools.yaml")).toContain(
    'name: pod-0\nspec:\n  ranges:\n    - 100\n    - "2000-3750"\n',
  );
  expect(files.get("switches/pod-0.yaml"))
    .toBe(`# yaml-language-server: $schema=../plumbline.schema.json
apiVersion: plumbline/v1
kind: SwitchPair
metadata:
  name: pod-0
spec:
  availabilityZone: z1a
  groupId: 7
  asn: "65130.1"
---
apiVersion: plumbline/v1
kind: Switch
metadata:
  name: sw-a
spec:
  pair: pod-0
  driver: sim
  endpoint: "192.0.2.11"
  credentials:
    fromFile: secrets/sw-a
  vtepAddress: "192.0.2.1"
---
apiVersion: plumbline/v1
kind: Switch
metadata:
  name: sw-b
spec:
  pair: pod-0
  driver: sim
  endpoint: "192.0.2.12"
  credentials:
    fromFile: secrets/sw-b
  vtepAddress: "192.0.2.1"
`);
});

test.each([
  ["a name", "name: Port-Channel23", "portChannel: {id: 23, members: [E1]}"],
  ["another case (C5)", "name: port-channel42", "interface: port-channel42, portChannel: {id: 42,"],
  [
    "a space (C5)",
    "name: port-Channel 1337",
    'interface: "port-Channel 1337", portChannel: {id: 1337,',
  ],
  [
    "an explicit id that wins",
    "name: Port-Channel23, portchannel_id: 42",
    "interface: Port-Channel23, portChannel: {id: 42,",
  ],
])("a port channel's number comes from %s", (_, fields, written) => {
  const port = `{switch: sw-A, ${fields}, lacp: true, members: [E1]}`;
  const { files, diagnostics } = imported(config(`  - {binding_hosts: [n], members: [${port}]}`));
  expect(diagnostics).toEqual([]);
  expect(files.get("groups/pod-0.yaml")).toContain(written);
});

test("host names that are no resource names stay the names that bindings use", () => {
  const hosts = `  - {binding_hosts: [Node_1, vm.host], members: [{switch: sw-B, name: Ethernet7}]}`;
  const { files } = imported(config(hosts));
  expect(files.get("groups/pod-0.yaml")).toContain(
    "name: node-1\nspec:\n  hosts:\n    - Node_1\n    - vm.host\n  ports:\n    - {switch: sw-b, interface: Ethernet7}\n",
  );
});

test("metagroups and direct_binding keep their meaning", () => {
  const hosts = `${node}
  - {binding_hosts: [node002], direct_binding: false, members: [{switch: sw-A, name: Ethernet9}]}
  - {binding_hosts: [compute], metagroup: true, members: [node001, node002]}
  - {binding_hosts: [direct], metagroup: true, direct_binding: true, members: [node001]}`;
  const text = imported(config(hosts)).files.get("groups/pod-0.yaml");
  expect(text).toContain("interface: Ethernet9}\n  binding: trunk\n");
  expect(text).toContain("name: compute\nspec:\n  children:\n    - node001\n    - node002\n");
  expect(text).toContain("children:\n    - node001\n  binding: direct\n");
});

test("bindings become networks with fixed segments, and a file for each host group", () => {
  const meta = "  - {binding_hosts: [compute], metagroup: true, members: [node001]}";
  const { files, leftOver, diagnostics } = imported(
    config(`${node}${meta}`),
    line,
    { ...line, trunkVlan: 1234 },
    { ...line, host: "compute" },
    { ...line, host: "compute", network: "Net_2", vni: 10_002, vlan: 2006, trunkVlan: 77 },
  );
  expect(diagnostics).toEqual([]);
  expect(files.get("networks/networks.yaml")).toContain(
    "name: net-1\nspec:\n  vni: 10001\n  segments:\n    - {vlanPool: pod-0, vlan: 2005}\n",
  );
  expect(files.get("networks/networks.yaml")).toContain("name: net-2\nspec:\n  id: Net_2\n");
  expect(files.get("bindings/node001.yaml")).toContain(
    "name: net-1-on-node001-tag-1234\nspec:\n  network: net-1\n  host: node001\n  hostVlan: 1234\n",
  );
  expect(files.get("bindings/compute.yaml")).not.toContain("hostVlan");
  expect(leftOver.map(({ path }) => path)).toContain("line 4, trunkVlan");
});

test("a pool that groups share has the ranges of all, and its own name", () => {
  const { files } = imported(config(node, "override_vlan_pool: shared"));
  expect(files.get("pools.yaml")).toContain('name: shared\nspec:\n  ranges:\n    - "500-600"\n');
  expect(files.get("switches/pod-0.yaml")).toContain("  vlanPool: shared\n");
});

test("no secret is ever copied", () => {
  const result = imported(config(node), line);
  const said = JSON.stringify([result.leftOver, result.notes, result.resources]);
  expect(textsOf(result) + said).not.toMatch(/hunter2/);
  expect(result.notes.filter(({ why }) => why.startsWith("never copied"))).toHaveLength(4);
});

test("everything that is not carried is listed with its place", () => {
  const hosts = `${node}
  - {binding_hosts: [t1], role: transit, handle_availability_zones: [z1a], members: [{switch: sw-A, name: Ethernet8}]}
  - binding_hosts: [x]
    infra_networks: [{name: i, vlan: 4094, vni: 5}, {name: j, vlan: 5, vni: 5, mtu: 9000}]
    extra_vlans: [13, 4094]
    colour: blue
    members: [{switch: sw-A, name: Ethernet5, speed: 7g, fec: true}]`;
  const { leftOver, notes, diagnostics } = imported(
    config(hosts, "vlan_ranges: ['4000:4095']"),
    { ...line, vlan: 4000, host: "t1" },
    { ...line, vlan: 4000, host: "nobody" },
    { ...line, vlan: 4000, weight: 3 },
    { ...line, vlan: 4000 },
    { type: "network", network: "net-1", subnets: [{ cidr: "10.0.0.0/8", mtu: 9000 }] },
  );
  expect(diagnostics).toEqual([]);
  expect(leftOver.map(({ file, line: at, path }) => `${file}:${at} ${path}`).sort()).toEqual(
    [
      "driver.yaml:13 switchgroups[0].vlan_ranges[0]",
      "driver.yaml:22 hostgroups[2].infra_networks[0].vlan",
      "driver.yaml:22 hostgroups[2].infra_networks[1].mtu",
      "driver.yaml:23 hostgroups[2].extra_vlans[1]",
      "driver.yaml:24 hostgroups[2].colour",
      "driver.yaml:25 hostgroups[2].members[0].speed",
      "driver.yaml:25 hostgroups[2].members[0].fec",
      "bindings.jsonl:1 line 1",
      "bindings.jsonl:2 line 2",
      "bindings.jsonl:3 line 3, weight",
      "bindings.jsonl:5 line 5, subnets[0].mtu",
    ].sort(),
  );
  expect(notes.map(({ path }) => path)).toEqual(expect.arrayContaining(["line 4"]));
  expect([...leftOver, ...notes].every(({ why }) => why.length > 10)).toBe(true);
});

test.each([
  ["text that is no YAML", "a: [", "yaml/syntax", 1],
  ["an empty text", "", "import/wrong-value", 1],
  ["10,000 levels of nesting", "[".repeat(10_000), "yaml/depth-limit", 1],
  ["a key that means something else", "__proto__: {a: 1}", "yaml/forbidden-key", 1],
  ["a text of ten megabytes", "#".repeat(10_000_000), "input/too-large", 1],
  ["a list", "- a", "import/wrong-value", 1],
  [
    "a LAG without members",
    config("  - {binding_hosts: [n], members: [{switch: sw-A, name: po7, lacp: true}]}"),
    "import/wrong-value",
    18,
  ],
  [
    "a LAG without a number",
    config(
      "  - {binding_hosts: [n], members: [{switch: sw-A, name: x, lacp: true, members: [E1]}]}",
    ),
    "import/wrong-value",
    18,
  ],
  [
    "a range that is none (C11)",
    config(node, "vlan_ranges: ['2000:3750', 'foo:bar']"),
    "import/wrong-value",
    13,
  ],
  [
    "a metagroup over an unknown host",
    config(`${node}  - {binding_hosts: [m], metagroup: true, members: [node001, n9]}`),
    "import/wrong-value",
    19,
  ],
  ["a group without hosts", config(`${node}  - {members: [${lag}]}`), "import/wrong-value", 19],
])("refuses %s, and says where", (_name, text, code, at) => {
  const { diagnostics } = imported(text);
  expect(diagnostics.map((one) => [one.code, one.range?.line])).toEqual([[code, at]]);
});

test.each([
  ["is no JSON", "{", "this line is not JSON"],
  ["has no host", JSON.stringify({ ...line, host: null }), '"host" must be a text'],
  [
    "has a wrong VLAN",
    JSON.stringify({ ...line, vlan: 5000 }),
    '"vlan" must be a number from 1 to 4094',
  ],
  [
    "has an unknown pool",
    JSON.stringify({ ...line, pool: "x" }),
    'no switch group has the VLAN pool "x"',
  ],
  [
    "gives a network a second VNI",
    JSON.stringify({ ...line, vni: 5 }),
    "network net-1 has VNI 10001 in an earlier line",
  ],
  [
    "gives a network a second VLAN",
    JSON.stringify({ ...line, vlan: 9 }),
    "network net-1 has VLAN 2005 in Pod_0 before",
  ],
])("refuses a binding that %s, and keeps the others", (_, text, label) => {
  const { files, diagnostics } = importCcFabric({
    config: { file: "driver.yaml", text: config(node) },
    bindings: { file: "bindings.jsonl", text: `${JSON.stringify(line)}\n${text}\n` },
    driver: "sim",
    schema: "plumbline.schema.json",
  });
  expect(diagnostics).toMatchObject([
    { code: "import/wrong-line", label, range: { file: "bindings.jsonl", line: 2 } },
  ]);
  expect(files.get("bindings/node001.yaml")).toContain("net-1-on-node001");
});

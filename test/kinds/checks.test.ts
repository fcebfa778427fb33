// Every mistake that a kind can find, with the place, the words and the other place it names. The
// codes of the seed's acceptance cases are C1, C2, C3, C11, C12, C15 and A15.

import { expect, test } from "vitest";
import { findingsOf, one, pairP } from "./manifests.ts";

const group = (name: string, spec: string): string => one("HostGroup", name, `{${spec}}`);
const plain = (name: string, on: string, port: string): string =>
  group(name, `ports: [{switch: ${on}, interface: ${port}}]`);
const net = (name: string, spec = ""): string => one("Network", name, `{${spec}}`);
const bind = (spec: string): string => one("PortBinding", "b", `{${spec}}`);
const podQ = [
  one("VlanPool", "q", "{ranges: [100]}"),
  one("SwitchPair", "q", "{}"),
  one("Switch", "q-s1", "{pair: q, driver: sim}"),
];

interface Mistake {
  readonly name: string;
  readonly texts: readonly string[];
  readonly finding: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "a pair of no switch (C1)",
    texts: [one("VlanPool", "x", "{ranges: [1]}"), one("SwitchPair", "x", "{}")],
    finding: "error fabric/pair-size x /metadata/name: no Switch names this pair",
  },
  {
    name: "a pair of three switches (C1)",
    texts: [one("Switch", "p-s3", "{pair: p, driver: sim}")],
    finding:
      "error fabric/pair-size p /metadata/name: 3 switches | p-s1 /spec/pair | p-s2 /spec/pair | p-s3 /spec/pair",
  },
  {
    name: "a group id of another pair (C2)",
    texts: [
      one("VlanPool", "r", "{ranges: [1]}"),
      one("SwitchPair", "r", "{groupId: 7}"),
      one("Switch", "r1", "{pair: r, driver: sim}"),
    ],
    finding: "error fabric/not-unique r /spec/groupId: group id 7 belongs to p | p /spec/groupId",
  },
  {
    name: "two drivers in a pair (C3)",
    texts: [
      one("VlanPool", "r", "{ranges: [1]}"),
      one("SwitchPair", "r", "{}"),
      one("Switch", "r1", "{pair: r, driver: sim}"),
      one("Switch", "r2", "{pair: r, driver: ovs}"),
    ],
    finding: "error fabric/pair-drivers r2 /spec/driver: r2 has ovs, r1 has sim | r1 /spec/driver",
  },
  {
    name: "a zone that does not exist, on a pair (C12)",
    texts: [
      one("VlanPool", "r", "{ranges: [1]}"),
      one("SwitchPair", "r", "{availabilityZone: z1b}"),
      one("Switch", "r1", "{pair: r, driver: sim}"),
    ],
    finding:
      'error reference/unknown-availability-zone r /spec/availabilityZone: no AvailabilityZone of this name; did you mean "z1a"? | z1a /metadata/name',
  },
  {
    name: "a zone that does not exist, on a network",
    texts: [net("n", "availabilityZoneHint: mars")],
    finding:
      "error reference/unknown-availability-zone n /spec/availabilityZoneHint: no AvailabilityZone of this name",
  },
  {
    name: "a zone number used twice",
    texts: [one("AvailabilityZone", "z2", "{number: 1, suffix: b}")],
    finding:
      "error fabric/not-unique z2 /spec/number: zone number 1 belongs to z1a | z1a /spec/number",
  },
  {
    name: "a zone suffix used twice",
    texts: [one("AvailabilityZone", "z2", "{number: 2, suffix: a}")],
    finding:
      "error fabric/not-unique z2 /spec/suffix: zone suffix a belongs to z1a | z1a /spec/suffix",
  },
  {
    name: "a pool that does not exist, by default",
    texts: [one("SwitchPair", "r", "{}"), one("Switch", "r1", "{pair: r, driver: sim}")],
    finding: "error reference/unknown-vlan-pool r /metadata/name: no VlanPool of this name",
  },
  {
    name: "a reversed range (C11)",
    texts: [one("VlanPool", "r", "{ranges: [456-123]}")],
    finding: "error fabric/reversed-range r /spec/ranges/0: 456 is larger than 123",
  },
  {
    name: "ranges that overlap",
    texts: [one("VlanPool", "r", "{ranges: [100-200, 150]}")],
    finding:
      "error fabric/overlapping-ranges r /spec/ranges/1: has numbers in common with 100-200 | r /spec/ranges/0",
  },
  {
    name: "a VLAN that no switch carries",
    texts: [one("VlanPool", "r", "{ranges: [4000-4094]}")],
    finding: "error fabric/vlan-number r /spec/ranges/0: 4094 is not between 1 and 4093",
  },
  {
    name: "a switch of no pair",
    texts: [one("Switch", "s", "{pair: pp, driver: sim}")],
    finding:
      'error reference/unknown-switch-pair s /spec/pair: no SwitchPair of this name; did you mean "p"? | p /metadata/name',
  },
  {
    name: "a second policy",
    texts: [one("ReconcilePolicy", "a", "{}"), one("ReconcilePolicy", "b", "{}")],
    finding:
      "error fabric/second-policy b /metadata/name: a is the policy already | a /metadata/name",
  },
  {
    name: "a group with neither ports nor children",
    texts: [group("g", "hosts: [g]")],
    finding: "error host-group/ports-or-children g /metadata/name: has neither ports nor children",
  },
  {
    name: "a group with both",
    texts: [group("g", "children: [n01], ports: [{switch: p-s1, interface: E9}]")],
    finding: "error host-group/ports-or-children g /spec/children: has ports as well",
  },
  {
    name: "a port without an interface",
    texts: [group("g", "ports: [{switch: p-s1}]")],
    finding:
      "error host-group/port-without-interface g /spec/ports/0: names neither an interface nor a portChannel",
  },
  {
    name: "a port on an unknown switch (C15)",
    texts: [plain("g", "p-s3", "E9")],
    finding:
      'error reference/unknown-switch g /spec/ports/0/switch: no Switch of this name; did you mean "p-s1"? | p-s1 /metadata/name',
  },
  {
    name: "ports in two pools (C15)",
    texts: [
      ...podQ,
      group("g", "ports: [{switch: p-s1, interface: E9}, {switch: q-s1, interface: E9}]"),
    ],
    finding:
      "error host-group/two-pools g /spec/ports/1/switch: q-s1 takes its VLANs from q, the first port from p | g /spec/ports/0/switch",
  },
  {
    name: "children in two pools",
    texts: [...podQ, plain("g", "q-s1", "E9"), group("m", "children: [n01, g]")],
    finding:
      "error host-group/two-pools m /spec/children/1: g is in VLAN pool q, the first child in p | g /metadata/name",
  },
  {
    name: "a host in two groups (C15)",
    texts: [group("x", "hosts: [n01], ports: [{switch: p-s1, interface: E9}]")],
    finding:
      "error host-group/host-twice x /spec/hosts/0: host n01 is used by n01 already | n01 /metadata/name",
  },
  {
    name: "a plain port used twice",
    texts: [plain("g", "p-s1", "E9"), plain("h", "p-s1", "E9")],
    finding:
      "error host-group/port-twice h /spec/ports/0/interface: E9 of p-s1 is used by g already | g /spec/ports/0/interface",
  },
  {
    name: "a LAG member used as a plain port",
    texts: [plain("x", "p-s2", "Ethernet2")],
    finding:
      "error host-group/port-twice x /spec/ports/0/interface: Ethernet2 of p-s2 is used by n01 already | n01 /spec/ports/1/portChannel/members/1",
  },
  {
    name: "one member in two LAGs of one group",
    texts: [
      group(
        "g",
        "ports: [{switch: p-s1, portChannel: {id: 8, members: [E9]}}, {switch: p-s1, portChannel: {id: 9, members: [E9]}}]",
      ),
    ],
    finding:
      "error host-group/port-twice g /spec/ports/1/portChannel/members/0: E9 of p-s1 is used twice | g /spec/ports/0/portChannel/members/0",
  },
  {
    name: "one LAG number twice on a switch",
    texts: [group("x", "ports: [{switch: p-s1, portChannel: {id: 101, members: [E9]}}]")],
    finding:
      "error host-group/port-channel-twice x /spec/ports/0/portChannel/id: port channel 101 of p-s1 is used by n01 already | n01 /spec/ports/0/portChannel/id",
  },
  {
    name: "an unknown child (C15)",
    texts: [group("m", "children: [n1]")],
    finding:
      'error reference/unknown-host-group m /spec/children/0: no HostGroup of this name; did you mean "n01"? | n01 /metadata/name',
  },
  {
    name: "a metagroup as a child (C15)",
    texts: [group("m", "children: [n01]"), group("mm", "children: [m]")],
    finding:
      "error host-group/nested-metagroup mm /spec/children/0: m is a metagroup itself | m /metadata/name",
  },
  {
    name: "a child of two metagroups",
    texts: [group("m", "children: [n01]"), group("o", "children: [n01]")],
    finding:
      "error host-group/child-twice o /spec/children/0: group n01 is used by m already | m /spec/children/0",
  },
  {
    name: "one identity for two networks",
    texts: [net("a", "id: b"), net("b")],
    finding: "error network/identity-twice b /metadata/name: identity b belongs to a | a /spec/id",
  },
  {
    name: "one VNI for two networks",
    texts: [net("a", "vni: 5"), net("b", "vni: 5")],
    finding: "error network/vni-twice b /spec/vni: VNI 5 belongs to a | a /spec/vni",
  },
  {
    name: "a segment in an unknown pool",
    texts: [net("a", "segments: [{vlanPool: pod, vlan: 2000}]")],
    finding:
      "error reference/unknown-vlan-pool a /spec/segments/0/vlanPool: no VlanPool of this name",
  },
  {
    name: "a segment outside its pool",
    texts: [net("a", "segments: [{vlanPool: p, vlan: 1999}]")],
    finding:
      "error network/segment-outside-pool a /spec/segments/0/vlan: VlanPool p has no 1999 | p /spec/ranges",
  },
  {
    name: "a segment that no switch carries",
    texts: [net("a", "segments: [{vlanPool: p, vlan: 4094}]")],
    finding: "error fabric/vlan-number a /spec/segments/0/vlan: 4094 is not between 1 and 4093",
  },
  {
    name: "two segments in one pool",
    texts: [net("a", "segments: [{vlanPool: p, vlan: 2000}, {vlanPool: p, vlan: 2001}]")],
    finding:
      "error network/segment-twice a /spec/segments/1/vlanPool: the network has a segment in this pool already | a /spec/segments/0",
  },
  {
    name: "one segment for two networks",
    texts: [
      net("a", "segments: [{vlanPool: p, vlan: 2000}]"),
      net("b", "segments: [{vlanPool: p, vlan: 2000}]"),
    ],
    finding:
      "error network/segment-taken b /spec/segments/0/vlan: 2000 of p belongs to a | a /spec/segments/0/vlan",
  },
  {
    name: "a binding of an unknown network",
    texts: [net("tenant-blue"), bind("network: tenant-bleu, host: n01")],
    finding:
      'error reference/unknown-network b /spec/network: no Network of this name; did you mean "tenant-blue"? | tenant-blue /metadata/name',
  },
  {
    name: "a binding to an unknown host",
    texts: [net("n"), bind("network: n, host: n10")],
    finding:
      'error reference/unknown-host b /spec/host: no HostGroup has a host of this name; did you mean "n01"? | n01 /metadata/name',
  },
  {
    name: "a binding to no host",
    texts: [net("n"), bind("network: n")],
    finding: "error binding/no-host b /spec: names neither a host nor a profile",
  },
  {
    name: "a profile of two hosts (A15)",
    texts: [
      net("n"),
      bind("network: n, profile: {localLinkInformation: [{switchInfo: n01}, {switchInfo: n02}]}"),
    ],
    finding:
      "error binding/two-hosts b /spec/profile/localLinkInformation/1/switchInfo: the first link belongs to n01 | b /spec/profile/localLinkInformation/0/switchInfo",
  },
  {
    name: "a network outside its zone",
    texts: [
      one("AvailabilityZone", "z1b", "{number: 2}"),
      net("n", "availabilityZoneHint: z1b"),
      bind("network: n, host: n01"),
    ],
    finding:
      "error binding/wrong-zone b /spec/host: n01 is in z1a, the network only in z1b | n /spec/availabilityZoneHint",
  },
  {
    name: "a host VLAN on a metagroup",
    texts: [net("n"), group("m", "children: [n01]"), bind("network: n, host: m, hostVlan: 5")],
    finding:
      "warning binding/host-vlan-unused b /spec/hostVlan: m is bound as a trunk, which translates nothing | m /metadata/name",
  },
];

test.each(mistakes)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(pairP(1), ...texts)).toEqual([finding]);
});

test("finds nothing wrong with a fabric that has everything", () => {
  const texts = [
    one("ReconcilePolicy", "default", "{vniRanges: [10000-20000]}"),
    net("n", "availabilityZoneHint: z1a, segments: [{vlanPool: p, vlan: 2000}]"),
    group("m", "children: [n01, n02]"),
    bind("network: n, host: m"),
  ];
  expect(findingsOf(pairP(2), ...texts)).toEqual([]);
});

test("a name with children that do not exist yields one finding for each, not a crash", () => {
  expect(findingsOf(pairP(0), group("m", "children: [xxxxx, yyyyy]"))).toHaveLength(2);
});

test("thousands of wrong names are all found at once, and the first of them with a suggestion", () => {
  const hosts = Array.from({ length: 500 }, (_, i) => plain(`node${1000 + i}`, "p-s1", `X${i}`));
  const bindings = Array.from({ length: 5000 }, (_, i) =>
    one("PortBinding", `b${i}`, `{network: n, host: nose${1000 + i}}`),
  );
  const findings = findingsOf(pairP(0), net("n"), ...hosts, ...bindings);
  expect(findings).toHaveLength(5000);
  expect(findings[0]).toContain('did you mean "node1000"?');
  expect(findings.at(-1)).toContain("no HostGroup has a host of this name");
}, 10_000);

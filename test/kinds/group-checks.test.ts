// Mistakes about roles, port channels, names, and settings of host groups. Each names what is wrong and
// the other place, and nothing besides it. The codes are those of the seed's acceptance cases.

import { expect, test } from "vitest";
import { findingsOf, one, pairP } from "./manifests.ts";

const group = (name: string, spec: string): string => one("HostGroup", name, `{${spec}}`);
const region = one("ReconcilePolicy", "region", '{regionAsn: "65130"}');
const zoneB = one("AvailabilityZone", "z1b", "{number: 2, suffix: b}");
const onE9 = "ports: [{switch: p-s1, interface: E9}]";
const inZone = "availabilityZones: [z1a]";
const transit = (spec: string): string => group("t", `role: transit, ${spec}`);
const border = (spec: string): string => group("b", `role: borderGateway, ${inZone}, ${spec}`);
const lag = (on: string, id: number, member: string): string =>
  `{switch: ${on}, portChannel: {id: ${id}, members: [${member}]}}`;

interface Mistake {
  readonly name: string;
  readonly texts: readonly string[];
  readonly finding: string;
}

const roles: readonly Mistake[] = [
  {
    name: "zones without a role",
    texts: [group("g", `${inZone}, ${onE9}`)],
    finding: "error host-group/no-role g /spec/availabilityZones: the group has no role",
  },
  {
    name: "scheduling without a role",
    texts: [group("g", `scheduling: {capacity: 5}, ${onE9}`)],
    finding: "error host-group/no-role g /spec/scheduling: the group has no role",
  },
  {
    name: "a role of a metagroup",
    texts: [transit(`${inZone}, children: [n01]`)],
    finding:
      "error host-group/role-of-metagroup t /spec/role: a metagroup has no ports of its own | t /spec/children",
  },
  {
    name: "a transit of two hosts",
    texts: [transit(`${inZone}, ${onE9}, hosts: [x, y]`)],
    finding: "error host-group/role-of-hosts t /spec/hosts/1: a transit is one host",
  },
  {
    name: "a transit that is bound as a trunk",
    texts: [transit(`${inZone}, ${onE9}, binding: trunk`)],
    finding: "error host-group/role-without-binding t /spec/binding: nobody binds a transit",
  },
  {
    name: "a transit of no zone",
    texts: [transit(onE9)],
    finding:
      "error host-group/role-zones t /spec/role: it is not said which zones the transit serves",
  },
  {
    name: "a transit of an unknown zone",
    texts: [transit(`${onE9}, availabilityZones: [z1a, z9]`)],
    finding:
      "error reference/unknown-availability-zone t /spec/availabilityZones/1: no AvailabilityZone of this name",
  },
  {
    name: "a zone twice",
    texts: [transit(`${onE9}, availabilityZones: [z1a, z1a]`)],
    finding:
      "error host-group/role-zones t /spec/availabilityZones/1: z1a stands here twice | t /spec/availabilityZones/0",
  },
  {
    name: "a transit that does not serve its own zone (C8)",
    texts: [transit(`${onE9}, availabilityZones: [z1b]`)],
    finding:
      "error host-group/role-zones t /spec/availabilityZones: its own zone z1a is not among them | p /spec/availabilityZone",
  },
  {
    name: "a border gateway of two zones (C8)",
    texts: [
      group("b", "role: borderGateway, availabilityZones: [z1b, z1a], ports: [{switch: p-s1}]"),
    ],
    finding:
      "error host-group/role-zones b /spec/availabilityZones/0: a border gateway serves its own zone z1a only | p /spec/availabilityZone",
  },
  {
    name: "a transit that stands in no zone",
    texts: [
      one("VlanPool", "q", "{ranges: [100]}"),
      one("SwitchPair", "q", "{}"),
      one("Switch", "q-s1", "{pair: q, driver: sim}"),
      transit(`${inZone}, ports: [{switch: q-s1, interface: E9}]`),
    ],
    finding:
      "error host-group/role-zones t /spec/availabilityZones: q stands in no zone | q /metadata/name",
  },
  {
    name: "a reserve beyond the capacity",
    texts: [transit(`${inZone}, ${onE9}, scheduling: {capacity: 5, reserve: 6}`)],
    finding:
      "error host-group/reserve t /spec/scheduling/reserve: more than the 5 networks that there is room for | t /spec/scheduling/capacity",
  },
  {
    name: "a reserve beyond the capacity by default",
    texts: [transit(`${inZone}, ${onE9}, scheduling: {reserve: 2001}`)],
    finding:
      "error host-group/reserve t /spec/scheduling/reserve: more than the 2000 networks that there is room for",
  },
  {
    name: "a transit as a child",
    texts: [transit(`${inZone}, ${onE9}`), group("m", "children: [n01, t]")],
    finding: "error host-group/child-with-role m /spec/children/1: t is a transit | t /spec/role",
  },
  {
    name: "a border gateway with an interface",
    texts: [border("ports: [{switch: p-s1, interface: E9}]")],
    finding:
      "error host-group/border-gateway-port b /spec/ports/0/interface: a border gateway has no port of its own | b /spec/role",
  },
  {
    name: "a border gateway with extra VLANs",
    texts: [border("ports: [{switch: p-s1}], extraVlans: [13]")],
    finding:
      "error host-group/border-gateway-port b /spec/extraVlans: a border gateway has no port of its own | b /spec/role",
  },
  {
    name: "a border gateway with an untagged infra network",
    texts: [
      border(
        "ports: [{switch: p-s1}], infraNetworks: [{name: i, vlan: 101, vni: 101, untagged: true}]",
      ),
    ],
    finding:
      "error host-group/border-gateway-port b /spec/infraNetworks/0/untagged: a border gateway has no port of its own | b /spec/role",
  },
  {
    name: "a transit without an interface",
    texts: [transit(`${inZone}, ports: [{switch: p-s1}]`)],
    finding:
      "error host-group/port-without-interface t /spec/ports/0: names neither an interface nor a portChannel",
  },
  {
    name: "two border gateways on one switch",
    texts: [
      border("ports: [{switch: p-s1}, {switch: p-s2}]"),
      group("c", `role: borderGateway, ${inZone}, ports: [{switch: p-s2}]`),
    ],
    finding:
      "error host-group/border-gateway-twice c /spec/ports/0/switch: switch p-s2 is used by b already | b /spec/ports/1/switch",
  },
];

const wiring: readonly Mistake[] = [
  {
    name: "several trunks on a metagroup (C10)",
    texts: [group("m", "children: [n01], multipleTrunks: true")],
    finding:
      "error host-group/trunks-need-direct m /spec/multipleTrunks: the group is not bound directly",
  },
  {
    name: "several trunks on a group that says trunk",
    texts: [group("g", `${onE9}, binding: trunk, multipleTrunks: true`)],
    finding:
      "error host-group/trunks-need-direct g /spec/multipleTrunks: the group is not bound directly | g /spec/binding",
  },
  {
    name: "several trunks on a transit",
    texts: [transit(`${inZone}, ${onE9}, multipleTrunks: true`)],
    finding: "error host-group/trunks-need-direct t /spec/multipleTrunks: nobody binds a transit",
  },
  {
    name: "a speed on a port that somebody else configures",
    texts: [group("g", "ports: [{switch: p-s1, interface: E9, unmanaged: true, speed: 10g}]")],
    finding:
      "warning host-group/unmanaged-setting g /spec/ports/0/speed: somebody else configures this port | g /spec/ports/0/unmanaged",
  },
  {
    name: "LACP on a port channel that somebody else configures",
    texts: [
      group(
        "g",
        "ports: [{switch: p-s1, portChannel: {id: 9, members: [E9], lacp: off}, unmanaged: true}]",
      ),
    ],
    finding:
      "warning host-group/unmanaged-setting g /spec/ports/0/portChannel/lacp: somebody else configures this port | g /spec/ports/0/unmanaged",
  },
  {
    name: "an extra VLAN twice",
    texts: [group("g", `${onE9}, extraVlans: [13, 37, 13]`)],
    finding:
      "error host-group/extra-vlan g /spec/extraVlans/2: 13 stands here twice | g /spec/extraVlans/0",
  },
  {
    name: "an extra VLAN of the pool",
    texts: [group("g", `${onE9}, extraVlans: [2001]`)],
    finding:
      "error host-group/extra-vlan g /spec/extraVlans/0: VlanPool p may give 2001 to a network, which would be let through | p /spec/ranges",
  },
  {
    name: "an extra VLAN that is an infra network",
    texts: [
      group("g", `${onE9}, extraVlans: [101], infraNetworks: [{name: i, vlan: 101, vni: 101}]`),
    ],
    finding:
      "error host-group/extra-vlan g /spec/extraVlans/0: the ports carry 101 as infra network i | g /spec/infraNetworks/0/vlan",
  },
  {
    name: "two numbers of one port channel over a pair",
    texts: [group("g", `ports: [${lag("p-s1", 8, "E8")}, ${lag("p-s2", 9, "E8")}]`)],
    finding:
      "error host-group/lag-numbers-differ g /spec/ports/1/portChannel/id: 9 on p-s2, but 8 on p-s1 | g /spec/ports/0/portChannel/id",
  },
  {
    name: "one port channel number of two groups, each on one switch of a pair",
    texts: [
      group("g", `ports: [${lag("p-s1", 8, "E8")}]`),
      group("h", `ports: [${lag("p-s2", 8, "E8")}]`),
    ],
    finding:
      "error host-group/lag-number-shared h /spec/ports/0/portChannel/id: g has port channel 8 on p-s1, which would be one with this | g /spec/ports/0/portChannel/id",
  },
  {
    name: "one port channel number of two groups, on one switch and on both, once",
    texts: [
      group("g", `ports: [${lag("p-s1", 8, "E8")}]`),
      group("h", `ports: [${lag("p-s1", 8, "E9")}, ${lag("p-s2", 8, "E9")}]`),
    ],
    finding:
      "error host-group/port-channel-twice h /spec/ports/0/portChannel/id: port channel 8 of p-s1 is used by g already | g /spec/ports/0/portChannel/id",
  },
  {
    name: "ports that differ in upper and lower case only",
    texts: [
      group("g", "ports: [{switch: p-s1, interface: Ethernet9}]"),
      group("h", "ports: [{switch: p-s1, interface: ethernet9}]"),
    ],
    finding:
      "error host-group/port-twice h /spec/ports/0/interface: ethernet9 of p-s1 differs from Ethernet9 of g in upper and lower case only | g /spec/ports/0/interface",
  },
  {
    name: "hosts that differ in upper and lower case only",
    texts: [group("g", `hosts: [Node1, node1], ${onE9}`)],
    finding:
      "error host-group/host-twice g /spec/hosts/1: host node1 differs from Node1 in upper and lower case only | g /spec/hosts/0",
  },
  {
    name: "a plain port that is the interface of a port channel",
    texts: [group("x", "ports: [{switch: p-s1, interface: Port-Channel101}]")],
    finding:
      "error host-group/port-twice x /spec/ports/0/interface: Port-Channel101 of p-s1 is used by n01 already | n01 /spec/ports/0/portChannel/id",
  },
];

test.each(roles)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(pairP(1), region, zoneB, ...texts)).toEqual([finding]);
});

test.each(wiring)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(pairP(1), ...texts)).toEqual([finding]);
});

test("several border gateways without the region's AS number are told once, at the first", () => {
  const second = group("c", `role: borderGateway, ${inZone}, ports: [{switch: p-s2}]`);
  const gateways = [border("ports: [{switch: p-s1}]"), second];
  const finding = "error fabric/no-region-asn b /spec/role: ";
  const label = "its route targets towards other sites begin with the region's AS number";
  expect(findingsOf(pairP(0), ...gateways)).toEqual([finding + label]);
  const policy = one("ReconcilePolicy", "default", "{}");
  expect(findingsOf(pairP(0), policy, ...gateways)).toEqual([`${finding}${label} | default /spec`]);
});

test("finds a border gateway whose switches do not speak EVPN, once for a pair", () => {
  const policy = one("ReconcilePolicy", "default", '{regionAsn: "65130"}');
  const silent = pairP(0).replace(', asn: "65100"', "");
  const gateway = border("ports: [{switch: p-s1}, {switch: p-s2}]");
  expect(findingsOf(silent, policy, gateway)).toEqual([
    "error host-group/border-gateway-evpn b /spec/ports/0/switch: SwitchPair p has no AS number, so p-s1 does not speak EVPN | p /spec",
  ]);
});

test("finds nothing wrong with roles and port channels as they are meant", () => {
  const texts = [
    transit(`availabilityZones: [z1b, z1a], binding: direct, hosts: [t-host], ports: [
      ${lag("p-s1", 8, "E8")}, ${lag("p-s2", 8, "E8")}], scheduling: {capacity: 5, reserve: 5}`),
    border(
      "ports: [{switch: p-s1}, {switch: p-s2}], infraNetworks: [{name: i, vlan: 101, vni: 101}]",
    ),
    group(
      "two",
      `ports: [${lag("p-s1", 9, "E9")}, ${lag("p-s1", 10, "E10")}, ${lag("p-s2", 9, "E9")}]`,
    ),
    group(
      "alone",
      `ports: [${lag("p-s2", 11, "E11")}], multipleTrunks: true, extraVlans: [13, 37]`,
    ),
    group("fast", "ports: [{switch: p-s1, portChannel: {id: 12, members: [E12]}, speed: 10g}]"),
    group("other", "ports: [{switch: p-s1, interface: E13, unmanaged: true}]"),
  ];
  expect(findingsOf(pairP(1), region, zoneB, ...texts)).toEqual([]);
});

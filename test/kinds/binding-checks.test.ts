// Mistakes about trunks, tags and what the bindings of one host share. Each names what is wrong and the
// other place, and nothing besides it.

import { expect, test } from "vitest";
import { findingsOf, one, pairP } from "./manifests.ts";

const group = (name: string, spec: string): string => one("HostGroup", name, `{${spec}}`);
const bind = (name: string, spec: string): string => one("PortBinding", name, `{${spec}}`);
const nets = ["blue", "red", "green"].map((name) => one("Network", name, "{}"));
const parent = bind("trunk", "network: blue, host: n01");
const subport = (name: string, spec: string): string => bind(name, `parent: trunk, ${spec}`);
const infra = (extra: string): string =>
  `infraNetworks: [{name: mgmt, vlan: 101, vni: 100101${extra}}]`;
const onE9 = "ports: [{switch: p-s1, interface: E9}]";

interface Mistake {
  readonly name: string;
  readonly texts: readonly string[];
  readonly finding: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "a subport of an unknown trunk",
    texts: [parent, bind("s", "parent: trunc, network: red, hostVlan: 5")],
    finding:
      'error reference/unknown-binding s /spec/parent: no PortBinding of this name; did you mean "trunk"? | trunk /metadata/name',
  },
  {
    name: "a subport of a subport",
    texts: [
      parent,
      subport("s", "network: red, hostVlan: 5"),
      bind("t", "parent: s, network: green, hostVlan: 6"),
    ],
    finding: "error binding/nested-subport t /spec/parent: s is a subport itself | s /spec/parent",
  },
  {
    name: "a subport of itself",
    texts: [bind("s", "parent: s, network: red, hostVlan: 5")],
    finding: "error binding/nested-subport s /spec/parent: names itself",
  },
  {
    name: "a subport without a tag",
    texts: [parent, subport("s", "network: red")],
    finding: "error binding/subport-without-vlan s /spec/parent: a subport needs a hostVlan",
  },
  {
    name: "a subport on another host than its parent",
    texts: [parent, subport("s", "network: red, host: n02, hostVlan: 5")],
    finding:
      "error binding/other-host-than-parent s /spec/host: trunk is on n01 | trunk /spec/host",
  },
  {
    name: "a subport on another host than its parent's profile",
    texts: [
      bind(
        "trunk",
        "network: blue, host: n02, profile: {localLinkInformation: [{switchInfo: n01}]}",
      ),
      subport("s", "network: red, host: n02, hostVlan: 5"),
    ],
    finding:
      "error binding/other-host-than-parent s /spec/host: trunk is on n01 | trunk /spec/profile/localLinkInformation/0/switchInfo",
  },
  {
    name: "a trunk on a metagroup",
    texts: [
      group("m", "children: [n01]"),
      bind("trunk", "network: blue, host: m"),
      subport("s", "network: red, hostVlan: 5"),
    ],
    finding:
      "error binding/trunk-not-direct s /spec/parent: its host is bound as a trunk by m, which translates nothing | m /metadata/name",
  },
  {
    name: "a trunk on a group that says trunk",
    texts: [
      group("g", `${onE9}, binding: trunk`),
      bind("trunk", "network: blue, host: g"),
      subport("s", "network: red, hostVlan: 5"),
    ],
    finding:
      "error binding/trunk-not-direct s /spec/parent: its host is bound as a trunk by g, which translates nothing | g /spec/binding",
  },
  {
    name: "a trunk on a host that does not exist, once and not for each subport",
    texts: [
      bind("trunk", "network: blue, host: mars"),
      subport("s", "network: red, hostVlan: 5"),
      subport("t", "network: green, hostVlan: 6"),
    ],
    finding: "error reference/unknown-host trunk /spec/host: no HostGroup has a host of this name",
  },
  {
    name: "a binding to a transit (M5)",
    texts: [
      group("t1", `${onE9}, role: transit, availabilityZones: [z1a]`),
      bind("trunk", "network: blue, host: t1"),
      subport("s", "network: red, hostVlan: 5"),
    ],
    finding: "error binding/host-of-role trunk /spec/host: t1 is a transit | t1 /spec/role",
  },
  {
    name: "the network of the parent once more",
    texts: [parent, subport("s", "network: blue, hostVlan: 5")],
    finding:
      "error binding/network-twice trunk /spec/network: blue is untagged on n01 here, and tagged 5 elsewhere | s /spec/hostVlan",
  },
  {
    name: "one network on two subports",
    texts: [
      parent,
      subport("s", "network: red, hostVlan: 5"),
      subport("t", "network: red, hostVlan: 6"),
    ],
    finding:
      "error binding/network-twice t /spec/network: red is tagged 6 on n01 here, and tagged 5 elsewhere | s /spec/hostVlan",
  },
  {
    name: "one network on two subports with one tag",
    texts: [
      parent,
      subport("s", "network: red, hostVlan: 5"),
      subport("t", "network: red, hostVlan: 5"),
    ],
    finding:
      "error binding/network-twice t /spec/network: red is in the trunk of trunk already | s /spec/network",
  },
  {
    name: "one network tagged and untagged without any trunk",
    texts: [
      bind("a", "network: red, host: n01"),
      bind("b", "network: red, host: n01, hostVlan: 9"),
    ],
    finding:
      "error binding/network-twice b /spec/network: red is tagged 9 on n01 here, and untagged elsewhere | a /spec/network",
  },
  {
    name: "two trunks of one host",
    texts: [
      bind("p", "network: blue, host: n01"),
      bind("q", "network: blue, host: n01"),
      bind("r", "parent: p, network: red, hostVlan: 5"),
      bind("s", "parent: q, network: green, hostVlan: 6"),
    ],
    finding:
      "error binding/second-trunk q /spec/host: n01 has the trunk of p already | p /spec/host",
  },
  {
    name: "untagged traffic that an infra network has",
    texts: [
      group("g", `${onE9}, ${infra(", untagged: true")}`),
      bind("b", "network: red, host: g"),
    ],
    finding:
      "error binding/untagged-taken b /spec/host: untagged traffic of g belongs to infra network mgmt | g /spec/infraNetworks/0/untagged",
  },
  {
    name: "untagged traffic that an infra network of the metagroup has",
    texts: [
      group("m", `children: [n01], ${infra(", untagged: true")}`),
      bind("b", "network: red, host: n01"),
    ],
    finding:
      "error binding/untagged-taken b /spec/host: untagged traffic of n01 belongs to infra network mgmt | m /spec/infraNetworks/0/untagged",
  },
  {
    name: "a tag that is an infra network's",
    texts: [group("g", `${onE9}, ${infra("")}`), bind("b", "network: red, host: g, hostVlan: 101")],
    finding:
      "error binding/host-vlan-taken b /spec/hostVlan: on these ports 101 is infra network mgmt | g /spec/infraNetworks/0/vlan",
  },
  {
    name: "a subport's tag that is an infra network's of the metagroup (3.7)",
    texts: [
      group("m", `children: [n01], ${infra("")}`),
      parent,
      subport("s", "network: red, hostVlan: 101"),
    ],
    finding:
      "error binding/host-vlan-taken s /spec/hostVlan: on these ports 101 is infra network mgmt | m /spec/infraNetworks/0/vlan",
  },
  {
    name: "a tag that is an extra VLAN",
    texts: [
      group("g", `${onE9}, extraVlans: [13, 37]`),
      bind("b", "network: red, host: g, hostVlan: 37"),
    ],
    finding:
      "error binding/host-vlan-taken b /spec/hostVlan: on these ports 37 is an extra VLAN | g /spec/extraVlans/1",
  },
  {
    name: "a tag from the pool on the child of a metagroup (3.7)",
    texts: [group("m", "children: [n01]"), bind("b", "network: red, host: n01, hostVlan: 2000")],
    finding:
      "error binding/host-vlan-taken b /spec/hostVlan: VlanPool p may give 2000 to a network of m | m /spec/children/0",
  },
];

test.each(mistakes)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(pairP(2), ...nets, ...texts)).toEqual([finding]);
});

test("finds nothing wrong with a trunk, whoever names the host, and with bindings that are down", () => {
  const texts = [
    parent,
    bind("again", "network: blue, host: n01"),
    subport("s", "network: red, hostVlan: 5"),
    subport("t", "network: green, host: n01, hostVlan: 2000"),
    bind("u", "network: red, host: n01, adminState: down"),
    bind("v", "parent: u, network: green, hostVlan: 7, adminState: down"),
  ];
  expect(findingsOf(pairP(1), ...nets, ...texts)).toEqual([]);
});

test("a group with multipleTrunks has several, each network with one tag", () => {
  const texts = [
    group("g", `${onE9}, multipleTrunks: true, ${infra(", untagged: true")}`),
    bind("p", "network: blue, host: g"),
    bind("q", "network: green, host: g"),
    bind("r", "parent: p, network: red, hostVlan: 5"),
    bind("s", "parent: q, network: red, hostVlan: 5"),
  ];
  expect(findingsOf(pairP(0), ...nets, ...texts)).toEqual([]);
});

test("on a metagroup that carries its networks as a trunk, tags mean nothing and clash with nothing", () => {
  const texts = [
    group("m", `children: [n01], ${infra(", untagged: true")}`),
    bind("a", "network: red, host: m"),
    bind("b", "network: red, host: m, hostVlan: 5"),
  ];
  expect(findingsOf(pairP(1), ...nets, ...texts)).toEqual([
    "warning binding/host-vlan-unused b /spec/hostVlan: m is bound as a trunk, which translates nothing | m /metadata/name",
  ]);
});

// Mistakes about infra networks: their addresses, and what they must not share with tenants or with each
// other. Each names what is wrong and the other place, and nothing besides it.

import { expect, test } from "vitest";
import { findingsOf, one, pairP } from "./manifests.ts";

const vrf = one("Vrf", "a", "{number: 1}");
const group = (name: string, spec: string): string => one("HostGroup", name, `{${spec}}`);
const ports = (port: string, on = "p-s1"): string => `ports: [{switch: ${on}, interface: ${port}}]`;
const infra = (...these: readonly string[]): string =>
  `infraNetworks: [${these.map((one) => `{${one}}`).join(", ")}]`;
const mgmt = "name: mgmt, vlan: 101, vni: 100101";
const withMgmt = (extra: string): string => group("g", `${ports("E9")}, ${infra(mgmt + extra)}`);
const routed = (gateways: string, extra = ""): string =>
  withMgmt(`, vrf: a, gateways: [${gateways}]${extra}`);

interface Mistake {
  readonly name: string;
  readonly texts: readonly string[];
  readonly finding: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "a gateway that is a subnet",
    texts: [routed("10.1.0.0/24")],
    finding:
      "error fabric/network-address g /spec/infraNetworks/0/gateways/0: this is the subnet itself, not an address in it",
  },
  {
    name: "a gateway that is a broadcast address",
    texts: [routed("10.1.0.255/24")],
    finding:
      "error fabric/network-address g /spec/infraNetworks/0/gateways/0: this is the subnet's broadcast address",
  },
  {
    name: "a gateway that is no address",
    texts: [routed("10.1.0.300/24")],
    finding:
      "error fabric/address g /spec/infraNetworks/0/gateways/0: not an address with its length",
  },
  {
    name: "one gateway in two spellings",
    texts: [routed('"2001:db8::1/64", "2001:DB8:0::1/64"')],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/gateways/1: 2001:db8::1/64 stands here twice | g /spec/infraNetworks/0/gateways/0",
  },
  {
    name: "gateways without a VRF",
    texts: [withMgmt(", gateways: [10.1.0.1/24]")],
    finding: "error host-group/infra-routing g /spec/infraNetworks/0/gateways: gateways need a VRF",
  },
  {
    name: "an unknown VRF",
    texts: [withMgmt(", vrf: b, gateways: [10.1.0.1/24]")],
    finding: "error reference/unknown-vrf g /spec/infraNetworks/0/vrf: no Vrf of this name",
  },
  {
    name: "relays without a gateway",
    texts: [withMgmt(", dhcpRelays: [10.9.0.9]")],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/dhcpRelays: a relay needs a gateway",
  },
  {
    name: "a relay to a server in the network itself",
    texts: [routed("10.1.0.1/24, 10.2.0.1/24", ", dhcpRelays: [10.9.0.9, 10.2.0.9]")],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/dhcpRelays/1: it lies in 10.2.0.0/24 itself | g /spec/infraNetworks/0/gateways/1",
  },
  {
    name: "a relay that is no address",
    texts: [routed("10.1.0.1/24", ", dhcpRelays: [10.9.0.09]")],
    finding: "error fabric/address g /spec/infraNetworks/0/dhcpRelays/0: not an address",
  },
  {
    name: "more aggregates than gateways",
    texts: [routed("10.1.0.1/24", ", aggregates: [10.0.0.0/8, 10.1.0.0/16]")],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/aggregates/1: 2 prefixes sum up 1 gateways | g /spec/infraNetworks/0/gateways",
  },
  {
    name: "an aggregate with host bits",
    texts: [routed("10.1.0.1/24", ", aggregates: [10.1.0.1/16]")],
    finding:
      "error fabric/host-bits g /spec/infraNetworks/0/aggregates/0: the prefix of length 16 around it is 10.1.0.0/16",
  },
  {
    name: "an aggregate that is a gateway's subnet",
    texts: [routed("10.1.0.1/24", ", aggregates: [10.1.0.0/24]")],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/aggregates/0: 10.1.0.0/24 is the subnet of a gateway itself | g /spec/infraNetworks/0/gateways/0",
  },
  {
    name: "an aggregate around nothing",
    texts: [routed("10.1.0.1/24", ", aggregates: [10.2.0.0/16]")],
    finding:
      "error host-group/infra-routing g /spec/infraNetworks/0/aggregates/0: it contains no gateway's subnet | g /spec/infraNetworks/0/gateways",
  },
  {
    name: "a name twice",
    texts: [group("g", `${ports("E9")}, ${infra(mgmt, "name: mgmt, vlan: 102, vni: 100102")}`)],
    finding:
      "error host-group/infra-network-twice g /spec/infraNetworks/1/name: the group has an infra network mgmt already | g /spec/infraNetworks/0/name",
  },
  {
    name: "a VLAN of the pool",
    texts: [group("g", `${ports("E9")}, ${infra("name: mgmt, vlan: 2001, vni: 100101")}`)],
    finding:
      "error host-group/infra-vlan-of-pool g /spec/infraNetworks/0/vlan: VlanPool p may give 2001 to a tenant's network | p /spec/ranges",
  },
  {
    name: "a VLAN of the pool, on a metagroup",
    texts: [group("m", `children: [n01], ${infra("name: mgmt, vlan: 2001, vni: 100101")}`)],
    finding:
      "error host-group/infra-vlan-of-pool m /spec/infraNetworks/0/vlan: VlanPool p may give 2001 to a tenant's network | p /spec/ranges",
  },
  {
    name: "a VNI that tenants may be given",
    texts: [group("g", `${ports("E9")}, ${infra("name: mgmt, vlan: 101, vni: 10000")}`)],
    finding:
      "error host-group/infra-vni-of-tenants g /spec/infraNetworks/0/vni: VNIs of tenants' networks are taken from 10000-65535",
  },
  {
    name: "a VNI that tenants may be given by the policy",
    texts: [one("ReconcilePolicy", "d", "{vniRanges: [100000-100200]}"), withMgmt("")],
    finding:
      "error host-group/infra-vni-of-tenants g /spec/infraNetworks/0/vni: VNIs of tenants' networks are taken from 100000-100200 | d /spec/vniRanges",
  },
  {
    name: "a VNI that a network has",
    texts: [one("Network", "n", "{vni: 100101}"), withMgmt("")],
    finding:
      "error host-group/infra-vni-of-tenants g /spec/infraNetworks/0/vni: VNI 100101 belongs to network n | n /spec/vni",
  },
  {
    name: "one VNI with two VLANs, anywhere",
    texts: [
      withMgmt(""),
      group("h", `${ports("E9", "p-s2")}, ${infra("name: mgmt, vlan: 102, vni: 100101")}`),
    ],
    finding:
      "error host-group/infra-vni-clash h /spec/infraNetworks/0/vlan: VNI 100101 has the VLAN 101 in g | g /spec/infraNetworks/0/vlan",
  },
  {
    name: "one VNI with two names",
    texts: [
      withMgmt(""),
      group("h", `${ports("E9", "p-s2")}, ${infra("name: storage, vlan: 101, vni: 100101")}`),
    ],
    finding:
      "error host-group/infra-vni-clash h /spec/infraNetworks/0/name: VNI 100101 has the name mgmt in g | g /spec/infraNetworks/0/name",
  },
  {
    name: "one VLAN of a switch with two VNIs",
    texts: [
      withMgmt(""),
      group("h", `${ports("E10")}, ${infra("name: storage, vlan: 101, vni: 100102")}`),
    ],
    finding:
      "error host-group/infra-vlan-clash h /spec/infraNetworks/0/vni: VLAN 101 of p-s1 has the VNI 100101 in g | g /spec/infraNetworks/0/vni",
  },
  {
    name: "two untagged infra networks of a group",
    texts: [
      group(
        "g",
        `${ports("E9")}, ${infra(`${mgmt}, untagged: true`, "name: storage, vlan: 102, vni: 100102, untagged: true")}`,
      ),
    ],
    finding:
      "error host-group/two-untagged g /spec/infraNetworks/1/untagged: untagged traffic of these ports belongs to mgmt | g /spec/infraNetworks/0/untagged",
  },
  {
    name: "two untagged infra networks of a metagroup and its child",
    texts: [
      group("m", `children: [c], ${infra(`${mgmt}, untagged: true`)}`),
      group(
        "c",
        `${ports("E9")}, ${infra("name: storage, vlan: 102, vni: 100102, untagged: true")}`,
      ),
    ],
    finding:
      "error host-group/two-untagged c /spec/infraNetworks/0/untagged: untagged traffic of these ports belongs to mgmt | m /spec/infraNetworks/0/untagged",
  },
];

test.each(mistakes)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(pairP(1), vrf, ...texts)).toEqual([finding]);
});

test("finds nothing wrong with one network that many groups need, and with the smallest subnets", () => {
  const whole = `${mgmt}, untagged: true, vrf: a, gateways: [10.1.0.1/24, 10.2.0.0/31, "2001:db8::/127"],
    aggregates: [10.1.0.0/16, "2001:db8::/32"], dhcpRelays: [10.9.0.9, "2001:db8:9::9"]`;
  const texts = [
    group("c", `${ports("E9")}, ${infra(whole)}`),
    group("m", `children: [c, n01], ${infra(whole)}`),
    group("h", `${ports("E10", "p-s2")}, ${infra(whole, "name: storage, vlan: 102, vni: 100102")}`),
  ];
  expect(findingsOf(pairP(1), vrf, ...texts)).toEqual([]);
});

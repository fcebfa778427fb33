// Mistakes about the numbers that route distinguishers and route targets are made of. C18 is the seed's
// acceptance case.

import { expect, test } from "vitest";
import { findingsOf, one } from "./manifests.ts";

const zone = one("AvailabilityZone", "z1a", "{number: 1, suffix: a}");
const pool = one("VlanPool", "p", "{ranges: [2000-2999]}");
const switchOf = one("Switch", "s1", "{pair: p, driver: sim}");
const pair = (spec: string): string => one("SwitchPair", "p", `{${spec}}`);
const whole = pair('availabilityZone: z1a, groupId: 7, asn: "65100"');
const policy = (spec: string): string => one("ReconcilePolicy", "region", `{${spec}}`);
const gateway = one(
  "HostGroup",
  "b1",
  "{role: borderGateway, availabilityZones: [z1a], ports: [{switch: s1}]}",
);
const network = (spec: string): string => one("Network", "n", `{${spec}}`);

interface Mistake {
  readonly name: string;
  readonly texts: readonly string[];
  readonly finding: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "a pair's AS number out of range (C18)",
    texts: [pair('availabilityZone: z1a, groupId: 7, asn: "4294967296"')],
    finding:
      "error fabric/as-number p /spec/asn: not from 1 to 4294967295, nor two parts up to 65535",
  },
  {
    name: "a pair's AS number with a part out of range (C18)",
    texts: [pair('availabilityZone: z1a, groupId: 7, asn: "65536.1"')],
    finding:
      "error fabric/as-number p /spec/asn: not from 1 to 4294967295, nor two parts up to 65535",
  },
  {
    name: "a region's AS number that is none (C18)",
    texts: [whole, policy('regionAsn: "0"')],
    finding:
      "error fabric/as-number region /spec/regionAsn: not from 1 to 4294967295, nor two parts up to 65535",
  },
  {
    name: "a pair that speaks EVPN without a group id",
    texts: [pair("availabilityZone: z1a, asn: 65100")],
    finding: "error fabric/evpn-incomplete p /spec/asn: the pair speaks EVPN, but has no groupId",
  },
  {
    name: "a pair that speaks EVPN without anything else",
    texts: [pair("asn: 65100")],
    finding:
      "error fabric/evpn-incomplete p /spec/asn: the pair speaks EVPN, but has no groupId and availabilityZone",
  },
  {
    name: "VNI ranges that do not fit behind a 4-byte AS number",
    texts: [
      whole,
      gateway,
      policy('regionAsn: "65130.4113", vniRanges: [10000-20000, 60000-70000]'),
    ],
    finding:
      "error fabric/vni-range-too-large region /spec/vniRanges/1: 60000-70000 reaches beyond 65535 | region /spec/regionAsn",
  },
  {
    name: "a network's VNI that does not fit behind a 4-byte AS number",
    texts: [whole, gateway, policy("regionAsn: 4268363793"), network("vni: 65536")],
    finding: "error network/vni-too-large n /spec/vni: more than 65535 | region /spec/regionAsn",
  },
  {
    name: "a tunnel that ends nowhere",
    texts: [whole, one("Switch", "s2", "{pair: p, driver: sim, vtepAddress: 192.0.2.300}")],
    finding: "error fabric/address s2 /spec/vtepAddress: not an address",
  },
];

test.each(mistakes)("finds $name, and nothing else", ({ texts, finding }) => {
  expect(findingsOf(zone, pool, switchOf, ...texts)).toEqual([finding]);
});

test("large VNIs are fine with a 2-byte AS number, in one zone, or without border gateways", () => {
  const large = [
    network("vni: 100000"),
    one("Network", "m", "{vni: 100001, availabilityZoneHint: z1a}"),
  ];
  const base = [zone, pool, switchOf, whole];
  const ranges = "vniRanges: [10000-16777215]";
  expect(findingsOf(...base, ...large, gateway, policy(`regionAsn: 65130, ${ranges}`))).toEqual([]);
  expect(findingsOf(...base, ...large, policy(`regionAsn: "1.0", ${ranges}`))).toEqual([]);
  const local = large.slice(1);
  expect(findingsOf(...base, ...local, gateway, policy('regionAsn: "1.0"'))).toEqual([]);
});

// Mistakes about VRFs, subnets, address pools and route targets: each names what clashes and where.

import { expect, test } from "vitest";
import { findingsOf, one } from "./manifests.ts";

const zone = one("AvailabilityZone", "z1a", "{number: 1, suffix: a}");
const vrf = one(
  "Vrf",
  "internet",
  "{number: 1, addressPools: [{name: public, prefixes: [192.0.2.0/23]}, {name: local, prefixes: [10.0.0.0/8], availabilityZone: z1a}]}",
);

function network(name: string, spec: string): string {
  return one("Network", name, `{external: {vrf: internet}, ${spec}}`);
}

test.each([
  [
    "a prefix with host bits",
    [one("Vrf", "v", "{number: 1, addressPools: [{name: p, prefixes: [10.0.0.1/8]}]}")],
    "error fabric/host-bits v /spec/addressPools/0/prefixes/0: the prefix of length 8 around it is 10.0.0.0/8",
  ],
  [
    "an address that other tools read as octal",
    [one("Vrf", "v", "{number: 1, addressPools: [{name: p, prefixes: [010.0.0.0/8]}]}")],
    "error fabric/address v /spec/addressPools/0/prefixes/0: not a prefix",
  ],
  [
    "two pools with one name",
    [
      vrf,
      zone,
      one("Vrf", "w", "{number: 2, addressPools: [{name: public, prefixes: [10.0.0.0/8]}]}"),
    ],
    "error vrf/address-pool-twice w /spec/addressPools/0/name: internet has a pool of this name already | internet /spec/addressPools/0/name",
  ],
  [
    "pools that overlap",
    [
      one(
        "Vrf",
        "v",
        "{number: 1, addressPools: [{name: p, prefixes: [10.0.0.0/8, 2001:DB8:0::/32]}, {name: q, prefixes: [2001:db8:1::/48]}]}",
      ),
    ],
    "error fabric/overlapping-prefixes v /spec/addressPools/1/prefixes/0: 2001:db8:1::/48 lies in 2001:db8::/32 | v /spec/addressPools/0/prefixes/1",
  ],
  [
    "two VRFs with one number",
    [one("Vrf", "v", "{number: 1}"), one("Vrf", "w", "{number: 1}")],
    "error fabric/not-unique w /spec/number: VRF number 1 belongs to v | v /spec/number",
  ],
  [
    "two VRFs with one name on devices",
    [one("Vrf", "v", "{number: 1, id: w}"), one("Vrf", "w", "{number: 2}")],
    "error fabric/not-unique w /metadata/name: name on devices w belongs to v | v /spec/id",
  ],
  [
    "an unknown VRF",
    [vrf, zone, one("Network", "n", "{external: {vrf: intenet}}")],
    'error reference/unknown-vrf n /spec/external/vrf: no Vrf of this name; did you mean "internet"? | internet /metadata/name',
  ],
  [
    "a gateway outside of its subnet",
    [vrf, zone, network("n", "subnets: [{cidr: 192.0.2.0/24, gateway: 192.0.3.1}]")],
    "error network/gateway-outside-subnet n /spec/subnets/0/gateway: it is not in 192.0.2.0/24 | n /spec/subnets/0/cidr",
  ],
  [
    "a gateway that is the subnet itself",
    [vrf, zone, network("n", "subnets: [{cidr: 192.0.2.0/24, gateway: 192.0.2.0}]")],
    "error network/gateway-outside-subnet n /spec/subnets/0/gateway: it is the address of the subnet itself | n /spec/subnets/0/cidr",
  ],
  [
    "a gateway that is the broadcast address",
    [vrf, zone, network("n", "subnets: [{cidr: 192.0.2.0/25, gateway: 192.0.2.127}]")],
    "error network/gateway-outside-subnet n /spec/subnets/0/gateway: it is the broadcast address | n /spec/subnets/0/cidr",
  ],
  [
    "a pool that nobody declares",
    [vrf, zone, network("n", "subnets: [{cidr: 192.0.2.0/24, addressPool: pubic}]")],
    'error reference/unknown-address-pool n /spec/subnets/0/addressPool: no Vrf has a pool of this name; did you mean "public"?',
  ],
  [
    "a pool of another VRF",
    [
      vrf,
      zone,
      one("Vrf", "w", "{number: 2}"),
      one(
        "Network",
        "n",
        "{external: {vrf: w}, subnets: [{cidr: 192.0.2.0/24, addressPool: public}]}",
      ),
    ],
    "error network/pool-of-other-vrf n /spec/subnets/0/addressPool: public belongs to VRF internet, the network to w | internet /spec/addressPools/0/name",
  ],
  [
    "a subnet that is not in its pool",
    [vrf, zone, network("n", "subnets: [{cidr: 198.51.100.0/24, addressPool: public}]")],
    "error network/subnet-outside-pool n /spec/subnets/0/addressPool: 198.51.100.0/24 is not in public (192.0.2.0/23) | internet /spec/addressPools/0/name",
  ],
  [
    "a pool of one zone under a network of all",
    [vrf, zone, network("n", "subnets: [{cidr: 10.1.0.0/16, addressPool: local}]")],
    "error network/pool-zone n /spec/subnets/0/addressPool: local is for z1a, the network for all zones | internet /spec/addressPools/1",
  ],
  [
    "one address in two networks",
    [
      vrf,
      zone,
      network("m", "subnets: [{cidr: 192.0.2.0/24}]"),
      network("n", "subnets: [{cidr: 192.0.2.128/25}]"),
    ],
    "error fabric/overlapping-prefixes n /spec/subnets/0/cidr: 192.0.2.128/25 lies in 192.0.2.0/24 | m /spec/subnets/0/cidr",
  ],
  [
    "one address in two subnets of a network that is not external",
    [one("Network", "n", "{subnets: [{cidr: 10.0.0.0/24}, {cidr: 10.0.0.0/24}]}")],
    "error fabric/overlapping-prefixes n /spec/subnets/1/cidr: 10.0.0.0/24 lies in 10.0.0.0/24 | n /spec/subnets/0/cidr",
  ],
  [
    "a gateway that nobody serves",
    [one("Network", "n", "{subnets: [{cidr: 192.0.2.0/24, gateway: 192.0.2.1}]}")],
    "warning network/not-external n /spec/subnets/0/gateway: the fabric does not route this network",
  ],
  [
    "a route target that is none",
    [one("Network", "n", '{evpn: {importTargets: ["4200000000:70000"]}}')],
    "error network/route-target n /spec/evpn/importTargets/0: not a route target",
  ],
  [
    "one route target in two spellings",
    [one("Network", "n", '{evpn: {exportTargets: ["65130:10091", "842681173419883"]}}')],
    "error network/route-target-twice n /spec/evpn/exportTargets/1: this is 65130:10091 again | n /spec/evpn/exportTargets/0",
  ],
] as const)("%s", (_name, texts, expected) => {
  expect(findingsOf(...texts)).toEqual([expected]);
});

test("the same addresses may be used in two VRFs, and the smallest subnets have no broadcast", () => {
  const other = one("Vrf", "w", "{number: 2}");
  const inOther = one(
    "Network",
    "n",
    "{external: {vrf: w}, subnets: [{cidr: 192.0.2.0/31, gateway: 192.0.2.1}]}",
  );
  expect(
    findingsOf(vrf, zone, other, network("m", "subnets: [{cidr: 192.0.2.0/24}]"), inOther),
  ).toEqual([]);
});

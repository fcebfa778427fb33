// What an external network announces: its subnets, the prefixes of the pools that they come from, and
// the gateway addresses that its switches answer for.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { keySet, type GatewayValue, type PrefixValue } from "../../targets/switch/document.ts";
import { addressWithLength, compareAddresses, normalPrefix } from "../addresses.ts";
import type { Routes } from "../carried-network.ts";
import { vrfIdOf } from "../vrf/lookup.ts";
import { vrfs } from "../vrf/name.ts";
import type { AddressPool } from "../vrf/spec.generated.ts";
import { networks } from "./name.ts";
import type { NetworkSpec } from "./spec.generated.ts";

/** Undefined for a network that the fabric does not route. */
export function routesOfNetwork(
  network: Resource<NetworkSpec>,
  index: ResourceIndex,
): Routes | undefined {
  const { external, subnets = [], availabilityZoneHint } = network.spec;
  const vrf = external === undefined ? undefined : index.get(vrfs, external.vrf);
  if (vrf === undefined) return undefined;
  const pools = vrf.spec.addressPools ?? [];
  const poolPrefixes = new Set(pools.flatMap(({ prefixes }) => prefixes.map(normalPrefix)));
  const prefixes = subnets.map(({ cidr }): [string, PrefixValue] => {
    const prefix = normalPrefix(cidr);
    const azLocal = availabilityZoneHint !== undefined;
    return [prefix, { azLocal, announced: poolPrefixes.has(prefix) }];
  });
  const used = new Set(subnets.map(({ addressPool }) => addressPool));
  return {
    vrf: vrfIdOf(vrf),
    gateway: gatewayOf(network.spec, vrfIdOf(vrf)),
    prefixes,
    aggregates: pools
      .filter(({ name }) => used.has(name))
      .flatMap((pool) => aggregatesOf(pool, index.derive(subnetsByVrf).get(vrf.name))),
  };
}

function gatewayOf({ subnets = [] }: NetworkSpec, vrf: string): GatewayValue | undefined {
  const addresses = subnets
    .flatMap(({ gateway, cidr }) => (gateway === undefined ? [] : [{ gateway, cidr }]))
    .sort((a, b) => compareAddresses(a.gateway, b.gateway))
    .map(({ gateway, cidr }) => addressWithLength(gateway, cidr));
  const [primary, ...secondaries] = addresses;
  if (primary === undefined) return undefined;
  return { vrf, primary, secondaries: keySet(secondaries), dhcpRelays: {} };
}

/** A pool's prefix that is a subnet itself is announced as such. */
function aggregatesOf(
  { prefixes, availabilityZone }: AddressPool,
  subnets: ReadonlySet<string> | undefined,
): [string, { azLocal: boolean }][] {
  return prefixes
    .map(normalPrefix)
    .filter((prefix) => subnets?.has(prefix) !== true)
    .map((prefix) => [prefix, { azLocal: availabilityZone !== undefined }]);
}

/** VRF → the subnets of all its networks. */
function subnetsByVrf(index: ResourceIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const byVrf = new Map<string, Set<string>>();
  for (const { spec } of index.all(networks)) {
    if (spec.external === undefined) continue;
    const subnets = byVrf.get(spec.external.vrf) ?? new Set();
    byVrf.set(spec.external.vrf, subnets);
    for (const { cidr } of spec.subnets ?? []) subnets.add(normalPrefix(cidr));
  }
  return byVrf;
}

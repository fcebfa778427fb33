// A host group's own networks as they appear on its switches. They need no allocation: their numbers
// are written down, outside of every pool.

import type { ResourceIndex } from "../../model/resource-index.ts";
import { keySet, type GatewayValue } from "../../targets/switch/document.ts";
import { normalAddress, normalPrefix, subnetOf } from "../addresses.ts";
import type { CarriedNetwork, Routes } from "../carried-network.ts";
import { evpnValue } from "../evpn.ts";
import { vrfIdOfName } from "../vrf/lookup.ts";
import type { InfraNetwork } from "./spec.generated.ts";

export function carriedInfraNetwork(one: InfraNetwork, index: ResourceIndex): CarriedNetwork {
  const { name, vlan, vni } = one;
  const evpnNetwork = { vni, importTargets: [], exportTargets: [] };
  return {
    vlan,
    vlanKey: String(vlan),
    vlanValue: { name },
    vniKey: String(vni),
    onVlan: { vlan },
    routes: routesOf(one, index),
    evpnOn: ({ pair }) => evpnValue(pair, evpnNetwork, false, index),
  };
}

/** What they announce stays within the zone (CC-Fabric's rule). */
function routesOf(one: InfraNetwork, index: ResourceIndex): Routes | undefined {
  const { gateways = [], aggregates = [] } = one;
  if (one.vrf === undefined) return undefined;
  const vrf = vrfIdOfName(one.vrf, index);
  return {
    vrf,
    gateway: gatewayOf(one, vrf),
    prefixes: gateways.map((gateway) => [subnetOf(gateway), { azLocal: true, announced: false }]),
    aggregates: aggregates.map((prefix) => [normalPrefix(prefix), { azLocal: true }]),
  };
}

function gatewayOf(
  { gateways = [], dhcpRelays = [] }: InfraNetwork,
  vrf: string,
): GatewayValue | undefined {
  const [primary, ...secondaries] = gateways.map(normalPrefix);
  if (primary === undefined) return undefined;
  return {
    vrf,
    primary,
    secondaries: keySet(secondaries),
    dhcpRelays: keySet(dhcpRelays.map(normalAddress)),
  };
}

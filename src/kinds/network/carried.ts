// A tenant's network as it appears on switches of one VLAN pool. Ten thousand bindings ask for a few
// hundred of these, so each is made once.

import type { Allocated } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { EvpnValue } from "../../targets/switch/document.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import type { CarriedNetwork } from "../carried-network.ts";
import { evpnValue, type EvpnNetwork } from "../evpn.ts";
import type { WiredSwitch } from "../host-group/lookup.ts";
import { hostGroups } from "../host-group/name.ts";
import { borderGatewaysByTarget, rolePoolName } from "../host-group/roles.ts";
import { reconcilePolicies } from "../reconcile-policy/name.ts";
import { normalRouteTarget } from "../route-target.ts";
import { switches } from "../switch/name.ts";
import { switchPairs } from "../switch-pair/name.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { vrfs } from "../vrf/name.ts";
import { networkIdOf, vniPoolName } from "./lookup.ts";
import { networks } from "./name.ts";
import { routesOfNetwork } from "./routes.ts";
import type { NetworkSpec } from "./spec.generated.ts";

type Network = Resource<NetworkSpec>;

/** Undefined where a pool had no number left. */
export function carriedTenantNetwork(
  network: Network,
  vlanPool: string,
  index: ResourceIndex,
  allocated: Allocated,
): CarriedNetwork | undefined {
  const id = networkIdOf(network);
  const vlan = allocated.value(vlanPoolName(vlanPool), id);
  const vni = allocated.value(vniPoolName, id);
  if (vlan === undefined || vni === undefined) return undefined;
  const known = index.derive(carriedNetworks);
  let byPool = known.get(network);
  if (byPool === undefined) known.set(network, (byPool = new Map()));
  const before = byPool.get(vlanPool);
  // The same resources may be planned with other numbers.
  if (before !== undefined && before.vlan === vlan && before.vni === vni) {
    return before.isOnBorder === false ? before : withBorder(before, id, index, allocated);
  }
  const made = makeCarried(network, { vlan, vni, id }, index);
  byPool.set(vlanPool, made);
  return made.isOnBorder ? withBorder(made, id, index, allocated) : made;
}

interface TenantNetwork extends CarriedNetwork {
  readonly vni: number;
  /** Some switch is a border gateway, so that EVPN instances depend on where the network was placed. */
  readonly isOnBorder: boolean;
  evpnAs(one: WiredSwitch, isBorderGateway: boolean): EvpnValue | undefined;
}

/** It reads all kinds that the values are made from, so that it lives no longer than they do. */
function carriedNetworks(index: ResourceIndex): WeakMap<Network, Map<string, TenantNetwork>> {
  for (const kind of [
    networks,
    vrfs,
    hostGroups,
    switches,
    switchPairs,
    availabilityZones,
    reconcilePolicies,
  ]) {
    index.all<object>(kind);
  }
  return new WeakMap();
}

function makeCarried(
  network: Network,
  { vlan, vni, id }: { vlan: number; vni: number; id: string },
  index: ResourceIndex,
): TenantNetwork {
  const evpnNetwork = evpnNetworkOf(network, vni);
  const instances = new Map<string, EvpnValue | undefined>();
  const evpnAs = (one: WiredSwitch, isBorderGateway: boolean): EvpnValue | undefined => {
    const key = `${isBorderGateway ? "border" : "plain"} ${one.pair?.name ?? ""}`;
    if (!instances.has(key)) {
      instances.set(key, evpnValue(one.pair, evpnNetwork, isBorderGateway, index));
    }
    return instances.get(key);
  };
  return {
    vlan,
    vni,
    vlanKey: String(vlan),
    vlanValue: { name: id },
    vniKey: String(vni),
    onVlan: { vlan },
    routes: routesOfNetwork(network, index),
    isOnBorder: index.derive(borderGatewaysByTarget).size > 0,
    evpnAs,
    evpnOn: (one) => evpnAs(one, false),
  };
}

/** On the border gateway that the network was placed on, its EVPN instance reaches other sites. */
function withBorder(
  carried: TenantNetwork,
  id: string,
  index: ResourceIndex,
  allocated: Allocated,
): CarriedNetwork {
  const gateways = index.derive(borderGatewaysByTarget);
  return {
    ...carried,
    evpnOn(one) {
      const isPlaced = (gateways.get(one.target) ?? []).some(({ name, spec }) =>
        (spec.availabilityZones ?? []).some(
          (zone) => allocated.place(rolePoolName("borderGateway", zone), id) === name,
        ),
      );
      return carried.evpnAs(one, isPlaced);
    },
  };
}

function evpnNetworkOf({ spec }: Network, vni: number): EvpnNetwork {
  const { importTargets = [], exportTargets = [] } = spec.evpn ?? {};
  return {
    vni,
    importTargets: importTargets.map((one) => normalRouteTarget(one) ?? one),
    exportTargets: exportTargets.map((one) => normalRouteTarget(one) ?? one),
  };
}

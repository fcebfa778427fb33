// The numbers that a network needs by itself: a VNI, the VLANs that are fixed by hand, and a VLAN
// wherever it was placed on a transit or border gateway. Other VLANs are requested by the bindings.

import type { AllocationRequest, Placed } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { wirings } from "../host-group/lookup.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { networkIdOf, vniPoolName } from "./lookup.ts";
import { placementsOfNetwork } from "./placements.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export function requestsOfNetwork(
  network: Resource<NetworkSpec>,
  index: ResourceIndex,
  placed: Placed,
): readonly AllocationRequest[] {
  const key = networkIdOf(network);
  const { vni, segments = [] } = network.spec;
  const vniRequest: AllocationRequest =
    vni === undefined
      ? { pool: vniPoolName, key, at: { resource: network, field: "/metadata/name" } }
      : { pool: vniPoolName, key, pin: vni, at: { resource: network, field: "/spec/vni" } };
  return [
    vniRequest,
    ...segments.map(({ vlanPool, vlan }, i) => ({
      pool: vlanPoolName(vlanPool),
      key,
      pin: vlan,
      at: { resource: network, field: `/spec/segments/${i}/vlan` },
    })),
    ...placementsOfNetwork(network, index).flatMap(({ pool, at }): AllocationRequest[] => {
      const group = placed.place(pool, key);
      const wiring = group === undefined ? undefined : index.derive(wirings).get(group);
      return wiring?.vlanPool === undefined
        ? []
        : [{ pool: vlanPoolName(wiring.vlanPool), key, at }];
    }),
  ];
}

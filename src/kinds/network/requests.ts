// The numbers that a network needs by itself: a VNI, and the VLANs that are fixed by hand. VLANs
// that nobody fixed are requested by the bindings, pool by pool.

import type { AllocationRequest } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { networkIdOf, vniPoolName } from "./lookup.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export function requestsOfNetwork(network: Resource<NetworkSpec>): readonly AllocationRequest[] {
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
  ];
}

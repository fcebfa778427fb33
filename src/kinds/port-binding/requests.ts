// The numbers that a binding needs: its network's VLAN in the pool of the host's switches, and by vhost one
// of the host's. A binding that is down asks as well, so that the numbers are kept.

import type { AllocationRequest } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { networkIdOf } from "../network/lookup.ts";
import { vhostPoolName } from "../host/pools.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { boundBy } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { isByVhost, pluggedBy, portIdOf } from "./vhost.ts";

export function requestsOfPortBinding(
  binding: Resource<PortBindingSpec>,
  index: ResourceIndex,
): readonly AllocationRequest[] {
  const bound = boundBy(binding, index);
  if (bound === undefined) return [];
  const at = { resource: binding, field: "/spec/network" };
  const vlan = { pool: vlanPoolName(bound.vlanPool), key: networkIdOf(bound.network), at };
  const plugged = isByVhost(binding) ? pluggedBy(binding, index) : undefined;
  if (plugged === undefined) return [vlan];
  const { host, physicalNetwork } = plugged;
  return [
    vlan,
    {
      pool: vhostPoolName(host.name, physicalNetwork),
      key: portIdOf(binding),
      at: { resource: binding, field: "/spec/attachment" },
    },
  ];
}

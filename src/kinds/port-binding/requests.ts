// The VLAN that a binding needs: its network's, in the pool of the host's switches. A binding that
// is down asks as well, so that the network keeps the number.

import type { AllocationRequest } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { networkIdOf } from "../network/lookup.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { boundBy } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

export function requestsOfPortBinding(
  binding: Resource<PortBindingSpec>,
  index: ResourceIndex,
): readonly AllocationRequest[] {
  const bound = boundBy(binding, index);
  if (bound === undefined) return [];
  const at = { resource: binding, field: "/spec/network" };
  return [{ pool: vlanPoolName(bound.vlanPool), key: networkIdOf(bound.network), at }];
}

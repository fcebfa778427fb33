// What others ask of a network: the identity that its numbers and its name on devices go by.

import type { Resource } from "../../model/resource.ts";
import type { NetworkSpec } from "./spec.generated.ts";

/** The pool that VNIs are allocated from. */
export const vniPoolName = "vni";

/** The network's lasting identity: the key of its allocations and its name on devices. */
export function networkIdOf(network: Resource<NetworkSpec>): string {
  return network.spec.id ?? network.name;
}

// Which network has a VNI that is fixed by hand.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { firstHolders } from "../findings.ts";
import { networks } from "./name.ts";
import type { NetworkSpec } from "./spec.generated.ts";

/** VNI → the first network by name that fixes it. */
export function networksByVni(index: ResourceIndex): ReadonlyMap<number, Resource<NetworkSpec>> {
  return firstHolders(index.all(networks), (network) => network.spec.vni);
}

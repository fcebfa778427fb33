// What others ask of VRFs: the address pool of a name, and whose it is.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { vrfs } from "./name.ts";
import type { AddressPool, VrfSpec } from "./spec.generated.ts";

export interface PlacedPool {
  readonly vrf: Resource<VrfSpec>;
  readonly pool: AddressPool;
  /** Where in the VRF it stands. */
  readonly field: string;
}

/** Name → pool; of two pools with one name the first, by the VRF's name. */
export function addressPoolsByName(index: ResourceIndex): ReadonlyMap<string, PlacedPool> {
  const pools = new Map<string, PlacedPool>();
  for (const vrf of index.all(vrfs)) {
    (vrf.spec.addressPools ?? []).forEach((pool, i) => {
      if (!pools.has(pool.name))
        pools.set(pool.name, { vrf, pool, field: `/spec/addressPools/${i}` });
    });
  }
  return pools;
}

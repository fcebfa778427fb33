// What others ask of VRFs: their name on devices, the address pool of a name, and whose it is.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { parsePrefix, type Prefix } from "../addresses.ts";
import { vrfs } from "./name.ts";
import type { AddressPool, VrfSpec } from "./spec.generated.ts";

/** The VRF's name on devices. */
export function vrfIdOf(vrf: Resource<VrfSpec>): string {
  return vrf.spec.id ?? vrf.name;
}

/** The same by the resource's name; the name itself where no such VRF exists, which checks report. */
export function vrfIdOfName(name: string, index: ResourceIndex): string {
  const vrf = index.get(vrfs, name);
  return vrf === undefined ? name : vrfIdOf(vrf);
}

export interface PlacedPool {
  readonly vrf: Resource<VrfSpec>;
  readonly pool: AddressPool;
  /** Its prefixes that can be read. */
  readonly prefixes: readonly Prefix[];
  /** Where in the VRF it stands. */
  readonly field: string;
}

/** Name → pool; of two pools with one name the first, by the VRF's name. */
export function addressPoolsByName(index: ResourceIndex): ReadonlyMap<string, PlacedPool> {
  const pools = new Map<string, PlacedPool>();
  for (const vrf of index.all(vrfs)) {
    (vrf.spec.addressPools ?? []).forEach((pool, i) => {
      if (pools.has(pool.name)) return;
      const prefixes = pool.prefixes.flatMap((written) => parsePrefix(written) ?? []);
      pools.set(pool.name, { vrf, pool, prefixes, field: `/spec/addressPools/${i}` });
    });
  }
  return pools;
}

// Which network a port is in. Keys know its VLAN alone: the network is the one that has this VLAN in the
// pool of the host's switches, or a new one with the VLAN pinned.

import { networkIdOf } from "../../kinds/network/lookup.ts";
import { networks as networkKind } from "../../kinds/network/name.ts";
import { vlanPoolName } from "../../kinds/vlan-pool/pools.ts";
import type { Allocation } from "../../model/allocation.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { DescribedResource } from "../manifest-files.ts";
import { createResourceNames } from "../resource-names.ts";

export interface NetworksByVlan {
  /** The name of the network with a VLAN of a pool; the same as long as it is asked for the same. */
  nameOf(vlanPool: string, vlan: number): string;
  /** Those that nobody declares. */
  added(): readonly DescribedResource[];
}

export function networksByVlan(
  given: ResourceIndex,
  allocations: readonly Allocation[],
): NetworksByVlan {
  const known = knownNetworks(given, allocations);
  const names = createResourceNames(given.all(networkKind).map(({ name }) => name));
  const added = new Map<string, DescribedResource>();
  return {
    nameOf(vlanPool, vlan) {
      const segment = `${vlanPool} ${vlan}`;
      const declared = known.get(segment) ?? added.get(segment)?.name;
      if (declared !== undefined) return declared;
      const name = names.nameFor(`${vlanPool}-${vlan}`);
      const spec = { segments: [{ vlanPool, vlan }] };
      added.set(segment, { kind: networkKind.name, name, spec });
      return name;
    },
    added: () => [...added.values()],
  };
}

/** "pod000 2000" → the name of the network that has it by its manifest, or was given it. */
function knownNetworks(
  given: ResourceIndex,
  allocations: readonly Allocation[],
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const byId = new Map(given.all(networkKind).map((one) => [networkIdOf(one), one]));
  const [prefix] = vlanPoolName(" ").split(" ");
  for (const { pool, key, value } of allocations) {
    const network = byId.get(key);
    if (network === undefined || prefix === undefined || !pool.startsWith(prefix)) continue;
    known.set(`${pool.slice(prefix.length)} ${value}`, network.name);
  }
  for (const { name, spec } of given.all(networkKind)) {
    for (const { vlanPool, vlan } of spec.segments ?? []) known.set(`${vlanPool} ${vlan}`, name);
  }
  return known;
}

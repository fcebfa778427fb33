// The pools of a host's vhosts, one for each physical network.

import type { Pool } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import { vhostRanges } from "./lookup.ts";
import type { HostSpec } from "./spec.generated.ts";

/** The allocation pool of a host's vhosts on a physical network: "vhost/node001/pod000". */
export function vhostPoolName(host: string, physicalNetwork: string): string {
  return `vhost/${host}/${physicalNetwork}`;
}

export function poolsOfHost(host: Resource<HostSpec>): readonly Pool[] {
  return [...vhostRanges(host)].map(([physicalNetwork, ranges]) => ({
    name: vhostPoolName(host.name, physicalNetwork),
    ranges,
    isBound: true,
    widening: `give a NIC of Host/${host.name} on ${physicalNetwork} more vhosts`,
  }));
}

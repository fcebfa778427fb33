// The allocation pool that a VlanPool stands for.

import type { Pool } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import { usableRanges } from "../ranges.ts";
import type { VlanPoolSpec } from "./spec.generated.ts";

/** The allocation pool of a VlanPool: "vlan/pod000". */
export function vlanPoolName(name: string): string {
  return `vlan/${name}`;
}

export function poolsOfVlanPool(pool: Resource<VlanPoolSpec>): readonly Pool[] {
  return [{ name: vlanPoolName(pool.name), ranges: usableRanges(pool.spec.ranges) }];
}

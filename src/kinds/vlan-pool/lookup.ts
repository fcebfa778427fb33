// What others ask of VLAN pools: which numbers belong to tenants' networks.

import type { NumberRange } from "../../model/allocation.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { usableRanges } from "../ranges.ts";
import { vlanPools } from "./name.ts";

/** VlanPool → its ranges, in order. */
export function vlanRanges(index: ResourceIndex): ReadonlyMap<string, readonly NumberRange[]> {
  return new Map(index.all(vlanPools).map(({ name, spec }) => [name, usableRanges(spec.ranges)]));
}

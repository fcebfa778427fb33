// Ranges must be in order, apart from each other, and within what switches can carry.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import { checkRanges, parseRange } from "../ranges.ts";
import type { VlanPoolSpec } from "./spec.generated.ts";
import { checkVlanNumber } from "./vlan-number.ts";

export function checkVlanPool(pool: Resource<VlanPoolSpec>): readonly Finding[] {
  const outside = pool.spec.ranges.flatMap((written, i) => {
    const [from, to] = parseRange(written);
    return checkVlanNumber(Math.max(from, to), { resource: pool, field: `/spec/ranges/${i}` });
  });
  return [...outside, ...checkRanges(pool, "/spec/ranges", pool.spec.ranges)];
}

// Foreign items on numbers of our pools: what the policy "ranges" would clear away, and what others
// wonder about when a number is passed over.

import { isPlacePool, type Pool } from "../model/allocation.ts";
import { isInRanges } from "../model/number-ranges.ts";
import type { HeldBack } from "../model/plan.ts";
import { viewAt } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { itemPath } from "./item-types.ts";

/** One entry for every item that defines a number, such as a VLAN; not for each port that carries it. */
export function foreignInPools(
  { type, document, settings, foreign }: Comparison,
  pools: readonly Pool[],
): HeldBack[] {
  if (foreign.length === 0) return [];
  const { target } = settings;
  const ranges = new Map(pools.map((pool) => [pool.name, isPlacePool(pool) ? [] : pool.ranges]));
  const defining = new Set([...type.numbersIn(document)].map((number) => number.path));
  return foreign.flatMap((item) => {
    // Others work beside us there, and that is no surprise.
    if (item.typed.type.othersStay === true) return [];
    const path = itemPath(item.shape, item.key);
    const number = item.typed.type.number(viewAt(item, item.value));
    if (number === undefined || !defining.has(path)) return [];
    const pool = settings.pools[number.space];
    if (pool === undefined || !isInRanges(ranges.get(pool) ?? [], number.number)) return [];
    return [
      {
        reason: "not-owned",
        target,
        path,
        detail: `it lies in ${pool} and is not ours (no claim, no record): left alone`,
        help: "declare it, or let the target's ownership be ranges to have it removed",
        claims: [],
      },
    ];
  });
}

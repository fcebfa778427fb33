// Which of two targets comes first: that whose type stands earlier in the list of target types.

import { targetTypeOf, type TargetName } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";

export interface TypeRanks {
  /** A smaller one comes first. */
  of(target: TargetName): number;
  readonly lowest: number;
  readonly highest: number;
}

/** Of everything declared or owned; undefined where all of it is of one type. */
export function typeRanks(
  catalog: Catalog,
  { declaration, owned }: Pick<PlanInput, "declaration" | "owned">,
): TypeRanks | undefined {
  const types = [...catalog.targetTypes.keys()];
  const ranks = new Map<TargetName, number>();
  let [lowest, highest] = [types.length, 0];
  for (const targets of [declaration.targets, owned]) {
    for (const target of targets.keys()) {
      const place = types.indexOf(targetTypeOf(target));
      // What this build does not know may rest on anything that it does.
      const rank = place < 0 ? types.length : place;
      ranks.set(target, rank);
      if (rank < lowest) lowest = rank;
      if (rank > highest) highest = rank;
    }
  }
  if (lowest >= highest) return undefined;
  return { of: (target) => ranks.get(target) ?? types.length, lowest, highest };
}

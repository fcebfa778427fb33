// Which numbers of which pool live documents hold, and where nobody can say.

import { targetTypeOf, type DeclaredTarget, type TargetName } from "../model/target.ts";
import type { PoolUse } from "./allocate.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";

/** Looks at every target that is declared, or that still holds something of ours. */
export function poolUse(
  catalog: Catalog,
  input: PlanInput,
  declared: ReadonlyMap<TargetName, DeclaredTarget>,
): PoolUse {
  const live = new Map<string, Map<number, string | undefined>>();
  const unknown = new Set<string>();
  for (const target of new Set([...declared.keys(), ...input.owned.keys()])) {
    const pools = (declared.get(target) ?? input.owned.get(target)?.settings)?.pools ?? {};
    const type = catalog.targetTypes.get(targetTypeOf(target));
    const view = input.live.get(target);
    if (view?.type !== "known" || type === undefined) {
      for (const pool of Object.values(pools)) unknown.add(pool);
      continue;
    }
    for (const { space, number, key } of type.numbersIn(view.document)) {
      const pool = pools[space];
      if (pool === undefined) continue;
      let numbers = live.get(pool);
      if (numbers === undefined) live.set(pool, (numbers = new Map()));
      if (numbers.get(number) === undefined) numbers.set(number, key);
    }
  }
  return { live, unknown };
}

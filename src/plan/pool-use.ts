// Which numbers of which pool live documents hold, and where nobody can say.

import { sortedNames } from "../model/sort.ts";
import { targetTypeOf } from "../model/target.ts";
import type { PoolUse } from "./allocate.ts";
import type { Catalog } from "./catalog.ts";
import { settingsOf } from "./concerned.ts";
import type { PlanInput } from "./input.ts";

/**
 * Looks at every target that is declared, or that still holds something of ours. Where several show
 * a number under different keys, the first target by name is believed.
 */
export function poolUse(catalog: Catalog, input: PlanInput): PoolUse {
  const live = new Map<string, Map<number, string | undefined>>();
  const unknown = new Set<string>();
  const names = new Set([...input.declaration.targets.keys(), ...input.owned.keys()]);
  for (const target of sortedNames(names)) {
    const pools = settingsOf(input, target)?.pools ?? {};
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

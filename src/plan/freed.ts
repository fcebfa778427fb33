// Allocations that a plan frees: nobody asks for them, and it removes their numbers wherever they are
// live. Without this a plan would leave behind another that only gives numbers back.

import { operationId, type Operation } from "../model/operation.ts";
import type { FreedAllocation } from "../model/plan.ts";
import { targetTypeOf } from "../model/target.ts";
import type { NumberAllocation } from "./allocate-pool.ts";
import type { Catalog } from "./catalog.ts";
import { settingsOf } from "./concerned.ts";
import type { PlanInput } from "./input.ts";

export function freedAllocations(
  catalog: Catalog,
  input: PlanInput,
  lingering: readonly NumberAllocation[],
  operations: readonly Operation[],
): FreedAllocation[] {
  if (lingering.length === 0) return [];
  const after = new Map(lingering.map((one) => [nameOf(one.pool, one.value), [] as string[]]));
  const pools = new Set(lingering.map(({ pool }) => pool));
  for (const { name, removal } of liveNumbers(catalog, input, pools)) {
    after.get(name)?.push(removal);
  }
  const removals = new Set(
    operations.filter((one) => one.action === "remove").map((one) => one.id),
  );
  return lingering.flatMap((one) => {
    const ids = after.get(nameOf(one.pool, one.value)) ?? [];
    const isFreed = ids.length > 0 && ids.every((id) => removals.has(id));
    return isFreed ? [{ ...one, after: ids.toSorted() }] : [];
  });
}

/** Every live number of some pools, with the id that its removal would have. */
function* liveNumbers(
  catalog: Catalog,
  input: PlanInput,
  concerned: ReadonlySet<string>,
): Generator<{ name: string; removal: string }, void> {
  for (const [target, view] of input.live) {
    const type = catalog.targetTypes.get(targetTypeOf(target));
    const pools = settingsOf(input, target)?.pools ?? {};
    const isConcerned = Object.values(pools).some((pool) => concerned.has(pool));
    if (view.type !== "known" || type === undefined || !isConcerned) continue;
    for (const { space, number, path } of type.numbersIn(view.document)) {
      const pool = pools[space];
      if (pool === undefined) continue;
      yield { name: nameOf(pool, number), removal: operationId("remove", target, path) };
    }
  }
}

function nameOf(pool: string, value: number): string {
  return `${pool} ${value}`;
}

// Allocations that a plan frees: nobody asks for them, and it removes their numbers wherever they are
// live. Without this a plan would leave behind another that only gives numbers back.

import { operationId, type Operation } from "../model/operation.ts";
import type { FreedAllocation } from "../model/plan.ts";
import { targetTypeOf } from "../model/target.ts";
import type { NumberAllocation } from "./allocate-pool.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";

export function freedAllocations(
  catalog: Catalog,
  input: PlanInput,
  lingering: readonly NumberAllocation[],
  operations: readonly Operation[],
): FreedAllocation[] {
  if (lingering.length === 0) return [];
  const after = new Map(lingering.map((one) => [nameOf(one.pool, one.value), [] as string[]]));
  for (const { name, removal } of liveNumbers(catalog, input)) after.get(name)?.push(removal);
  const removals = new Set(
    operations.filter((one) => one.action === "remove").map((one) => one.id),
  );
  return lingering.flatMap((one) => {
    const ids = after.get(nameOf(one.pool, one.value)) ?? [];
    const isFreed = ids.length > 0 && ids.every((id) => removals.has(id));
    return isFreed ? [{ ...one, after: ids.toSorted() }] : [];
  });
}

/** Every live number of every pool, with the id that its removal would have. */
function* liveNumbers(
  catalog: Catalog,
  { declaration, live, owned }: PlanInput,
): Generator<{ name: string; removal: string }, void> {
  for (const [target, view] of live) {
    const type = catalog.targetTypes.get(targetTypeOf(target));
    const pools = (declaration.targets.get(target) ?? owned.get(target)?.settings)?.pools ?? {};
    if (view.type !== "known" || type === undefined) continue;
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

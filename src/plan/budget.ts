// The deletion budget: how much one plan may remove. Over it, no removal is made at all, because any
// part of a mistaken removal is a mistake too.

import type { OwnedItems } from "../model/owned.ts";
import type { DeletionBudget } from "../model/policy.ts";
import type { TargetName } from "../model/target.ts";
import type { Hold } from "./change.ts";
import type { PlanInput } from "./input.ts";
import { eachOf, type TargetPlan } from "./target-plan.ts";

/** Holds every removal that nothing else holds where they are more than the budget allows. */
export function holdExcessRemovals(
  input: PlanInput,
  plans: ReadonlyMap<TargetName, TargetPlan>,
): void {
  const removals = eachOf(plans, ({ changes }) => {
    const free = changes.filter((one) => one.action === "remove" && one.hold === undefined);
    if (free.length === 0) return [];
    // An item that goes and comes again is not lost.
    const made = new Set(changes.filter((one) => one.action === "add").map((one) => one.path));
    return free.filter((one) => !made.has(one.path));
  });
  if (removals.length === 0) return;
  let owned = 0;
  for (const { items } of input.owned.values()) owned += countOf(items);
  const hold = budgetHold(
    { planned: removals.length, owned },
    input.declaration.policy.deletionBudget,
    input.options.allowDeletes,
  );
  if (hold !== undefined) for (const change of removals) change.hold = hold;
}

/** A target has hundreds of buckets, and is mostly as it was when somebody planned last. */
function countOf(items: OwnedItems): number {
  let count = counts.get(items);
  if (count === undefined) {
    count = 0;
    for (const bucket of items.values()) count += bucket.size;
    counts.set(items, count);
  }
  return count;
}

const counts: WeakMap<OwnedItems, number> = new WeakMap();

export interface Removals {
  /** Removals that nothing else holds back. */
  readonly planned: number;
  /** All items recorded as ours, on every target. */
  readonly owned: number;
}

/** The hold that every removal gets, or undefined where the budget suffices. */
export function budgetHold(
  removals: Removals,
  budget: DeletionBudget,
  allowDeletes: number | undefined,
): Hold | undefined {
  const limit = allowDeletes ?? smallest(budget, removals.owned);
  if (limit === undefined || removals.planned <= limit) return undefined;
  return {
    reason: "over-deletion-budget",
    detail: `this plan would remove ${removals.planned} items, and the budget is ${limit}`,
    help: `look through them, then plan with --allow-deletes ${removals.planned}`,
  };
}

function smallest(budget: DeletionBudget, owned: number): number | undefined {
  const share =
    budget.percent === undefined ? undefined : Math.floor((owned * budget.percent) / 100);
  const limits = [budget.items, share].filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

// The deletion budget: how much one plan may remove. Over it, no removal is made at all, because any
// part of a mistaken removal is a mistake too.

import type { DeletionBudget } from "../model/policy.ts";
import type { Hold } from "./change.ts";

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

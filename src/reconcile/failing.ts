// Targets on which operations failed are given time of their own, so that one dead switch neither is
// hammered on nor slows the others. Pure: it counts failures, and says until when nobody tries again.

import type { ApplyReport } from "../apply/result.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";
import { backoffMs, type Backoff } from "../model/backoff.ts";

export interface FailingTarget {
  /** How many applies in a row failed there. */
  readonly failures: number;
  /** In milliseconds since the epoch. */
  readonly retryAtMs: number;
}

export type FailingTargets = ReadonlyMap<TargetName, FailingTarget>;

export const noneFailing: FailingTargets = new Map();

const patience: Backoff = { firstMs: 1_000, mostMs: 300_000 };

/**
 * What fails after an apply. A failure counts once however many operations it meets; what was done on a
 * target without any failure clears it; a target on which nothing was tried stays as it was, and one that
 * the plan knows no more is forgotten.
 */
export function failingAfter(
  before: FailingTargets,
  { operations, targets }: Pick<Plan, "operations" | "targets">,
  { outcomes, failures }: Pick<ApplyReport, "outcomes" | "failures">,
  nowMs: number,
  random: () => number,
): FailingTargets {
  const after = new Map<TargetName, FailingTarget>();
  for (const { target } of targets) {
    const former = before.get(target);
    if (former !== undefined) after.set(target, former);
  }
  for (const { id, target } of operations) {
    if (outcomes.get(id)?.type === "done") after.delete(target);
  }
  for (const target of new Set(failures.map((one) => one.target))) {
    const count = (before.get(target)?.failures ?? 0) + 1;
    const retryAtMs = nowMs + Math.ceil(backoffMs(patience, count, random));
    after.set(target, { failures: count, retryAtMs });
  }
  return after;
}

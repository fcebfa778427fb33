// What an apply comes to: counts, failures and one word, from the outcomes of all operations. Pure.

import type { Outcome } from "../model/change-set.ts";
import type { Operation } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { MovedAllocation } from "../records/allocations.ts";
import type { LockHeld } from "../records/lock.ts";
import type { AwaitedApply } from "./settle-unconfirmed.ts";

export type ApplyVerdict =
  /** Everything is done and was seen. */
  | "applied"
  /** Something was done and something was not. */
  | "partly"
  /** Nothing was done. */
  | "failed"
  /** The plan does not fit what is live; nothing was done. */
  | "stale"
  /** The lock was lost on the way; this writer stopped. */
  | "fenced"
  | "interrupted"
  /** Something failed, and all that had been done was undone. */
  | "rolled-back";

export interface ApplyCounts {
  readonly total: number;
  /** Includes `already`. */
  readonly done: number;
  readonly already: number;
  readonly refused: number;
  readonly stale: number;
  readonly skipped: number;
  readonly unknown: number;
}

/** An operation that was not done for a reason of its own, or a target that failed as a whole. */
export interface ApplyFailure {
  readonly target: TargetName;
  readonly operation?: Operation;
  /** "the switch refused: …", as one clause. */
  readonly reason: string;
}

export interface ApplyReport {
  readonly type: ApplyVerdict;
  readonly digest: string;
  /** The journal's entry; absent where nothing was begun. */
  readonly entry?: string;
  readonly counts: ApplyCounts;
  /** By operation id; one for every operation of the plan. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Skipped operations are not failures: they stand behind one. */
  readonly failures: readonly ApplyFailure[];
  /** Why a plan is stale whose operations all still fit: others changed these allocations. */
  readonly movedAllocations?: readonly MovedAllocation[];
  /** Operations that `--rollback` undid. */
  readonly undone: number;
  /** The agents undo what was done unless it is confirmed within so many milliseconds. */
  readonly confirmWithinMs?: number;
  /** The store failed in the midst; what is recorded may be behind what was done. */
  readonly trouble?: Trouble;
  readonly durationMs: number;
}

export type ApplyResult = ApplyReport | LockHeld | AwaitedApply | Trouble;

export function isApplyReport(result: ApplyResult): result is ApplyReport {
  return "counts" in result;
}

export function countOutcomes(outcomes: ReadonlyMap<string, Outcome>): ApplyCounts {
  const counts = { total: 0, done: 0, already: 0, refused: 0, stale: 0, skipped: 0, unknown: 0 };
  for (const outcome of outcomes.values()) {
    counts.total += 1;
    counts[outcome.type] += 1;
    if (outcome.type === "done" && outcome.already) counts.already += 1;
  }
  return counts;
}

/** Why a run ended before its time. */
export type Stop = "interrupted" | "fenced" | "trouble";

export function verdictOf(counts: ApplyCounts, stop: Stop | undefined): ApplyVerdict {
  if (stop === "fenced") return "fenced";
  if (counts.done === counts.total) return stop === "trouble" ? "partly" : "applied";
  if (stop === "interrupted") return "interrupted";
  if (counts.done > counts.already || counts.unknown > 0) return "partly";
  return counts.stale > 0 ? "stale" : "failed";
}

/** One failure for every operation that was not done for a reason of its own, in the plan's order. */
export function failuresOf(
  plan: Pick<Plan, "operations">,
  outcomes: ReadonlyMap<string, Outcome>,
): ApplyFailure[] {
  return plan.operations.flatMap((operation) => {
    const reason = failureReason(outcomes.get(operation.id));
    return reason === undefined ? [] : [{ target: operation.target, operation, reason }];
  });
}

/** Why an operation was not done, or undefined where it was or where it only stands behind another. */
export function failureReason(outcome: Outcome | undefined): string | undefined {
  switch (outcome?.type) {
    case "refused":
      return `refused: ${outcome.reason}`;
    case "stale":
      return "the live value has changed since the plan was made";
    case "unknown":
      return `nobody can say whether it was done: ${outcome.reason}`;
    case "done":
    case "skipped":
    case undefined:
      return undefined;
  }
}

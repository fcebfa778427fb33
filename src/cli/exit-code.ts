// What the command answers to its caller. The numbers are promised to scripts; they never change.

import type { HeldReason, Plan } from "../model/plan.ts";

export const exitCode = {
  /** Done; or no changes; or in sync. */
  ok: 0,
  error: 1,
  /** Changes are pending, or drift was found. */
  changes: 2,
  /** The manifests are invalid, or a policy refused. */
  invalid: 3,
  /** Another process holds the lock. */
  locked: 4,
  /** The plan no longer fits what is live; nothing was done. */
  stale: 5,
  /** Some of the plan was applied; the rest is left. */
  partly: 6,
  /** It failed, and what had been done was undone. */
  rolledBack: 7,
  /** Some target's state is unknown, and nothing else is wrong. */
  unknown: 8,
  usage: 64,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Reasons for which it is the policy that refuses. */
const refusals: readonly HeldReason[] = ["over-deletion-budget", "would-disrupt"];

/** Whether it is a person's own rule that keeps something from being done. */
export function isRefusal(reason: HeldReason): boolean {
  return refusals.includes(reason);
}

/** Of a plan as such. What a policy refuses outweighs changes; unknown targets count last. */
export function exitOfPlan({ held, targets }: Plan, tellsChanges: boolean): ExitCode {
  if (held.some((one) => isRefusal(one.reason))) return exitCode.invalid;
  if (tellsChanges) return exitCode.changes;
  const isUnknown = targets.some((target) => target.state === "unknown");
  return isUnknown ? exitCode.unknown : exitCode.ok;
}

/** The table as people read it in the help. */
export const exitCodeHelp = `Exit codes:
  0  done, or nothing to do       5  the plan is stale, nothing was done
  1  error                        6  applied partly, the rest is left
  2  changes or drift found       7  failed and rolled back
  3  invalid, or policy refused   8  a target's state is unknown
  4  lock held by another         64 usage     130 interrupted`;

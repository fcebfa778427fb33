// What a plan may not do for reasons that lie outside of manifests and targets: the time of day, a
// person who was not asked yet, a device that fails. Whoever plans weighs these; the planner only
// holds back. Details never say how long it takes, or each plan would have another digest.

import type { HeldReason } from "./plan.ts";
import type { TargetName } from "./target.ts";

export interface Restraint {
  readonly reason: HeldReason;
  /** One sentence: what stands in the way. */
  readonly detail: string;
  /** One sentence: what a person can do. */
  readonly help: string;
}

/** Drift that is left as it is, on one target; `path` ends with "/*" for everything below it. */
export interface LeftDrift extends Restraint {
  readonly target: TargetName;
  /** Absent for all of the target. */
  readonly path?: string;
}

export interface Restraints {
  /** Holds every change that somebody declared. */
  readonly changes?: Restraint;
  /** Holds every change that only puts back what was applied before. */
  readonly drift?: Restraint;
  /** Holds some of those. */
  readonly leftDrift?: readonly LeftDrift[];
  /** Holds everything on a target. */
  readonly targets?: Readonly<Record<TargetName, Restraint>>;
}

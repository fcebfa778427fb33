// Drift that a person said to leave for a while is no drift to who asks whether anything is wrong; it is
// told beside. Pure: what is accepted, and until when, stands in the fabric's policy.

import type { AcceptedDrift } from "../model/policy.ts";
import type { AcceptedDifference, Difference, TargetDrift } from "./drift.ts";
import { acceptanceOf } from "./weigh-drift.ts";

/** The same targets; where all that differs on one is accepted, it is in sync. */
export function withAcceptance(
  targets: readonly TargetDrift[],
  accept: readonly AcceptedDrift[],
  nowMs: number,
): readonly TargetDrift[] {
  if (accept.length === 0) return targets;
  return targets.map((one): TargetDrift => {
    if (one.state !== "drifted") return one;
    const { target, items } = one;
    const accepted: AcceptedDifference[] = [];
    const differences: Difference[] = [];
    for (const difference of one.differences) {
      const { path } = difference;
      const because = acceptanceOf(accept, { target, path }, nowMs)?.detail;
      if (because === undefined) differences.push(difference);
      else accepted.push({ ...difference, because });
    }
    if (accepted.length === 0) return one;
    if (differences.length === 0) return { target, state: "in-sync", items, accepted };
    return { ...one, differences, accepted };
  });
}

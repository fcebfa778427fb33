// What became of the last plans, by digest: a plan that comes up again is told once, with how often.

import type { StatusRun } from "../model/controller-status.ts";
import type { LoopEvent } from "./loop-event.ts";
import { clipped, countActions, named } from "./status-parts.ts";

/** What people look back at; the journal has the rest. */
const runsMax = 20;

/** The run comes first, and replaces the former of its digest; the oldest goes where there are too many. */
export function withRun(runs: readonly StatusRun[], run: StatusRun): readonly StatusRun[] {
  return [run, ...runs.filter(({ digest }) => digest !== run.digest)].slice(0, runsMax);
}

/** Of a plan that waits: however often it is made again, it is one. */
export function plannedRun(
  event: Extract<LoopEvent, { type: "planned" }>,
  nowMs: number,
): StatusRun {
  const { digest } = event.plan;
  const counts = countActions(event.plan);
  const times = { firstAtMs: nowMs, lastAtMs: nowMs };
  return { digest, ...named(event), ...times, count: 0, result: "planned", counts };
}

export function appliedRun(
  runs: readonly StatusRun[],
  event: Extract<LoopEvent, { type: "applied" }>,
  nowMs: number,
): StatusRun {
  const { plan, report, approvedBy } = event;
  const before = runs.find(({ digest }) => digest === plan.digest);
  return {
    digest: plan.digest,
    ...named(event),
    firstAtMs: before?.firstAtMs ?? nowMs,
    lastAtMs: nowMs,
    durationMs: Math.max(0, Math.round(report.durationMs)),
    count: (before?.count ?? 0) + 1,
    result: report.type,
    counts: countActions(plan),
    done: report.counts.done,
    ...(report.entry === undefined ? {} : { entry: clipped(report.entry, 200) }),
    ...(approvedBy === undefined ? {} : { approvedBy: clipped(approvedBy) }),
  };
}

// The metrics of a controller. Labels are from closed sets, or have one value at a time: no target, no
// item, no reason in words.

import type { MetricDefinition } from "../../ports/agent-ports.ts";

/** Seconds: from a run that finds nothing new to a first plan of a large fabric with its apply. */
const runDurations = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800];
/** Seconds: from a folder on this machine to a repository far away. */
const readDurations = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60];

export const controllerMetricDefinitions: readonly MetricDefinition[] = [
  counter("reconcile_total", "Runs of the loop, by how they ended.", ["result"]),
  histogram("reconcile_duration_seconds", "How long runs of the loop took.", runDurations),
  counter("applies_total", "Applies, by what became of them.", ["result"]),
  counter("apply_operations_total", "Operations of applies, by outcome.", ["action", "result"]),
  gauge("last_applied_timestamp_seconds", "When a plan was last applied, all of it."),
  gauge("plan_operations", "Operations that are planned and not done.", ["action"]),
  gauge("held_items", "What is held back, by reason.", ["reason"]),
  gauge("deletes_blocked", "Removals that are held back by the deletion budget."),
  gauge("backing_off_targets", "Targets that are given time after a failure."),
  gauge("targets", "Targets of the last plan."),
  gauge("unknown_targets", "Targets whose state is unknown."),
  gauge("unknown_age_seconds_max", "How long the state of a target has been unknown, at most."),
  gauge("drift_items", "Items that others changed, by type of target.", ["target_type"]),
  gauge("drift_age_seconds_max", "How long an item has been drifted, at most."),
  gauge("leader", "1 where this process leads, 0 where it waits."),
  counter("lead_lost_total", "Times that the lead was lost.", []),
  gauge("suspended", "1 while nothing is changed until somebody resumes it."),
  gauge("source_revision_info", "1, with the revision in force.", ["revision", "verified"]),
  gauge("source_unusable", "1 while the newest manifests have errors or may not be used."),
  histogram("source_fetch_duration_seconds", "How long it took to ask the source.", readDurations),
  counter("source_errors_total", "Times that the source could not be asked.", []),
  counter("notices_total", "Notices, by kind of peer and what became of them.", [
    "peer",
    "delivery",
  ]),
  gauge("build_info", "1, with the version of the build.", ["version"]),
];

function counter(name: string, help: string, labels: readonly string[]): MetricDefinition {
  return { type: "counter", name: `plumb_${name}`, help, labels };
}

function gauge(name: string, help: string, labels: readonly string[] = []): MetricDefinition {
  return { type: "gauge", name: `plumb_${name}`, help, labels };
}

function histogram(name: string, help: string, buckets: readonly number[]): MetricDefinition {
  return { type: "histogram", name: `plumb_${name}`, help, labels: [], buckets };
}

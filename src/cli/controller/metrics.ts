// What a controller tells, as metrics. Ages grow while nothing happens, so they are worked out whenever
// somebody asks, and not when something is told.

import type { Action } from "../../model/operation.ts";
import type { Plan } from "../../model/plan.ts";
import type { TargetName } from "../../model/target.ts";
import type { Metrics } from "../../ports/agent-ports.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DeliveryReport } from "../../ports/notices.ts";
import type { DriftedItem, LoopEvent } from "../../reconcile/loop-event.ts";
import type { OnLoopMeasure } from "../../reconcile/loop-measure.ts";
import type { WatchEvent } from "../views/watch.ts";
import type { RunOver } from "./run-over.ts";

export interface ControllerMetrics {
  onEvent(event: WatchEvent | RunOver): void;
  readonly onMeasure: OnLoopMeasure;
  onDelivery(report: DeliveryReport): void;
  /** With ages as they are at that time. */
  page(): ReturnType<Metrics["page"]>;
}

/** What ages. */
interface Seen {
  drift: readonly DriftedItem[];
  /** Since when in milliseconds since the epoch, as far as this process knows. */
  unknownSinceMs: ReadonlyMap<TargetName, number>;
}

export function createControllerMetrics(
  metrics: Metrics,
  version: string,
  clock: Pick<Clock, "now">,
): ControllerMetrics {
  const seen: Seen = { drift: [], unknownSinceMs: new Map() };
  metrics.set("plumb_build_info", { version }, 1);
  forget(metrics, seen);
  return {
    onEvent: (event) => {
      takeEvent(metrics, seen, event, clock.now());
    },
    onMeasure: (measure) => {
      const seconds = measure.durationMs / 1000;
      if (measure.type === "run-ended") {
        metrics.count("plumb_reconcile_total", { result: measure.result });
        metrics.measure("plumb_reconcile_duration_seconds", {}, seconds);
        return;
      }
      metrics.measure("plumb_source_fetch_duration_seconds", {}, seconds);
      if (measure.result === "trouble") metrics.count("plumb_source_errors_total", {});
    },
    onDelivery: ({ peer, delivery }) => {
      metrics.count("plumb_notices_total", { peer, delivery });
    },
    page: () => {
      const nowMs = clock.now();
      const since = seen.drift.map(({ sinceMs }) => sinceMs);
      metrics.set("plumb_drift_age_seconds_max", {}, oldest(since, nowMs));
      const unknown = oldest([...seen.unknownSinceMs.values()], nowMs);
      metrics.set("plumb_unknown_age_seconds_max", {}, unknown);
      return metrics.page();
    },
  };
}

function takeEvent(metrics: Metrics, seen: Seen, event: WatchEvent | RunOver, nowMs: number): void {
  switch (event.type) {
    case "run-over":
      if (event.isTroubled || event.hasProblem) return undefined;
      return metrics.set("plumb_source_unusable", {}, 0);
    case "leading":
      return metrics.set("plumb_leader", {}, 1);
    case "lead-lost":
      metrics.count("plumb_lead_lost_total", {});
      return forget(metrics, seen);
    case "resigned":
    case "waiting":
      return forget(metrics, seen);
    case "broken":
    case "refused":
      return metrics.set("plumb_source_unusable", {}, 1);
    case "settled":
    case "planned":
    case "applied":
      return takePlan(metrics, seen, event, nowMs);
    case "drifted":
      return takeDrift(metrics, seen, event.items);
    case "suspended":
    case "resumed":
      return metrics.set("plumb_suspended", {}, event.type === "suspended" ? 1 : 0);
    case "lead-trouble":
    case "trouble":
    case "locked":
    case "stopping":
      return undefined;
  }
}

/** Who does not lead knows nothing of the fabric; the numbers of the one who does must not be doubled. */
function forget(metrics: Metrics, seen: Seen): void {
  Object.assign(seen, { drift: [], unknownSinceMs: new Map() });
  for (const name of ["leader", "suspended", "source_unusable", ...planGauges]) {
    metrics.set(`plumb_${name}`, {}, 0);
  }
  for (const name of ["plan_operations", "held_items", "drift_items", "source_revision_info"]) {
    metrics.clear(`plumb_${name}`);
  }
}

const planGauges = ["targets", "unknown_targets", "deletes_blocked", "backing_off_targets"];

type PlanEvent = Extract<LoopEvent, { type: "settled" | "planned" | "applied" }>;

function takePlan(metrics: Metrics, seen: Seen, event: PlanEvent, nowMs: number): void {
  const { plan, revision, signedBy } = event;
  const verified = String(signedBy !== undefined);
  metrics.clear("plumb_source_revision_info");
  metrics.set("plumb_source_revision_info", { revision, verified }, 1);
  countHeld(metrics, event.type === "planned" ? (event.now ?? plan) : plan);
  const unknown = plan.targets.filter(({ state }) => state === "unknown");
  seen.unknownSinceMs = new Map(
    unknown.map(({ target }) => [target, seen.unknownSinceMs.get(target) ?? nowMs]),
  );
  metrics.set("plumb_targets", {}, plan.targets.length);
  metrics.set("plumb_unknown_targets", {}, unknown.length);
  const outcomes = event.type === "applied" ? event.report.outcomes : undefined;
  const left = plan.operations.filter(({ id }) => outcomes?.get(id)?.type !== "done");
  for (const action of actions) {
    const count = left.filter((operation) => operation.action === action).length;
    metrics.set("plumb_plan_operations", { action }, count);
  }
  if (event.type === "applied") countApply(metrics, event, nowMs);
}

const actions: readonly Action[] = ["add", "replace", "remove"];

function countApply(
  metrics: Metrics,
  { plan, report }: Extract<PlanEvent, { type: "applied" }>,
  nowMs: number,
): void {
  metrics.count("plumb_applies_total", { result: report.type });
  if (report.type === "applied") {
    metrics.set("plumb_last_applied_timestamp_seconds", {}, nowMs / 1000);
  }
  const results = plan.operations.map(({ id, action }) => ({
    action,
    // An operation without an outcome was never begun.
    result: report.outcomes.get(id)?.type ?? "skipped",
  }));
  for (const [key, times] of countBy(results.map((one) => JSON.stringify(one)))) {
    metrics.count("plumb_apply_operations_total", JSON.parse(key) as Record<string, string>, times);
  }
}

function countHeld(metrics: Metrics, { held }: Plan): void {
  metrics.clear("plumb_held_items");
  for (const [reason, count] of countBy(held.map((one) => one.reason))) {
    metrics.set("plumb_held_items", { reason }, count);
  }
  const blocked = held.filter(({ reason }) => reason === "over-deletion-budget").length;
  metrics.set("plumb_deletes_blocked", {}, blocked);
  const backing = held.filter(({ reason }) => reason === "backing-off");
  const targets = new Set(backing.map(({ target }) => target)).size;
  metrics.set("plumb_backing_off_targets", {}, targets);
}

function takeDrift(metrics: Metrics, seen: Seen, items: readonly DriftedItem[]): void {
  seen.drift = items;
  metrics.clear("plumb_drift_items");
  const types = items.map(({ target }) => target.split("/", 1)[0] ?? "");
  for (const [type, count] of countBy(types)) {
    metrics.set("plumb_drift_items", { target_type: type }, count);
  }
}

/** The age in seconds of what has been so for longest; 0 where nothing is. */
function oldest(sinceMs: readonly number[], nowMs: number): number {
  const first = sinceMs.reduce((least, one) => Math.min(least, one), nowMs);
  return (nowMs - first) / 1000;
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

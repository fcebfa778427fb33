// What an agent tells, as metrics. Labels are from closed sets: no target, no name, no reason in words.

import type { AgentEvent } from "../../model/agent-event.ts";
import type { MetricDefinition, Metrics } from "../../ports/agent-ports.ts";

/** Seconds: from a simulated device to one that writes its configuration slowly. */
const durations = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

export const agentMetricDefinitions: readonly MetricDefinition[] = [
  counter("change_sets_total", "Change sets that ended, by how.", ["end"]),
  counter("operations_total", "Operations, by action and outcome.", ["action", "result"]),
  counter("observations_total", "Looks at targets, by what they brought.", ["result"]),
  counter("refusals_total", "Messages that were refused, by cause.", ["reason"]),
  counter("happenings_total", "What drivers did and told by themselves, by level.", ["level"]),
  counter("attending_ended_total", "Times that a driver stopped attending to a target.", []),
  counter("presence_lost_total", "Targets that were served and then not any more.", []),
  histogram("observation_duration_seconds", "How long looks at targets took."),
  histogram("operation_duration_seconds", "How long devices took over operations."),
  gauge("targets", "Targets that are served."),
  gauge("store_connected", "1 while the store answers, else 0."),
  {
    type: "gauge",
    name: "plumb_build_info",
    help: "1, with the version of the build.",
    labels: ["version"],
  },
];

/** Answers what to call with every event. */
export function createAgentMetrics(metrics: Metrics, version: string): (event: AgentEvent) => void {
  const served = new Set<string>();
  metrics.set("plumb_build_info", { version }, 1);
  metrics.set("plumb_agent_targets", {}, 0);
  metrics.set("plumb_agent_store_connected", {}, 0);
  return (event) => {
    if (event.type === "connected" || event.type === "disconnected") {
      metrics.set("plumb_agent_store_connected", {}, event.type === "connected" ? 1 : 0);
    } else if (event.type === "presence-gained" || event.type === "presence-lost") {
      // A pattern is no target.
      if (event.target.endsWith("*")) return;
      if (event.type === "presence-gained") served.add(event.target);
      else served.delete(event.target);
      metrics.set("plumb_agent_targets", {}, served.size);
    }
    countEvent(metrics, event);
  };
}

function countEvent(metrics: Metrics, event: AgentEvent): void {
  if (event.type === "presence-lost") {
    metrics.count("plumb_agent_presence_lost_total", {});
  } else if (event.type === "change-set-ended") {
    metrics.count("plumb_agent_change_sets_total", { end: event.end });
  } else if (event.type === "change-set-refused") {
    metrics.count("plumb_agent_refusals_total", { reason: event.cause });
  } else if (event.type === "operation-finished") {
    const { action, outcome: result, durationMs } = event;
    metrics.count("plumb_agent_operations_total", { action, result });
    if (durationMs !== undefined) {
      metrics.measure("plumb_agent_operation_duration_seconds", {}, durationMs / 1000);
    }
  } else if (event.type === "happened") {
    metrics.count("plumb_agent_happenings_total", { level: event.level });
  } else if (event.type === "attending-ended") {
    metrics.count("plumb_agent_attending_ended_total", {});
  } else if (event.type === "observed" || event.type === "observation-failed") {
    const result = event.type === "observed" ? event.result : "failed";
    metrics.count("plumb_agent_observations_total", { result });
    metrics.measure("plumb_agent_observation_duration_seconds", {}, event.durationMs / 1000);
  }
}

function counter(name: string, help: string, labels: readonly string[]): MetricDefinition {
  return { type: "counter", name: `plumb_agent_${name}`, help, labels };
}

function gauge(name: string, help: string): MetricDefinition {
  return { type: "gauge", name: `plumb_agent_${name}`, help, labels: [] };
}

function histogram(name: string, help: string): MetricDefinition {
  return { type: "histogram", name: `plumb_agent_${name}`, help, labels: [], buckets: durations };
}

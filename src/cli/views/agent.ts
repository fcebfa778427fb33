// What an agent tells, as lines of a log. A line holds facts and names, and never what is configured on
// a device or how it is reached.

import type { AgentEvent } from "../../model/agent-event.ts";
import type { LogLevel } from "../../ports/agent-ports.ts";

export interface LogLine {
  readonly level: LogLevel;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** So many targets stand in one line by name; there may be thousands. */
const namedMax = 20;

/** The event's own fields stand in the line under their names. */
export function agentLogLine(event: AgentEvent): LogLine {
  const { type, ...all } = event;
  const fields: Record<string, unknown> = { event: type, ...all };
  if ("targets" in all) {
    fields["targets"] = all.targets.slice(0, namedMax);
    fields["targetCount"] = all.targets.length;
  }
  if ("durationMs" in all && all.durationMs !== undefined) {
    fields["durationMs"] = Math.round(all.durationMs);
  }
  if (event.type === "happened") return { level: event.level, fields, message: event.text };
  return { level: levelOf(event), fields, message: messages[event.type] };
}

const messages: Readonly<Record<Exclude<AgentEvent["type"], "happened">, string>> = {
  started: "serving",
  connected: "the store answers",
  disconnected: "the store does not answer",
  following: "everything that is asked was read",
  "presence-gained": "serving this target",
  "presence-lost": "not serving this target any more",
  "presence-waiting": "another agent serves this target",
  "change-set-taken": "took a change set",
  "change-set-refused": "refused a change set",
  "change-set-ended": "a change set ended",
  "operation-finished": "an operation is settled",
  observed: "looked at the target",
  "observation-failed": "the target does not answer",
  "attending-ended": "its driver does not attend to the target any more, and begins again",
  armed: "undoes this apply by itself unless it is confirmed",
  "undo-due": "the time to confirm has begun",
  confirmed: "the apply is confirmed",
  "undo-begun": "undoing the apply, which nobody confirmed",
  undone: "undid the apply",
  stopping: "stopping",
  stopped: "stopped",
};

function levelOf(event: AgentEvent): LogLevel {
  if (event.type === "operation-finished") return event.outcome === "done" ? "debug" : "warn";
  if (event.type === "observed") return event.result === "changed" ? "info" : "debug";
  if (event.type === "change-set-ended" || event.type === "undone") {
    return event.done === event.total ? "info" : "warn";
  }
  return warnings.has(event.type) ? "warn" : "info";
}

const warnings: ReadonlySet<AgentEvent["type"]> = new Set([
  "disconnected",
  "presence-lost",
  "change-set-refused",
  "observation-failed",
  "attending-ended",
  "undo-begun",
]);

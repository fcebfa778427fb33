// Whether an agent is of use, put together from what it tells while it serves.

import type { AgentEvent } from "../../model/agent-event.ts";
import type { StatusCheck } from "../../ports/agent-ports.ts";

export interface Readiness {
  note(event: AgentEvent): void;
  checks(): readonly StatusCheck[];
}

/** `targets` are what it was told to serve; of a pattern, its presence under that name counts. */
export function createReadiness(targets: readonly string[]): Readiness {
  const own = new Set(targets);
  const missing = new Map(targets.map((target) => [target, `${target} is not served yet`]));
  let store: string | undefined = "it has not answered yet";
  let list: string | undefined = "what is asked was not read yet";
  let isStopping = false;
  return {
    note(event) {
      const { type } = event;
      if (type === "connected") store = undefined;
      else if (type === "disconnected") store = event.reason;
      else if (type === "following") list = undefined;
      else if (type === "stopping") isStopping = true;
      else if (type === "presence-gained") missing.delete(event.target);
      else if (type === "presence-lost" && own.has(event.target)) {
        missing.set(event.target, `${event.target} was lost: ${event.reason}`);
      } else if (type === "presence-waiting" && own.has(event.target)) {
        const { target, agent, host } = event;
        missing.set(target, `${target} is served by ${agent} on ${host}`);
      }
    },
    checks: () => [
      check("process", isStopping ? "it is stopping" : undefined),
      check("store", store),
      check("presence", presenceProblem([...missing.values()])),
      check("list", list),
    ],
  };
}

function presenceProblem([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined || others.length === 0) return first;
  return `${first}, and ${String(others.length)} more`;
}

function check(name: string, problem: string | undefined): StatusCheck {
  return problem === undefined ? { name } : { name, problem };
}

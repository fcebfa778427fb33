// Whether a controller is of use, put together from what it tells. One that waits for the lead is of use
// as soon as it knows who leads; the leader, once it has read the source and made a plan.

import type { StatusCheck } from "../../ports/agent-ports.ts";
import type { WatchEvent } from "../views/watch.ts";

export interface ControllerReadiness {
  note(event: WatchEvent): void;
  checks(): readonly StatusCheck[];
}

interface Problems {
  process: string | undefined;
  store: string | undefined;
  lead: string | undefined;
  source: string | undefined;
  plan: string | undefined;
}

export function createControllerReadiness(): ControllerReadiness {
  const problems: Problems = {
    process: undefined,
    store: "it has not answered yet",
    lead: "nobody knows yet who leads",
    source: undefined,
    plan: undefined,
  };
  return {
    note: (event) => {
      Object.assign(problems, changesBy(event, problems));
    },
    checks: () =>
      Object.entries(problems).map(([name, problem]: [string, string | undefined]) =>
        problem === undefined ? { name } : { name, problem },
      ),
  };
}

const standby = { store: undefined, lead: undefined, source: undefined, plan: undefined };

function changesBy(event: WatchEvent, before: Problems): Partial<Problems> {
  switch (event.type) {
    case "waiting":
      return standby;
    case "leading":
      return { ...standby, source: "it was not read yet", plan: "none was made yet" };
    case "lead-lost":
      return { ...standby, lead: `the lead was lost: ${event.reason}` };
    case "lead-trouble":
      return { store: `${event.trouble.doing}: ${event.trouble.reason}` };
    case "broken":
      return withoutPlan(before, "the manifests have errors");
    case "refused":
      return withoutPlan(before, event.detail);
    case "settled":
    case "planned":
    case "applied":
      return { source: undefined, plan: undefined };
    case "trouble":
      return withoutSource(before, `${event.trouble.doing}: ${event.trouble.reason}`);
    case "stopping":
      return { process: "it is stopping" };
    case "drifted":
    case "suspended":
    case "resumed":
    case "locked":
    case "resigned":
      return {};
  }
}

/** The source was read. What was good before is kept in force, so that a plan that is there stays one. */
function withoutPlan({ plan }: Problems, problem: string): Partial<Problems> {
  return {
    source: undefined,
    plan: plan === undefined ? undefined : `none was made yet: ${problem}`,
  };
}

/** Trouble is what passes; it only explains why something is not there yet. */
function withoutSource({ source, plan }: Problems, problem: string): Partial<Problems> {
  if (source !== undefined) return { source: `it was not read yet: ${problem}` };
  return plan === undefined ? {} : { plan: `none was made yet: ${problem}` };
}

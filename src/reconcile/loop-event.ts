// What a loop has to tell. Facts for views and logs: whoever wants to know the state reads the state.

import type { ApplyReport } from "../apply/result.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { LockRecord } from "../records/lock.ts";

/** Manifests as somebody understood them who can read manifests. */
export interface Understood {
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
  /** File → text, for the places of diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fileCount: number;
}

export type LoopEvent =
  /** What was applied last stays in force, and nothing is planned. */
  | { readonly type: "broken"; readonly revision: string; readonly understood: Understood }
  /** There is nothing to do, as far as anything is known and may be done. */
  | { readonly type: "settled"; readonly revision: string; readonly plan: Plan }
  /** There is something to do that may not be done. */
  | { readonly type: "planned"; readonly revision: string; readonly plan: Plan }
  | {
      readonly type: "applied";
      readonly revision: string;
      readonly plan: Plan;
      readonly report: ApplyReport;
    }
  /** Somebody else is writing; it is tried again. */
  | { readonly type: "locked"; readonly by: LockRecord }
  /** It is tried again. */
  | { readonly type: "trouble"; readonly trouble: Trouble };

export type OnLoopEvent = (event: LoopEvent) => void;

/** Hands on only what says something else than the last event did. An apply is always news. */
export function onlyNews(onEvent: OnLoopEvent): OnLoopEvent {
  let last: string | undefined;
  return (event) => {
    const key = event.type === "applied" ? undefined : `${event.type} ${contentOf(event)}`;
    if (key !== undefined && key === last) return;
    last = key;
    onEvent(event);
  };
}

function contentOf(event: Exclude<LoopEvent, { type: "applied" }>): string {
  switch (event.type) {
    case "broken":
      return `${event.revision} ${event.understood.diagnostics.length}`;
    case "settled":
    case "planned":
      return `${event.revision} ${event.plan.digest} ${statesOf(event.plan)}`;
    case "locked":
      return event.by.id;
    case "trouble":
      return `${event.trouble.doing} ${event.trouble.reason}`;
  }
}

/** What a plan says beside what it would do. */
function statesOf({ held, targets }: Plan): string {
  const unknown = targets.filter(({ state }) => state === "unknown").map(({ target }) => target);
  return JSON.stringify([held.map(({ reason, target, path }) => [reason, target, path]), unknown]);
}

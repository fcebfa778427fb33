// Whether the shared store answers, put together from all that is asked of it at the same time, so that
// it is told once per change of reason and not per try.

import type { AgentEvent } from "../../model/agent-event.ts";
import type { Trouble } from "../../ports/trouble.ts";

export interface Contact {
  /** What became of the last try of one thing that is tried again and again. */
  heard(what: string, trouble: Trouble | undefined): void;
}

export function createContact(onEvent: (event: AgentEvent) => void): Contact {
  const troubles = new Map<string, string>();
  let told: string | undefined;
  return {
    heard(what, trouble) {
      if (trouble === undefined) troubles.delete(what);
      else troubles.set(what, trouble.reason);
      const reason: string = troubles.values().next().value ?? "";
      if (reason === told) return;
      told = reason;
      onEvent(reason === "" ? { type: "connected" } : { type: "disconnected", reason });
    },
  };
}

// The status that a leader keeps in the store while it leads: it goes on with what the former leader
// said, and is written only where it says something else. Trouble with it never ends a run.

import type { ControllerStatus } from "../model/controller-status.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readStatus, statusText, writeStatus } from "../records/controller/status.ts";
import type { Fence, FencedWrite } from "../records/fence.ts";
import type { StoreKeys } from "../records/keys.ts";
import { emptyStatus, nextStatus } from "./status.ts";
import type { StatusEvent } from "./status-event.ts";

export interface StatusPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

export interface StatusKeeper {
  /** Takes an event in; nothing is written yet. */
  tell(event: StatusEvent): void;
  /** Writes what is not written yet. Undefined where that is nothing. */
  publish(): Promise<FencedWrite | Trouble | undefined>;
  current(): ControllerStatus;
}

/** `fence` is that of the leadership of this term. A status that cannot be read is begun anew. */
export async function keepStatus(
  { store, keys, clock }: StatusPorts,
  { term, fence }: { readonly term: number; readonly fence: Fence },
): Promise<StatusKeeper | Trouble> {
  const found = await readStatus(store, keys);
  if (isTrouble(found) && found.retry !== "never") return found;
  const before = found === undefined || isTrouble(found) ? emptyStatus(clock.now()) : found;
  let status = nextStatus(before, { type: "leading", term }, clock.now());
  let written: string | undefined;
  // A look is no reason to write, but whatever is written says when the last one was.
  let lookedAtMs: number | undefined;
  const publish = async (): Promise<FencedWrite | Trouble | undefined> => {
    if (statusText(status) === written) return undefined;
    if (lookedAtMs !== undefined) status = { ...status, lookedAtMs };
    const text = statusText(status);
    const result = await writeStatus(store, keys, text, fence);
    if (!isTrouble(result) && result.type === "written") written = text;
    return result;
  };
  let last: ReturnType<typeof publish> = Promise.resolve(undefined);
  return {
    tell(event) {
      const nowMs = clock.now();
      status = nextStatus(status, event, nowMs);
      if (event.type === "looked") lookedAtMs = nowMs;
    },
    publish() {
      // One after the other, so that an older one never comes to lie over a newer one.
      last = last.then(publish);
      return last;
    },
    current: () => status,
  };
}

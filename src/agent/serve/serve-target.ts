// The order of what is done for one target: first what nobody confirmed, and what an earlier change set
// left behind, then what a writer asks, then looks, then what is due by itself. One thing at a time, and
// after trouble with the store again and again, with pauses.

import type { Trouble } from "../../ports/trouble.ts";
import { answerChangeSet } from "./answer-change-set.ts";
import { nextForArms } from "./arms-due.ts";
import { backoffMs } from "./backoff.ts";
import { answerLook, observeTarget } from "./observe-target.ts";
import { recall } from "./recall.ts";
import type { Served, Serving } from "./served.ts";
import { sayArmed } from "./say-armed.ts";
import { takeMessage } from "./take-message.ts";

/** Once the agent stops, what does not work is left to the journal. */
const failuresWhenStopping = 2;

/** Does everything that there is to do, until there is nothing. */
export async function serveTarget(serving: Serving, served: Served): Promise<void> {
  if (served.isBusy) {
    served.pause.abort();
    return;
  }
  served.isBusy = true;
  const { parts, contact, stopping } = serving;
  for (let failures = 0; ;) {
    const next = nextFor(serving, served);
    if (next === undefined || (stopping.aborted && failures >= failuresWhenStopping)) {
      served.isBusy = false;
      return;
    }
    served.pause = new AbortController();
    const failed = await next();
    contact.heard(served.target, failed);
    failures = failed === undefined ? 0 : failures + 1;
    if (failures > 0)
      await parts.clock.sleep(backoffMs(failures, parts.random), served.pause.signal);
  }
}

function nextFor(
  serving: Serving,
  served: Served,
): (() => Promise<Trouble | undefined>) | undefined {
  const { said, ended, armed, message, look, settings } = served;
  const isStopping = serving.stopping.aborted;
  // What an agent undoes by itself it undoes whether or not anybody hears of it.
  const undoing = nextForArms(serving, served);
  if (undoing !== undefined) return undoing;
  if (serving.presences.fence(served.target) === undefined) return undefined;
  if (said === undefined)
    return isStopping ? undefined : () => serving.turn(() => recall(serving, served));
  if (armed?.isSaid === false && !isStopping) return () => sayArmed(serving, served, said, armed);
  if (ended !== undefined) return () => answerChangeSet(serving, served, said, ended);
  if (isStopping) return undefined;
  if (message !== undefined && message.revision > served.handledMessage) {
    return () => takeMessage(serving, served, said, message);
  }
  if (look !== undefined && look.revision > served.handledLook) {
    return () => answerLook(serving, served, said, look);
  }
  if (served.isObservationDue && settings !== undefined) {
    return () => observeTarget(serving, served, said, settings);
  }
  return undefined;
}

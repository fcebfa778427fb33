// The operations of a change set on a device that takes one at a time: check, apply, look again where
// the answer was lost.

import { advance } from "../model/advance.ts";
import { standing, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import { lookAgain } from "./look-again.ts";
import {
  mayGoOn,
  reasonToWait,
  recordSending,
  settle,
  skipped,
  type Progress,
} from "./progress.ts";

/** What the device accepts stands in `accepted` afterwards; the rest is settled. */
export async function sendOneByOne(progress: Progress): Promise<void> {
  for (const operation of progress.work.operations) await carryOutOne(progress, operation);
}

async function carryOutOne(progress: Progress, operation: Operation): Promise<void> {
  const because = progress.stopped ?? reasonToWait(progress, operation);
  if (because !== undefined) return settle(progress, operation, { type: "skipped", because });
  if (!(await mayGoOn(progress))) return settle(progress, operation, skipped(progress));
  const live = valueAt(progress.expected, segmentsOf(operation.path));
  switch (standing(operation, live)) {
    case "done":
      return settle(progress, operation, { type: "done", already: true });
    case "moved":
      return settle(progress, operation, { type: "stale", live });
    case "ready":
      return await send(progress, operation);
  }
}

async function send(progress: Progress, operation: Operation): Promise<void> {
  const { driver, settings, record } = progress.work;
  if (!(await recordSending(progress, [operation]))) {
    record?.learned(operation, skipped(progress));
    return settle(progress, operation, skipped(progress));
  }
  const answer = await driver.apply(operation, settings);
  switch (answer.type) {
    case "accepted":
      advance(progress.expected, operation);
      progress.accepted.push(operation);
      record?.learned(operation, answer);
      return;
    case "refused": {
      const { reason } = answer;
      record?.learned(operation, { type: "refused", reason });
      return settle(progress, operation, { type: "refused", reason });
    }
    case "lost":
      return await lookAgain(progress, [{ operation, reason: answer.reason }]);
  }
}

// One change set on one target: check, apply, look again where the answer was lost, and in the end look
// whether everything is there. It never retries.

import type { Outcome } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import type { Driver } from "../ports/driver.ts";
import { isTrouble } from "../ports/trouble.ts";
import { sendJointly, type JointDriver } from "./jointly.ts";
import { look } from "./look.ts";
import { sendOneByOne } from "./one-by-one.ts";
import { beginProgress, settle, type Work } from "./progress.ts";
import { verify } from "./verify.ts";

export interface Carried {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Absent when the target could not be observed afterwards. */
  readonly document?: JsonObject;
  /** Names the document, where the device has a name for it. */
  readonly token?: string;
}

export async function carryOut(work: Work): Promise<Carried> {
  const { driver, settings, record } = work;
  const progress = beginProgress(work);
  if (isJoint(driver)) await sendJointly(progress, driver);
  else await sendOneByOne(progress);
  const { accepted, lost, expected, outcomes } = progress;
  const target = accepted[0]?.target ?? settings.target;
  // What cannot be written down costs certainty after a crash, and nothing else.
  const [last] = await Promise.all([look(driver, target, settings), record?.flush()]);
  if (isTrouble(last)) {
    const reason = `accepted, but the target could not be observed afterwards: ${last.reason}`;
    for (const operation of accepted) settle(progress, operation, { type: "unknown", reason });
    return { outcomes };
  }
  const { document, token } = last;
  const verified = verify({ operations: accepted, besides: lost, expected }, document);
  for (const operation of accepted) {
    const outcome = verified.get(operation.id);
    if (outcome !== undefined) settle(progress, operation, outcome);
  }
  return token === undefined ? { outcomes, document } : { outcomes, document, token };
}

function isJoint(driver: Driver): driver is JointDriver {
  return driver.applyJointly !== undefined;
}

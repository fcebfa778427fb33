// The operations of a change set on a device that takes several as one transaction: all that are ready
// go at once, and where the device refuses some, the rest goes again without them.

import { advance } from "../model/advance.ts";
import type { Outcome } from "../model/change-set.ts";
import { inverseOf, standing, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { Driver, JointAnswer } from "../ports/driver.ts";
import { lookAgain, type Lost } from "./look-again.ts";
import {
  mayGoOn,
  reasonToWait,
  recordSending,
  settle,
  skipped,
  type Progress,
} from "./progress.ts";

export type JointDriver = Driver & Required<Pick<Driver, "applyJointly">>;

/** What the device accepts stands in `accepted` afterwards; the rest is settled. */
export async function sendJointly(progress: Progress, driver: JointDriver): Promise<void> {
  for (let left = progress.work.operations; left.length > 0;) {
    if (!(await mayGoOn(progress))) return skipAll(progress, left);
    const { batch, later } = gather(progress, left);
    if (batch.length === 0) return;
    if (!(await recordSending(progress, batch))) {
      takeBack(progress, batch);
      for (const one of batch) progress.work.record?.learned(one, skipped(progress));
      return skipAll(progress, [...batch, ...later]);
    }
    const withheld = await send(progress, driver, batch);
    left = left.filter((one) => withheld.has(one) || later.has(one));
  }
}

interface Gathered {
  /** To be sent as one, in order; what is expected has advanced by them already. */
  readonly batch: readonly Operation[];
  /** How these stand is known once the batch is done, or is not. */
  readonly later: ReadonlySet<Operation>;
}

/**
 * Settles what need not be sent, and finds what can be. How an operation stands that meets what another
 * one of the batch makes is certain only where it is ready: the other one may be refused.
 */
function gather(progress: Progress, operations: readonly Operation[]): Gathered {
  const batch: Operation[] = [];
  const later = new Set<Operation>();
  const laterIds = new Set<string>();
  /** The paths of the batch, and all that stand above them. */
  const made = new Set<string>();
  const above = new Set<string>();
  for (const operation of operations) {
    const { id, path, waitsFor } = operation;
    const because = reasonToWait(progress, operation);
    const live = valueAt(progress.expected, segmentsOf(path));
    const found = standing(operation, live);
    const parents = parentsOf(path);
    const isUncertain = above.has(path) || [path, ...parents].some((one) => made.has(one));
    if (because !== undefined) settle(progress, operation, { type: "skipped", because });
    else if (waitsFor.some((one) => laterIds.has(one)) || (found !== "ready" && isUncertain)) {
      later.add(operation);
      laterIds.add(id);
    } else if (found === "done") settle(progress, operation, { type: "done", already: true });
    else if (found === "moved") settle(progress, operation, { type: "stale", live });
    else {
      batch.push(operation);
      advance(progress.expected, operation);
      made.add(path);
      for (const parent of parents) above.add(parent);
    }
  }
  return { batch, later };
}

/** Answers the operations that are to be sent again. */
async function send(
  progress: Progress,
  driver: JointDriver,
  batch: readonly Operation[],
): Promise<ReadonlySet<Operation>> {
  const { settings, record } = progress.work;
  const answers = await driver.applyJointly(batch, settings);
  const answerOf = ({ id }: Operation): JointAnswer => {
    const answer = answers.get(id);
    if (answer === undefined) throw new Error(`the driver "${driver.name}" left out ${id}`);
    return answer;
  };
  const lost: Lost[] = [];
  const withheld = new Set<Operation>();
  // Nearly always: what is expected has advanced by all of them already.
  if (batch.every((one) => answerOf(one).type === "accepted")) {
    for (const operation of batch) {
      progress.accepted.push(operation);
      record?.learned(operation, { type: "accepted" });
    }
    return withheld;
  }
  takeBack(progress, batch);
  for (const operation of batch) {
    const answer = accountable(progress, operation, answerOf(operation));
    switch (answer.type) {
      case "accepted":
        advance(progress.expected, operation);
        progress.accepted.push(operation);
        record?.learned(operation, answer);
        break;
      case "refused":
        record?.learned(operation, answer);
        settle(progress, operation, { type: "refused", reason: answer.reason });
        break;
      case "lost":
        lost.push({ operation, reason: answer.reason });
        break;
      case "withheld":
        record?.learned(operation, notDoneWithOthers);
        withheld.add(operation);
    }
  }
  if (withheld.size === batch.length) {
    throw new Error(`the driver "${driver.name}" refused nothing, and did nothing`);
  }
  if (lost.length > 0) await lookAgain(progress, lost);
  return withheld;
}

/** A device that accepts what stands on something refused says nothing of which one could be sure. */
function accountable(progress: Progress, operation: Operation, answer: JointAnswer): JointAnswer {
  const because = answer.type === "accepted" ? reasonToWait(progress, operation) : undefined;
  return because === undefined ? answer : { type: "lost", reason: `accepted, but ${because}` };
}

const notDoneWithOthers: Outcome = {
  type: "skipped",
  because: "the device refused another operation that was sent together with it",
};

/** What is expected is as it was before the batch. */
function takeBack({ expected }: Progress, batch: readonly Operation[]): void {
  for (const operation of batch.toReversed()) advance(expected, inverseOf(operation));
}

function skipAll(progress: Progress, operations: Iterable<Operation>): void {
  for (const operation of operations) settle(progress, operation, skipped(progress));
}

/** The pointers of everything that a path stands in, nearest first. */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1)) {
    parents.push(path.slice(0, cut));
  }
  return parents;
}

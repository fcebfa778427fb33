// After a lost answer nothing is known of the target any more; only a new observation helps.

import { advance } from "../model/advance.ts";
import type { Outcome } from "../model/change-set.ts";
import { seenOperations } from "../model/inverses.ts";
import type { Operation } from "../model/operation.ts";
import { isTrouble } from "../ports/trouble.ts";
import { look } from "./look.ts";
import { settle, type Progress } from "./progress.ts";

/** An operation that was sent, and why nobody knows whether it was done. */
export interface Lost {
  readonly operation: Operation;
  readonly reason: string;
}

/** Settles operations whose answers were lost, given in the order in which they were sent. */
export async function lookAgain(progress: Progress, lost: readonly Lost[]): Promise<void> {
  const { driver, settings, record } = progress.work;
  const operations = lost.map(({ operation }) => operation);
  const target = operations[0]?.target ?? settings.target;
  const observed = await look(driver, target, settings);
  let seen: ReadonlySet<Operation> = new Set();
  if (isTrouble(observed)) {
    progress.stopped = `the target does not answer: ${observed.reason}`;
  } else {
    progress.expected = structuredClone(observed.document);
    // What was accepted must still be seen in the end, whatever this observation says.
    for (const accepted of progress.accepted) advance(progress.expected, accepted);
    seen = seenOperations(operations, observed.document);
  }
  progress.lost.push(...operations);
  for (const { operation, reason } of lost) {
    // The request may still be on its way, so "not seen" is not "not done".
    const outcome: Outcome = seen.has(operation)
      ? { type: "done", already: false }
      : { type: "unknown", reason };
    record?.learned(operation, outcome);
    settle(progress, operation, outcome);
  }
}

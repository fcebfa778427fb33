// Several operations on one host: ports that have nothing to do with each other at the same time, so that
// each need not wait for the agent's word on the one before; everything else in order. It is not all or
// nothing: what an operation waits for and did not get keeps that one alone from being sent.

import type { Operation } from "../../../model/operation.ts";
import type { DriverAnswer, JointAnswer } from "../../../ports/driver.ts";

/**
 * An agent that is told of more ports at once goes deaf: its client loses the connection over an answer
 * that comes in several pieces. Twenty are too many, ten were not.
 */
const portsAtOnce = 8;

export async function carryOutTogether(
  operations: readonly Operation[],
  carryOut: (operation: Operation) => Promise<DriverAnswer>,
): Promise<ReadonlyMap<string, JointAnswer>> {
  const answers = new Map<string, JointAnswer>();
  const carryOutNext = async (queue: Iterable<Operation>): Promise<void> => {
    for (const operation of queue) {
      const isMissing = operation.waitsFor.some((id) => isNotDone(answers.get(id)));
      answers.set(operation.id, isMissing ? { type: "withheld" } : await carryOut(operation));
    }
  };
  let left = operations;
  while (left.length > 0) {
    const stretch = firstStretch(left);
    left = left.slice(stretch.length);
    const queue = stretch.values();
    await Promise.all(Array.from({ length: portsAtOnce }, () => carryOutNext(queue)));
  }
  return answers;
}

/** The first operation, and the ports after it as far as none waits for one in between. */
function firstStretch(operations: readonly Operation[]): readonly Operation[] {
  const ids = new Set<string>();
  const paths = new Set<string>();
  for (const operation of operations) {
    const path = operation.item?.path ?? operation.path;
    const isFree =
      isPort(path) && !paths.has(path) && !operation.waitsFor.some((id) => ids.has(id));
    if (ids.size > 0 && !isFree) break;
    ids.add(operation.id);
    paths.add(path);
    if (!isPort(path)) break;
  }
  return operations.slice(0, ids.size);
}

function isPort(path: string): boolean {
  return path.startsWith("/plugs/");
}

function isNotDone(answer: JointAnswer | undefined): boolean {
  return answer !== undefined && answer.type !== "accepted";
}

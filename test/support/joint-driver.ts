// A driver that takes operations as one transaction, made of one that takes them one at a time: what was
// done before a refusal is taken back. For devices that nobody else changes meanwhile.

import { inverseOf, operationId, standing, type Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver, JointAnswer } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";

export function jointDriver(driver: Driver): Required<Pick<Driver, "applyJointly">> & Driver {
  return {
    ...driver,
    async applyJointly(operations, settings) {
      const all = (answer: JointAnswer): Map<string, JointAnswer> =>
        new Map(operations.map(({ id }) => [id, answer]));
      const done: Operation[] = [];
      let lost: JointAnswer | undefined;
      for (const operation of operations) {
        const answer = await driver.apply(operation, settings);
        if (answer.type === "lost") lost = answer;
        if (answer.type === "refused" || !(await isDone(driver, operation, settings))) {
          await takeBack(driver, done, settings);
          if (answer.type !== "refused") return all(answer);
          return all({ type: "withheld" }).set(operation.id, answer);
        }
        done.push(operation);
      }
      return all(lost ?? { type: "accepted" });
    },
  };
}

async function isDone(
  driver: Driver,
  operation: Operation,
  settings: TargetSettings,
): Promise<boolean> {
  const seen = await driver.observe(operation.target, settings);
  if (isTrouble(seen) || seen.type !== "document") return false;
  return standing(operation, valueAt(seen.document, segmentsOf(operation.path))) === "done";
}

async function takeBack(
  driver: Driver,
  done: readonly Operation[],
  settings: TargetSettings,
): Promise<void> {
  for (const operation of done.toReversed()) {
    const inverse = inverseOf(operation);
    const id = operationId(inverse.action, operation.target, inverse.path);
    const { target } = operation;
    const around = { claims: [], waitsFor: [], disrupts: [] };
    await driver.apply({ id, target, ...inverse, ...around }, settings);
  }
}

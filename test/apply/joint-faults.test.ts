// The same of devices that take operations as one: whatever becomes of a transaction, the records do not
// lie, and once the devices behave the next plan converges.

import { expect, test } from "vitest";
import type { Driver, JointAnswer } from "../../src/ports/driver.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { jointDriver } from "../support/joint-driver.ts";
import { planOf } from "../support/operations.ts";
import { createBench } from "./bench.ts";
import { desiredOn, expectHonest, planFor, targets } from "./chained-switches.ts";

/** Says where dice that are the same for a seed fall: from 0 to `sides` - 1. */
type Dice = (sides: number) => number;

function diceOf(seed: number): Dice {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** What the dice show where nothing goes wrong, as from 5 on. */
const well: number = 5;

/** Fails as devices with transactions do, as long as it is not healed. */
function flaky(driver: Driver, dice: Dice, healed: () => boolean): Driver {
  const joint = jointDriver(driver);
  return {
    ...driver,
    async observe(target, settings, known) {
      if (!healed() && dice(10) === 0) return trouble(`observing ${target}`, "no route", "soon");
      return await driver.observe(target, settings, known);
    },
    async applyJointly(operations, settings) {
      const all = (answer: JointAnswer): Map<string, JointAnswer> =>
        new Map(operations.map(({ id }) => [id, answer]));
      switch (healed() ? well : dice(7)) {
        case 0:
          return all({ type: "lost", reason: "the request was lost" });
        case 1:
          await joint.applyJointly(operations, settings);
          return all({ type: "lost", reason: "the reply was lost" });
        case 2:
          return all({ type: "accepted" });
        case 3: {
          const { id } = operations[dice(operations.length)]!;
          return all({ type: "withheld" }).set(id, {
            type: "refused",
            reason: "the device is busy",
          });
        }
        case 4: {
          // It took all of it, and could not do one in the end.
          const failed = operations[dice(operations.length)]!;
          const others = operations.filter((one) => one !== failed);
          const answers = new Map(await joint.applyJointly(others, settings));
          return answers.set(failed.id, { type: "refused", reason: "no such device" });
        }
        default:
          return await joint.applyJointly(operations, settings);
      }
    },
  };
}

test("150 seeds of flaky transactions converge once they behave", async () => {
  const verdicts = new Set<string>();
  for (let seed = 0; seed < 150; seed += 1) {
    let isHealed = false;
    const dice = diceOf(seed);
    const bench = createBench((driver) => flaky(driver, dice, () => isHealed));
    for (let round = 0; round < 2; round += 1) {
      const rollback = dice(3) === 0;
      const report = await bench.apply(planOf(await planFor(bench)), { rollback, changeSetMax: 3 });
      verdicts.add(report.type);
      const counted = Object.values({ ...report.counts, total: 0, already: 0 });
      expect(counted.reduce((sum, count) => sum + count)).toBe(report.counts.total);
      await expectHonest(bench);
    }
    isHealed = true;
    const last = await bench.apply(planOf(await planFor(bench)));
    expect(last.type, `seed ${seed}`).toBe("applied");
    for (const target of targets) {
      expect(await bench.live(target)).toMatchObject(desiredOn(target));
      const owned = await bench.owned(target);
      expect(Object.keys(owned)).toHaveLength(8);
      expect(Object.values(owned).every((values) => values.length === 1)).toBe(true);
    }
  }
  expect(verdicts).toEqual(new Set(["applied", "partly", "failed", "rolled-back"]));
});

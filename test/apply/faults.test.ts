// Whatever a device does to an apply, the records never lie about it, and once it behaves the next
// plan converges.

import { expect, test } from "vitest";
import { simHeal } from "../../src/drivers/sim/edit.ts";
import { planOf } from "../support/operations.ts";
import { createBench } from "./bench.ts";
import { desiredOn, expectHonest, planFor, targets } from "./chained-switches.ts";

test("200 seeds of flaky devices converge once they behave", async () => {
  const verdicts = new Set<string>();
  for (let seed = 0; seed < 200; seed += 1) {
    const bench = createBench();
    for (const [i, target] of targets.entries()) {
      await bench.fault(target, { type: "flaky", seed: seed * 3 + i });
    }
    for (let round = 0; round < 2; round += 1) {
      const report = await bench.apply(planOf(await planFor(bench)), { changeSetMax: 3 });
      verdicts.add(report.type);
      const counted = Object.values({ ...report.counts, total: 0, already: 0 });
      expect(counted.reduce((sum, count) => sum + count)).toBe(report.counts.total);
      await expectHonest(bench);
    }
    for (const target of targets) await simHeal({ ...bench, target });
    const last = await bench.apply(planOf(await planFor(bench)));
    expect(last.type, `seed ${seed}`).toBe("applied");
    for (const target of targets) {
      expect(await bench.live(target)).toMatchObject(desiredOn(target));
      const owned = await bench.owned(target);
      expect(Object.keys(owned)).toHaveLength(8);
      expect(Object.values(owned).every((values) => values.length === 1)).toBe(true);
    }
  }
  // The seeds are worth their time only where they lead to every end.
  expect(verdicts).toEqual(new Set(["applied", "partly", "failed"]));
});

test("200 seeds of flaky devices with --rollback end applied, undone or honest", async () => {
  const verdicts = new Set<string>();
  for (let seed = 0; seed < 200; seed += 1) {
    const bench = createBench();
    await bench.fault(targets[0]!, { type: "flaky", seed });
    const before = await bench.live(targets[1]!);
    const plan = planOf(await planFor(bench));
    const report = await bench.apply(plan, { rollback: true, changeSetMax: 3 });
    verdicts.add(report.type);
    await expectHonest(bench);
    if (report.type === "rolled-back") {
      for (const target of targets) expect(await bench.live(target)).toEqual(before);
    }
  }
  expect(verdicts).toEqual(new Set(["applied", "partly", "rolled-back"]));
});

// Whatever a device does to an apply, the records never lie about it, and once it behaves the next
// plan converges. Plans here come from the planner's own rules in miniature: what differs is changed.

import { expect, test } from "vitest";
import { equalJson, isJsonObject, type JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { simHeal } from "../../src/drivers/sim/edit.ts";
import { add, planOf, remove, replace, vlan } from "../support/operations.ts";
import { createBench, type Bench } from "./bench.ts";

const targets = ["switch/a", "switch/b", "switch/c"];

function desiredOn(target: string): JsonObject {
  const ids = [200, 201, 202, 203];
  return {
    vlans: Object.fromEntries(ids.map((id) => [id, vlan(`${target}-${id}`)])),
    vnis: Object.fromEntries(ids.map((id) => [9000 + id, { vlan: id }])),
  };
}

/** Everything that differs, VLANs before VNIs, and a chain from switch to switch. */
async function planFor(bench: Bench): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const target of targets) {
    const live = await bench.live(target);
    const chained = operations.at(-1)?.id;
    for (const bucket of ["vlans", "vnis"]) {
      const vlansHere = operations.filter((one) => one.target === target).map(({ id }) => id);
      const waitsFor = bucket === "vnis" ? vlansHere : chained === undefined ? [] : [chained];
      const [have, want] = [live[bucket], desiredOn(target)[bucket]];
      if (!isJsonObject(have) || !isJsonObject(want)) throw new Error("a bucket is missing");
      for (const key of new Set([...Object.keys(have), ...Object.keys(want)])) {
        const path = `/${bucket}/${key}`;
        const [before, after] = [have[key], want[key]];
        if (equalJson(before, after)) continue;
        if (before === undefined) operations.push(add(target, path, after!, { waitsFor }));
        else if (after === undefined) operations.push(remove(target, path, before, { waitsFor }));
        else operations.push(replace(target, path, [before, after], { waitsFor }));
      }
    }
  }
  return operations;
}

async function expectHonest(bench: Bench): Promise<void> {
  for (const target of targets) {
    const [live, owned] = [await bench.live(target), await bench.owned(target)];
    for (const bucket of ["vlans", "vnis"]) {
      for (const [key, value] of Object.entries(live[bucket] as JsonObject)) {
        // Nothing else writes here, so whatever is live was applied, and must be known as ours.
        expect(owned[`/${bucket}/${key}`], `${target}/${bucket}/${key}`).toContainEqual(value);
      }
    }
  }
}

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

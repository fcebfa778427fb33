// Whatever others do between and during readings, what is kept says the same as reading everything
// anew: the records always, and live views once what was said of them had time to arrive.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/model/digest.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { StandingView } from "../../src/reconcile/standing.ts";
import { createStandingBench, freshRecords, names, type StandingBench } from "./standing-bench.ts";

type Step =
  /** Another process applies something: the device, what is ours there, and what it recorded last. */
  | { readonly type: "apply"; readonly target: TargetName; readonly key: string }
  /** An agent sees what somebody changed. */
  | { readonly type: "change"; readonly target: TargetName; readonly key: string }
  | { readonly type: "forget"; readonly target: TargetName }
  | { readonly type: "allocate"; readonly key: string; readonly value: number }
  | { readonly type: "die" | "revive"; readonly target: TargetName }
  | { readonly type: "slow"; readonly target: TargetName; readonly ms: number }
  | { readonly type: "lose-watches" }
  | { readonly type: "pass"; readonly ms: number }
  | { readonly type: "doubt" }
  /** Begins a reading, and goes on while it reads. */
  | { readonly type: "read" };

const target = fc.constantFrom(names[0], names[1], "switch/undeclared");
const key = fc.integer({ min: 1, max: 3 }).map(String);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant("apply" as const), target, key }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("change" as const), target, key }) },
    fc.record({ type: fc.constant("forget" as const), target }),
    fc.record({
      type: fc.constant("allocate" as const),
      key,
      value: fc.integer({ min: 2000, max: 2020 }),
    }),
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("die", "revive"), target }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("slow" as const),
        target,
        ms: fc.constantFrom(0, 300, 10_000),
      }),
    },
    fc.constant({ type: "lose-watches" as const }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("pass" as const), ms: fc.nat(3_000) }) },
    { weight: 2, arbitrary: fc.constant({ type: "doubt" as const }) },
    { weight: 4, arbitrary: fc.constant({ type: "read" as const }) },
  ),
  { maxLength: 40 },
);

async function take(bench: StandingBench, step: Step): Promise<void> {
  switch (step.type) {
    case "apply":
      await bench.own(step.target, step.key);
      bench.device(step.target).document = { vlans: { [step.key]: {} } };
      await bench.record(step.target);
      return;
    case "change":
      bench.device(step.target).document = { vlans: { [step.key]: {} } };
      await bench.observe(step.target);
      return;
    case "forget":
      return await bench.own(step.target, undefined);
    case "allocate":
      return await bench.allocate(step.key, step.value).catch(() => undefined);
    case "die":
    case "revive":
      bench.device(step.target).isDead = step.type === "die";
      return await bench.observe(step.target);
    case "slow":
      bench.device(step.target).lookMs = step.ms;
      return;
    case "lose-watches":
      bench.loseWatches();
      return;
    case "pass":
      return await bench.clock.sleep(step.ms);
    case "doubt":
      bench.standing.doubt();
      return;
    case "read":
      return;
  }
}

function liveOf(bench: StandingBench, view: StandingView): Record<string, string> {
  const asked = new Set([...bench.declared.keys(), ...view.owned.keys()]);
  return Object.fromEntries(
    [...asked].map((name) => {
      const { isDead, document } = bench.device(name);
      return [name, isDead ? "unknown" : digestOf(document)];
    }),
  );
}

function seenIn({ live }: StandingView): Record<string, string> {
  return Object.fromEntries(
    [...live].map(([name, view]) => [name, view.type === "known" ? view.digest : view.type]),
  );
}

/** What a reading after the last one may not have made anew. */
function expectSameParts(before: StandingView, after: StandingView): void {
  for (const [name, view] of after.live) {
    const former = before.live.get(name);
    const isAlike = former?.type === "known" && view.type === "known";
    if (isAlike && former.digest === view.digest) expect(view).toBe(former);
  }
}

async function playedOut(history: readonly Step[]): Promise<void> {
  const bench = createStandingBench();
  bench.follow();
  let reading: Promise<StandingView> | undefined;
  await bench.read();
  for (const step of history) {
    if (step.type === "read") {
      await reading;
      reading = bench.read();
    }
    await take(bench, step);
  }
  await reading;
  const records = await bench.read();
  expect({ owned: records.owned, allocations: records.allocations }).toEqual(
    await freshRecords(bench),
  );
  // A watch is begun again after a second, a look takes ten, and a pause is a minute at most.
  await bench.clock.sleep(90_000);
  const settled = await bench.read();
  expect(seenIn(settled)).toEqual(liveOf(bench, settled));
  expectSameParts(records, settled);
  bench.takeReads();
  const again = await bench.read();
  expect(again).toEqual(settled);
  expect(bench.takeReads()).toEqual([bench.keys.generation, bench.keys.lock]);
  for (const part of ["live", "owned", "allocations"] as const) {
    expect(again[part]).toBe(settled[part]);
  }
  await bench.stop();
}

describe("what is kept between plans", () => {
  test("says what reading everything anew says, whatever others did meanwhile", async () => {
    await fc.assert(fc.asyncProperty(steps, playedOut), { numRuns: 300 });
  });
});

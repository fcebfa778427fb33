// `npm run bench`: what a commit of one changed file costs a controller, from the question to its git
// source to the plan, at two sizes; and what a thousand of them leave behind.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { medianOf, report, type Measured } from "./measure.ts";
import { openWatchingWorld, sizeOf, type Step } from "./watching-world.ts";

const commits = 31;
const commitsOfSoak = 1_000;

/** The first ones are still being compiled. */
const warmUps = 10;

async function measured(bindings: number): Promise<{ whole: Measured; planning: Measured }> {
  const world = await openWatchingWorld(sizeOf(bindings));
  const steps: Step[] = [];
  for (let i = 0; i < warmUps + commits; i += 1) {
    world.commit();
    const step = await world.run();
    expect(step.operations).toBe(4);
    if (i >= warmUps) steps.push(step);
  }
  await world.close();
  return {
    whole: medianOf(steps.map(({ readMs, planMs }) => readMs + planMs)),
    planning: medianOf(steps.map(({ planMs }) => planMs)),
  };
}

describe("a commit that changes one file of a hundred bindings", () => {
  test("costs what it changes, whatever the size of the fabric", async () => {
    const small = await measured(10_000);
    const large = await measured(100_000);
    const than = (of: Measured) => ({ name: "10,000 bindings", of });
    report("10,000 bindings: from the source to the plan", small.whole);
    report("100,000 bindings: from the source to the plan", large.whole, than(small.whole));
    report("10,000 bindings: from the changed file to the plan", small.planning);
    report(
      "100,000 bindings: from the changed file to the plan",
      large.planning,
      than(small.planning),
    );
    // Git itself takes the rest, in processes of its own.
    expect(large.planning.medianMs).toBeLessThan(100);
  });

  test("leaves nothing behind, a thousand times", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const heapMb = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 1_000_000;
    };
    const world = await openWatchingWorld(sizeOf(10_000));
    const heaps: number[] = [];
    for (let i = 1; i <= commitsOfSoak; i += 1) {
      world.commit();
      await world.run();
      if (i % 100 === 0) heaps.push(heapMb());
    }
    await world.close();
    const [early = Number.NaN] = heaps;
    const late = heaps.at(-1) ?? Number.NaN;
    process.stdout.write(
      `heap after 100 commits ${early.toFixed(0)} MB, after 1,000 ${late.toFixed(0)} MB\n`,
    );
    expect(late).toBeLessThan(early * 1.1);
  });
});

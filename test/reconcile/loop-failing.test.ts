// What a loop does about targets that fail or do not answer: they are given time, each for itself, and
// the others are kept as if there were no such target.

import { expect, describe, test } from "vitest";
import { simUnset } from "../../src/drivers/sim/edit.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createLoopBench, everyMs, fabricWith, vlansOf, type LoopBench } from "./loop-bench.ts";

const dead = "switch/p-s1";
const alive = "switch/p-s2";
const inSync = "+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift";

/** How long after a change a network is live on the switch that is well, in milliseconds. */
async function takesMs(bench: LoopBench, network: string): Promise<number> {
  const startMs = bench.clock.now();
  while (bench.clock.now() - startMs < 600_000) {
    const { vlans = {} } = (await bench.live(alive)) as {
      vlans?: Record<string, { name: string }>;
    };
    const isThere = Object.values(vlans).some(({ name }) => name === `id-of-${network}`);
    if (isThere) return bench.clock.now() - startMs;
    await bench.clock.sleep(100);
  }
  throw new Error(`${network} never came`);
}

const timeoutMs = 20_000;

/** A driver that one target may keep waiting, for as long as drivers wait. */
function hanging(clock: () => LoopBench["clock"], isHanging: () => boolean) {
  return (driver: Driver): Driver => ({
    ...driver,
    async observe(target, settings) {
      if (target !== dead || !isHanging()) return await driver.observe(target, settings);
      await clock().sleep(timeoutMs);
      return trouble("reading the switch", "it does not answer", "soon");
    },
    apply: (operation, settings) => driver.apply(operation, settings),
  });
}

describe("a switch that does not answer", () => {
  test("does not delay the others, and gets its own as soon as it answers again", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.fault(dead, { type: "unreachable" });
    bench.change(fabricWith("blue", "red"));
    expect(await takesMs(bench, "red")).toBeLessThan(5_000);
    await bench.clock.sleep(everyMs);
    for (const name of ["green", "white"]) {
      bench.change(fabricWith("blue", "red", name));
      expect(await takesMs(bench, name)).toBeLessThan(5_000);
      bench.change(fabricWith("blue", "red"));
      await bench.clock.sleep(10_000);
    }
    expect(await bench.line()).toMatch(/\?TargetsUnknown$/);
    const { unknown } = await bench.status();
    expect(unknown.targets).toMatchObject([{ target: dead }]);
    await bench.mend(dead);
    // Nobody tells; it is asked every minute at the latest.
    await bench.clock.sleep(65_000);
    expect(await vlansOf(bench, dead)).toEqual(["2000", "2001"]);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("from the beginning is no reason to wait for the others", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(dead, { type: "unreachable" });
    const running = bench.start();
    expect(await takesMs(bench, "blue")).toBeLessThan(5_000);
    await bench.mend(dead);
    await bench.clock.sleep(65_000);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("because it hangs delays the others once, for as long as its driver waits", async () => {
    let isHanging = false;
    const bench: LoopBench = createLoopBench(
      fabricWith("blue"),
      hanging(
        () => bench.clock,
        () => isHanging,
      ),
    );
    const running = bench.start();
    await bench.clock.sleep(10_000);
    isHanging = true;
    bench.change(fabricWith("blue", "red"));
    expect(await takesMs(bench, "red")).toBeLessThan(timeoutMs + 5_000);
    await bench.clock.sleep(everyMs);
    bench.change(fabricWith("blue", "red", "green"));
    expect(await takesMs(bench, "green")).toBeLessThan(5_000);
    isHanging = false;
    await bench.clock.sleep(everyMs);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });
});

describe("a switch that refuses", () => {
  test("is tried again by itself, later each time, while the other gets what is new", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.fault(dead, { type: "refuse", path: "/vlans/*", message: "no" });
    bench.change(fabricWith("blue", "red"));
    expect(await takesMs(bench, "red")).toBeLessThan(5_000);
    await bench.clock.sleep(40_000);
    expect(await bench.line()).toMatch(/^-ApplyFailed /);
    bench.change(fabricWith("blue", "red", "green"));
    expect(await takesMs(bench, "green")).toBeLessThan(5_000);
    const tries = (): number =>
      bench.told.filter(({ event }) => event.type === "applied" && event.report.failures.length > 0)
        .length;
    const before = tries();
    await bench.clock.sleep(60_000);
    expect(tries() - before).toBeLessThan(8);
    expect(tries() - before).toBeGreaterThan(2);
    await bench.mend(dead);
    await bench.clock.sleep(everyMs);
    expect(await bench.line()).toBe(inSync);
    expect(await vlansOf(bench, dead)).toEqual(["2000", "2001", "2002"]);
    await running.stop();
  });

  test("keeps no drift elsewhere from being healed", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(dead, { type: "refuse", path: "/vlans/*", message: "no" });
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.set(alive, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs);
    expect(await bench.live(alive)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    await running.stop();
  });
});

test("what waits for a number is done once a device lets go of it", async () => {
  const small = (text: string): string => text.replace("2000-3750", "2000-2001");
  const bench = createLoopBench(small(fabricWith("blue")));
  const running = bench.start();
  await bench.clock.sleep(10_000);
  await bench.set(alive, "/vlans/2001", { name: "of others" });
  await bench.clock.sleep(everyMs);
  bench.change(small(fabricWith("blue", "red")));
  await bench.clock.sleep(everyMs);
  expect(await bench.line()).toMatch(/^-ChangesHeld /);
  const { store, keys } = bench;
  expect(await simUnset({ store, keys, target: alive }, "/vlans/2001")).toMatchObject({
    type: "done",
  });
  await bench.clock.sleep(everyMs);
  expect(await vlansOf(bench, alive)).toEqual(["2000", "2001"]);
  expect(await bench.line()).toBe(inSync);
  await running.stop();
});

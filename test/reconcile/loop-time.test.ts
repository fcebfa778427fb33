// What a loop does at certain times only: in change windows, while nobody suspended it, and when somebody
// wishes that it looks.

import { describe, expect, test } from "vitest";
import { resume, suspend, wish, withdraw } from "../../src/records/controller/control.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { commit, put } from "../contract/store-steps.ts";
import {
  createLoopBench,
  everyMs,
  fabricWith,
  underPolicy,
  vlansOf,
  type LoopBench,
} from "./loop-bench.ts";

const leaf = "switch/p-s1";
const minute = 60_000;
/** The clock begins at 00:16:40 of a day, in UTC. */
const windowed = (at: string, more = ""): string =>
  `{mode: apply, changeWindows: [{type: allow, schedule: "${at}", duration: 30m}]${more}}`;

async function suspended(bench: LoopBench, untilMs?: number): Promise<void> {
  const { store, keys, clock } = bench;
  const until = untilMs === undefined ? {} : { untilMs };
  const by = { by: "eve", host: "desk", sinceMs: clock.now(), because: "a fair" };
  expect(await suspend(store, keys, { ...by, ...until })).toBeUndefined();
}

const appliedAtMs = (bench: LoopBench): number[] =>
  bench.told.flatMap(({ atMs, event }) => (event.type === "applied" ? [atMs] : []));

const clockTime = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

describe("a change window", () => {
  test("lets a plan be applied at the moment at which it opens, though nothing else moves", async () => {
    const bench = createLoopBench(underPolicy(windowed("0 3 * * *"), "blue"));
    const running = bench.start();
    await bench.clock.sleep(120 * minute);
    expect(bench.types()).toEqual(["planned"]);
    expect(await bench.line()).toBe(
      "-WaitingForTime +WaitingForTime -NothingInTheWay ?NotAsked -NoDrift",
    );
    await bench.clock.sleep(60 * minute);
    expect(appliedAtMs(bench).map(clockTime)).toEqual(["03:00:00"]);
    expect(await bench.line()).toBe("+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift");
    await running.stop();
  });

  test("that closes keeps what comes afterwards until it opens again", async () => {
    const bench = createLoopBench(underPolicy(windowed("15 * * * *"), "blue"));
    const running = bench.start();
    await bench.clock.sleep(40 * minute);
    bench.change(underPolicy(windowed("15 * * * *"), "blue", "red"));
    await bench.clock.sleep(10 * minute);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    await bench.clock.sleep(30 * minute);
    expect(appliedAtMs(bench).map(clockTime)).toEqual(["00:16:41", "01:15:00"]);
    await running.stop();
  });

  test("that is for everything keeps drift as well, and says so", async () => {
    const bench = createLoopBench(underPolicy(windowed("15 * * * *"), "blue"));
    const running = bench.start();
    await bench.clock.sleep(32 * minute);
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(10 * minute);
    expect((await bench.status()).drift.items).toMatchObject([
      { leftBecause: "no change window is open" },
    ]);
    await bench.clock.sleep(30 * minute);
    expect(appliedAtMs(bench).map(clockTime)).toEqual(["00:16:41", "01:15:00"]);
    await running.stop();
  });

  test("that is for changes only lets drift be healed meanwhile, and changes wait", async () => {
    const policy = windowed("15 * * * *", ", windowsFor: changes");
    const bench = createLoopBench(underPolicy(policy, "blue"));
    const running = bench.start();
    await bench.clock.sleep(32 * minute);
    bench.change(underPolicy(policy, "blue", "red"));
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(10 * minute);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    await bench.clock.sleep(20 * minute);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    await running.stop();
  });

  test("that is denied keeps everything until its end", async () => {
    const denied = `{mode: apply, changeWindows: [{type: deny, schedule: "0 0 * * *", duration: 1h}]}`;
    const bench = createLoopBench(underPolicy(denied, "blue"));
    const running = bench.start();
    await bench.clock.sleep(90 * minute);
    expect(appliedAtMs(bench).map(clockTime)).toEqual(["01:00:00"]);
    await running.stop();
  });

  test("is waited for by what somebody approved before", async () => {
    const policy = windowed("0 3 * * *").replace("apply", "approve");
    const bench = createLoopBench(underPolicy(policy, "blue"));
    const running = bench.start();
    await bench.clock.sleep(minute);
    await bench.approve(bench.waiting());
    await bench.clock.sleep(minute);
    expect(await bench.line()).toMatch(/^-WaitingForTime /);
    await bench.clock.sleep(180 * minute);
    expect(appliedAtMs(bench).map(clockTime)).toEqual(["03:00:00"]);
    await running.stop();
  });
});

describe("a suspension", () => {
  test("keeps everything as it is, drift as well, until somebody resumes it", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await suspended(bench);
    bench.change(fabricWith("blue", "red"));
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs * 3);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "green" } } });
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    expect(await bench.line()).toBe("-Suspended -Suspended -NothingInTheWay ?NotAsked +Drift");
    expect((await bench.status()).suspended).toMatchObject({ by: "eve", because: "a fair" });
    expect(await resume(bench.store, bench.keys)).toMatchObject({ by: "eve" });
    await bench.clock.sleep(500);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    expect(await bench.line()).toBe("+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift");
    await running.stop();
  });

  test("ends by itself at its time, and what waited is done then", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await suspended(bench, bench.clock.now() + 77_000);
    const running = bench.start();
    const startMs = bench.clock.now();
    await bench.clock.sleep(200_000);
    expect(appliedAtMs(bench)).toEqual([startMs + 77_000]);
    expect(bench.types()).toEqual(["suspended", "planned", "resumed", "applied", "settled"]);
    await running.stop();
  });

  test("that nobody can read holds as well", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await commit(bench.store, put(bench.keys.suspension, "{garbage"));
    const running = bench.start();
    await bench.clock.sleep(everyMs);
    expect(bench.types()).toEqual(["suspended", "planned"]);
    expect(await bench.owned(leaf)).toEqual({});
    await running.stop();
  });

  test("that comes while a plan is applied lets it be finished", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(leaf, { type: "slow", ms: 2_000 });
    const running = bench.start();
    await bench.clock.sleep(3_000);
    await suspended(bench);
    await bench.clock.sleep(60_000);
    expect(bench.types()).toEqual(["applied", "suspended", "settled"]);
    await running.stop();
  });
});

/** Looking at a switch takes long. */
const slowly =
  (clock: () => LoopBench["clock"]) =>
  (driver: Driver): Driver => ({
    ...driver,
    async observe(target, settings) {
      await clock().sleep(20_000);
      return await driver.observe(target, settings);
    },
    apply: (operation, settings) => driver.apply(operation, settings),
  });

describe("what people say while everything is looked at", () => {
  test("keeps it from being applied, if that is what they say", async () => {
    const bench: LoopBench = createLoopBench(
      fabricWith("blue"),
      slowly(() => bench.clock),
    );
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await suspended(bench);
    await bench.clock.sleep(2 * minute);
    expect(await bench.owned(leaf)).toEqual({});
    expect(bench.types()).toContain("suspended");
    await running.stop();
  });

  test("keeps a plan from being applied to which nobody consents any more", async () => {
    const policy = underPolicy("{mode: approve}", "blue");
    const bench: LoopBench = createLoopBench(
      policy,
      slowly(() => bench.clock),
    );
    const running = bench.start();
    await bench.clock.sleep(2 * minute);
    const digest = bench.waiting();
    await bench.approve(digest);
    await wishing(bench, "w1");
    await bench.clock.sleep(10_000);
    await withdraw(bench.store, bench.keys, digest);
    await bench.clock.sleep(5 * minute);
    expect(await bench.owned(leaf)).toEqual({});
    expect(bench.types()).not.toContain("applied");
    await bench.approve(digest);
    await bench.clock.sleep(5 * minute);
    expect(bench.types()).toContain("applied");
    await running.stop();
  });
});

async function wishing(bench: LoopBench, id: string): Promise<void> {
  const { store, keys, clock } = bench;
  expect(await wish(store, keys, { id, by: "eve", atMs: clock.now() })).toBeUndefined();
}

describe("a wish", () => {
  test("has everything looked at, the source as well, and stands in the status afterwards", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({ readMs: 3_000 });
    await bench.clock.sleep(10_000);
    const reads = bench.readsAtMs.length;
    await bench.set(leaf, "/vlans/2000/name", "green");
    await wishing(bench, "w1");
    await bench.clock.sleep(2_000);
    expect(bench.readsAtMs.length).toBe(reads + 1);
    // The source has not answered yet.
    expect((await bench.status()).wish).toBeUndefined();
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    await bench.clock.sleep(2_000);
    expect((await bench.status()).wish).toBe("w1");
    await running.stop();
  });

  test("is not granted by a reading that began before it", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({ readMs: 10_000 });
    await bench.clock.sleep(60_000);
    const reads = bench.readsAtMs.length;
    bench.ring();
    await bench.clock.sleep(6_000);
    expect(bench.readsAtMs.length).toBe(reads + 1);
    await wishing(bench, "w1");
    await bench.clock.sleep(8_000);
    expect(bench.readsAtMs.length).toBe(reads + 2);
    expect((await bench.status()).wish).toBeUndefined();
    await bench.clock.sleep(10_000);
    expect((await bench.status()).wish).toBe("w1");
    await running.stop();
  });

  test("is granted once, and the next one anew", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await wishing(bench, "w1");
    await bench.clock.sleep(10_000);
    const reads = bench.readsAtMs.length;
    await bench.clock.sleep(60_000);
    expect(bench.readsAtMs.length).toBe(reads);
    await wishing(bench, "w2");
    await bench.clock.sleep(10_000);
    expect(bench.readsAtMs.length).toBe(reads + 1);
    expect((await bench.status()).wish).toBe("w2");
    await running.stop();
  });

  test("is granted while everything is suspended, and changes nothing then", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await suspended(bench);
    const running = bench.start();
    await wishing(bench, "w1");
    await bench.clock.sleep(10_000);
    expect((await bench.status()).wish).toBe("w1");
    expect(await bench.owned(leaf)).toEqual({});
    await running.stop();
  });
});

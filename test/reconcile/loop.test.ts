// The loop: what wakes it, what it does then, and what it leaves alone.

import { describe, expect, test } from "vitest";
import { encodeObservation, encodePresence } from "../../src/records/messages/said.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import { holder } from "../apply/bench.ts";
import { put, remove, value } from "../contract/store-steps.ts";
import { broken, createLoopBench, debounceMs, everyMs, fabricWith, vlansOf } from "./loop-bench.ts";

const leaf = "switch/p-s1";

describe("a loop that may apply", () => {
  test("applies what is due, looks again, and then rests until something moves", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(60_000);
    expect(bench.types()).toEqual(["applied", "settled"]);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(60_000);
    expect(bench.types()).toEqual(["applied", "settled", "applied", "settled"]);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    expect(bench.readsAtMs.length).toBe(2);
    await running.stop();
  });

  test("takes many changes of one moment as one", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    for (let i = 0; i < 8; i += 1) {
      bench.change(fabricWith("blue", `red${i}`));
      await bench.clock.sleep(debounceMs / 10);
    }
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["applied", "settled", "applied", "settled"]);
    await running.stop();
  });

  test("runs once more for all that moved while it ran, and never twice at once", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({ readMs: 5_000 });
    for (let i = 0; i < 40; i += 1) {
      bench.ring();
      await bench.clock.sleep(200);
    }
    await bench.clock.sleep(30_000);
    expect(bench.readsAtMs.length).toBe(3);
    await running.stop();
  });

  test("repairs drift that nobody told of, when the time is up", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs - 20_000);
    expect(bench.types()).toEqual(["applied", "settled"]);
    await bench.clock.sleep(30_000);
    expect(bench.types().slice(2)).toEqual(["drifted", "applied", "drifted", "settled"]);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    await running.stop();
  });

  test("keeps the last good manifests in force while newer ones are broken, and says so once", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    bench.change(broken);
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs * 3);
    const healing = ["broken", "drifted", "applied", "drifted", "settled"];
    expect(bench.types().slice(2)).toEqual(healing);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    expect(bench.types().slice(7)).toEqual(["applied", "settled"]);
    await running.stop();
  });

  test("tries again what failed, later each time, and at once when the manifests change", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(leaf, { type: "refuse", path: "/vlans/*", message: "no" });
    const running = bench.start();
    await bench.clock.sleep(600_000);
    const tried = bench.told.filter(({ event }) => event.type === "applied");
    const atMs = tried.map((one) => one.atMs);
    const gaps = atMs.slice(1).map((at, i) => Math.round((at - atMs[i]!) / 1000));
    expect(gaps.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    const applied = (): string[] => bench.types().filter((type) => type.startsWith("applied"));
    const count = applied().length;
    bench.change(fabricWith("red"));
    await bench.clock.sleep(debounceMs + 500);
    expect(applied().length).toBeGreaterThan(count);
    await running.stop();
    expect(applied().slice(0, count)).not.toContain("applied");
  });

  test("waits for another writer's lock, and says once whose it is", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const { store, clock, keys } = bench;
    const lock = await acquireLock(store, clock, keys, { ...holder, owner: "eve" }, 600_000);
    if (!isLock(lock)) throw new Error("not acquired");
    const running = bench.start();
    await clock.sleep(60_000);
    expect(bench.told.map(({ event }) => event)).toMatchObject([
      { type: "locked", by: { owner: "eve" } },
    ]);
    await lock.release();
    await clock.sleep(6_000);
    expect(bench.types()).toEqual(["locked", "applied", "settled"]);
    await running.stop();
  });

  test("does not go on and on where what it applied is undone each time", async () => {
    let handled = 0;
    const bench = createLoopBench(fabricWith("blue"), (driver) => ({
      ...driver,
      async observe(target, settings) {
        // Somebody is at it whenever an apply has ended.
        if (target === leaf && bench.told.length > handled) {
          handled = bench.told.length;
          await bench.set(leaf, "/vlans/2000/name", "green");
        }
        return await driver.observe(target, settings);
      },
      apply: (operation, settings) => driver.apply(operation, settings),
    }));
    const running = bench.start();
    await bench.clock.sleep(300_000);
    await running.stop();
    expect(bench.told.length).toBeLessThan(30);
    const told = bench.types().filter((type) => type !== "drifted");
    expect(told.slice(0, 4)).toEqual(["applied", "applied", "applied", "trouble"]);
    expect(bench.types()).not.toContain("settled");
  });
});

test("manifests that were broken and are as they were before are told to be settled", async () => {
  const bench = createLoopBench(fabricWith("blue"));
  const running = bench.start();
  await bench.clock.sleep(10_000);
  bench.change(broken);
  await bench.clock.sleep(10_000);
  bench.change(fabricWith("blue"));
  await bench.clock.sleep(10_000);
  expect(bench.types()).toEqual(["applied", "settled", "broken", "settled"]);
  await running.stop();
});

describe("a loop that may not apply", () => {
  test("tells what it would do each time that it is something else, and does nothing", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({ isAutoApproved: false });
    await bench.clock.sleep(everyMs * 3);
    expect(bench.types()).toEqual(["planned"]);
    bench.ring();
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["planned"]);
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["planned", "planned"]);
    await running.stop();
    expect(await vlansOf(bench, leaf)).toEqual([]);
    expect(value(await bench.store.get(bench.keys.lock))).toBeUndefined();
  });
});

describe("what agents say", () => {
  const presence = {
    agent: "leaf",
    instance: "1",
    host: "leaf",
    pid: 1,
    version: "1",
    drivers: ["sim"],
    sinceMs: 1,
  };

  test("wakes the loop where it is news: one came, saw something else, went", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const { store, keys, clock } = bench;
    const running = bench.start();
    await clock.sleep(10_000);
    const runs = (): number => bench.runsAtMs.length;
    const seen = (digest: string, observedAtMs: number): string =>
      encodeObservation({ type: "known", digest, observedAtMs });
    const news = [
      put(keys.presence(leaf), encodePresence(presence)),
      put(keys.observation(leaf), seen("a", 1)),
      put(keys.observation(leaf), seen("b", 2)),
      put(keys.observation(leaf), "garbage"),
      remove(keys.presence(leaf)),
    ];
    for (const write of news) {
      const before = runs();
      value(await store.transact([], [write]));
      await clock.sleep(debounceMs + 500);
      expect(runs(), JSON.stringify(write)).toBe(before + 1);
    }
    await clock.sleep(60_000);
    const before = runs();
    const noNews = [put(keys.answer(leaf), "{}"), put(keys.refusal(leaf), "{}")];
    for (const write of noNews) value(await store.transact([], [write]));
    await clock.sleep(10_000);
    expect(runs()).toBe(before);
    await running.stop();
  });

  test("does not hurry a loop that waits because something failed", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(leaf, { type: "refuse", path: "/vlans/*", message: "no" });
    const running = bench.start();
    await bench.clock.sleep(70_000);
    const count = bench.told.length;
    for (let n = 0; n < 10; n += 1) {
      const text = encodeObservation({ type: "known", digest: `d${n}`, observedAtMs: n });
      value(await bench.store.transact([], [put(bench.keys.observation(leaf), text)]));
      await bench.clock.sleep(2_000);
    }
    expect(bench.told.length).toBe(count);
    await running.stop();
  });
});

describe("the end", () => {
  test("lets the operation in flight finish, and records it", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    await bench.fault(leaf, { type: "slow", ms: 3_000 });
    const running = bench.start();
    await bench.clock.sleep(4_000);
    await running.stop();
    expect(bench.types()).toEqual(["applied: interrupted"]);
    const owned = Object.keys(await bench.owned(leaf));
    expect(owned.length).toBeGreaterThan(0);
    expect(value(await bench.store.get(bench.keys.lock))).toBeUndefined();
  });

  test("of the lead ends an apply in the middle, and nothing is written any more", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const { store, clock } = bench;
    await bench.fault(leaf, { type: "slow", ms: 3_000 });
    const { revision } = value(await store.transact([], [put("/lead", "1")]));
    const lost = new AbortController();
    const fence = [{ key: "/lead", is: "createRevision", revision }] as const;
    const running = bench.start({ lead: { fence, lost: lost.signal } });
    await clock.sleep(4_000);
    value(await store.transact([], [remove("/lead")]));
    const before = await bench.owned(leaf);
    lost.abort();
    await running.stop();
    expect(bench.types()).toEqual(["applied: fenced"]);
    expect(await bench.owned(leaf)).toEqual(before);
  });

  test("comes with a bug of whoever listens, and takes everything along", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({
      onMeasure: () => {
        throw new Error("a bug");
      },
    });
    await expect(running.ended).rejects.toThrow("a bug");
    expect(bench.types()).toEqual([]);
  });
});

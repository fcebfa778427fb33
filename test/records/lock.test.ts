// The lock: one holder at a time, generations that only grow, and writers that stop when they must.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acquireLock, breakLock, isLock, readLock } from "../../src/records/lock.ts";
import { writeFenced } from "../../src/records/fence.ts";
import { put, value } from "../contract/store-steps.ts";
import { holder, openFabric, type Fabric } from "./fabric.ts";

let fabric: Fabric;
beforeEach(async () => {
  fabric = await openFabric();
});
afterEach(async () => {
  await fabric.cleanup();
});

describe("the lock", () => {
  test("is free at first, held once taken, and free again when released", async () => {
    const { store, keys, clock } = fabric;
    expect(await readLock(store, keys)).toBeUndefined();
    const lock = await fabric.lock();
    const record = { ...holder, id: "lock-1", sinceMs: clock.now(), generation: 1 };
    expect(lock.record).toEqual(record);
    expect(await readLock(store, keys)).toEqual(record);
    expect(await acquireLock(store, clock, keys, holder, 30_000)).toEqual({
      type: "held",
      by: record,
    });
    expect(await lock.release()).toBeUndefined();
    expect(await readLock(store, keys)).toBeUndefined();
  });

  test("gives every holder a larger generation", async () => {
    const generations: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const lock = await fabric.lock();
      generations.push(lock.generation);
      await lock.release();
    }
    expect(generations).toEqual([1, 2, 3, 4, 5]);
  });

  test("goes to exactly one of many who want it at once", async () => {
    const { store, keys, clock } = fabric;
    const all = await Promise.all(
      Array.from({ length: 20 }, () => acquireLock(store, clock, keys, holder, 30_000)),
    );
    expect(all.filter((one) => isLock(one)).length).toBe(1);
    expect(all.filter((one) => !isLock(one) && one.type === "held").length).toBe(19);
  });

  test("stays while it is renewed, and is lost when it is not", async () => {
    const { store, keys, clock } = fabric;
    const lock = await fabric.lock(10_000);
    for (let i = 0; i < 5; i += 1) {
      await clock.advance(5000);
      expect(await lock.renew()).toBe(true);
    }
    await clock.advance(10_000);
    const next = await fabric.lock();
    expect(next.generation).toBe(2);
    expect(await lock.renew()).toBe(false);
    expect(await lock.release()).toBeUndefined();
    expect(await readLock(store, keys)).toEqual(next.record);
  });

  test("fences a holder that lost it: its writes are refused and change nothing", async () => {
    const { store, keys, clock } = fabric;
    const old = await fabric.lock(10_000);
    const key = `${keys.prefix}x`;
    expect(await writeFenced(store, old.fence, [put(key, "old")])).toMatchObject({
      type: "written",
    });
    await clock.advance(10_000);
    const late = await writeFenced(store, old.fence, [put(key, "late")]);
    expect(late).toEqual({ type: "fenced" });
    const next = await fabric.lock();
    expect(await writeFenced(store, old.fence, [put(key, "later")])).toEqual({ type: "fenced" });
    expect(value(await store.get(key))?.value).toBe("old");
    expect(await writeFenced(store, next.fence, [put(key, "new")])).toMatchObject({
      type: "written",
    });
  });

  test("is broken only by the id of its holding, and its holder hears of it", async () => {
    const { store, keys } = fabric;
    expect(await breakLock(store, keys, "lock-1")).toBe(false);
    const lock = await fabric.lock();
    expect(await breakLock(store, keys, "lock-7")).toBe(false);
    expect(await breakLock(store, keys, lock.record.id)).toBe(true);
    expect(await readLock(store, keys)).toBeUndefined();
    expect(await lock.renew()).toBe(false);
    expect(await writeFenced(store, lock.fence, [put("/x", "1")])).toEqual({ type: "fenced" });
  });

  test.each([
    ["another version", '{"version":2,"generation":7}'],
    ["no version", '{"generation":7}'],
    ["no JSON", "seven"],
  ])("is not taken where the generation has %s", async (_, text) => {
    const { store, keys, clock } = fabric;
    value(await store.transact([], [put(keys.generation, text)]));
    const answer = await acquireLock(store, clock, keys, holder, 30_000);
    expect(answer).toMatchObject({ type: "trouble", retry: "never" });
    expect(await readLock(store, keys)).toBeUndefined();
  });
});

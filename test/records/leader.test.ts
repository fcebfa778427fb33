// The leader: one at a time, terms that only grow, and a lock that only the present leader can take.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeFenced } from "../../src/records/fence.ts";
import { campaign, isLeadership, readLeader, type Leadership } from "../../src/records/leader.ts";
import { acquireLock, isLock, readLock } from "../../src/records/lock.ts";
import { awaitVacancy } from "../../src/records/vacancy.ts";
import { put, remove, value } from "../contract/store-steps.ts";
import { holder, openFabric, type Fabric } from "./fabric.ts";

let fabric: Fabric;
beforeEach(async () => {
  fabric = await openFabric();
});
afterEach(async () => {
  await fabric.cleanup();
});

async function lead(ttlMs = 10_000): Promise<Leadership> {
  const { store, clock, keys } = fabric;
  const won = await campaign(store, clock, keys, holder, ttlMs);
  if (!isLeadership(won)) throw new Error("somebody leads");
  return won;
}

describe("the lead", () => {
  test("goes to exactly one of many who want it at once, and the others hear who it is", async () => {
    const { store, clock, keys } = fabric;
    expect(await readLeader(store, keys)).toBeUndefined();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => campaign(store, clock, keys, holder, 30_000)),
    );
    const record = { ...holder, sinceMs: clock.now(), term: 1 };
    expect(all.filter(isLeadership).map((one) => one.record)).toEqual([record]);
    expect(all.filter((one) => !isLeadership(one))).toEqual(
      Array.from({ length: 19 }, () => ({ type: "held", by: record })),
    );
    expect(await readLeader(store, keys)).toEqual(record);
  });

  test("has a larger term each time, whether the former resigned or fell silent", async () => {
    const first = await lead();
    await first.resign();
    const second = await lead();
    await fabric.clock.advance(5_000);
    expect(await second.renew()).toBe(true);
    await fabric.clock.advance(10_000);
    const third = await lead();
    expect([first, second, third].map(({ record }) => record.term)).toEqual([1, 2, 3]);
    expect(await second.renew()).toBe(false);
    expect(await third.renew()).toBe(true);
  });

  test("is lost by who finds the record taken away", async () => {
    const { store, keys } = fabric;
    const leadership = await lead();
    value(await store.transact([], [remove(keys.leader)]));
    expect(await leadership.renew()).toBe(false);
  });

  test.each([
    ["another version", '{"version":2,"term":7}'],
    ["no number", '{"version":1,"term":"7"}'],
    ["no JSON", "seven"],
  ])("is not taken where the term has %s", async (_, text) => {
    const { store, clock, keys } = fabric;
    value(await store.transact([], [put(keys.term, text)]));
    const answer = await campaign(store, clock, keys, holder, 10_000);
    expect(answer).toMatchObject({ type: "trouble", retry: "never" });
    expect(await readLeader(store, keys)).toBeUndefined();
  });
});

describe("a lock under the lead", () => {
  const takeLock = (leadership: Leadership) => {
    const { store, clock, keys } = fabric;
    const terms = { ttlMs: 10_000, under: leadership.fence };
    return acquireLock(store, clock, keys, holder, terms);
  };

  test("lets the leader write, and nobody who led before, though he holds the lock", async () => {
    const { store, keys } = fabric;
    const leadership = await lead();
    const lock = await takeLock(leadership);
    if (!isLock(lock)) throw new Error("not acquired");
    expect(await writeFenced(store, lock.fence, [put("/x", "1")])).toMatchObject({
      type: "written",
    });
    await leadership.resign();
    expect(await lock.renew()).toBe(true);
    expect(await writeFenced(store, lock.fence, [put("/x", "2")])).toEqual({ type: "fenced" });
    await lead();
    expect(await writeFenced(store, lock.fence, [put("/x", "3")])).toEqual({ type: "fenced" });
    expect(value(await store.get("/x"))?.value).toBe("1");
    expect(await readLock(store, keys)).toEqual(lock.record);
  });

  test("cannot be taken by who led before, and leaves nothing behind", async () => {
    const { store, keys } = fabric;
    const old = await lead();
    await fabric.clock.advance(10_000);
    const next = await lead();
    expect(await takeLock(old)).toMatchObject({ type: "trouble", retry: "later" });
    expect(await readLock(store, keys)).toBeUndefined();
    expect(isLock(await takeLock(next))).toBe(true);
  });
});

describe("waiting for a vacancy", () => {
  const wait = (signal: AbortSignal, terms: number[] = []) =>
    awaitVacancy(fabric, ({ term }) => terms.push(term), signal);

  test("ends at once where nobody leads, and when the leader resigns", async () => {
    const never = new AbortController().signal;
    expect(await wait(never)).toBeUndefined();
    const leadership = await lead();
    const terms: number[] = [];
    const waiting = wait(never, terms);
    await fabric.clock.advance(500);
    expect(terms).toEqual([1]);
    await leadership.resign();
    await fabric.clock.advance(200);
    expect(await waiting).toBeUndefined();
  });

  test("ends when the leader falls silent, though a watch that is silent tells nothing of it", async () => {
    await lead(5_000);
    const store = {
      ...fabric.store,
      async *watch(prefix: string, from: number, signal: AbortSignal) {
        await new Promise((end) => signal.addEventListener("abort", end, { once: true }));
        yield* fabric.store.watch(prefix, from, signal);
      },
    };
    let isOver = false;
    const never = new AbortController().signal;
    const waiting = awaitVacancy({ ...fabric, store }, () => undefined, never).then(() => {
      isOver = true;
    });
    await fabric.clock.advance(4_000);
    expect(isOver).toBe(false);
    await fabric.clock.advance(2_000);
    await waiting;
  });

  test("ends with the signal, and with trouble of the store", async () => {
    await lead();
    const stop = new AbortController();
    const waiting = wait(stop.signal);
    stop.abort();
    expect(await waiting).toBeUndefined();
    await fabric.store.close();
    expect(await wait(new AbortController().signal)).toMatchObject({ type: "trouble" });
  });
});

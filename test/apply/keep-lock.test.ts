// How long a lock is kept that its holder renews, or cannot renew.

import { expect, test } from "vitest";
import { keepLock, type KeptLock } from "../../src/apply/keep-lock.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Lease, Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { holder } from "./bench.ts";

const keys = storeKeys("test");
const silent = trouble("keeping the lease", "etcd does not answer", "soon");

function withLeases(store: Store, change: (lease: Lease) => Partial<Lease>): Store {
  const lease = store.lease.bind(store);
  store.lease = async (...args) => {
    const given = await lease(...args);
    return isTrouble(given) ? given : { ...given, ...change(given) };
  };
  return store;
}

async function keep(store: Store, clock: Clock): Promise<KeptLock> {
  const kept = await keepLock({ store, keys, clock }, holder, 15_000);
  if (!("lock" in kept)) throw new Error("the lock is not to be had");
  return kept;
}

test("a lock is kept for as long as it is confirmed", async () => {
  const clock = createVirtualClock();
  const kept = await keep(createMemoryStore(clock), clock);
  await clock.sleep(600_000);
  expect(kept.lost.aborted).toBe(false);
  expect(kept.unconfirmed()).toBe(undefined);
  await kept.release();
});

test("a lock that nobody confirms is lost after its term, and is not given back to who is silent", async () => {
  const clock = createVirtualClock();
  let revoked = 0;
  const store = withLeases(createMemoryStore(clock), () => ({
    async keepAlive() {
      await clock.sleep(6_000);
      return silent;
    },
    async revoke() {
      revoked += 1;
      await clock.sleep(6_000);
      return silent;
    },
  }));
  const startMs = clock.now();
  const kept = await keep(store, clock);
  while (!kept.lost.aborted) await clock.sleep(100);
  expect(clock.now() - startMs).toBeLessThanOrEqual(15_100);
  expect(kept.lock.writer.lost?.aborted).toBe(true);
  expect(kept.unconfirmed()?.reason).toBe("nobody confirmed it for 15 s: etcd does not answer");
  const lostMs = clock.now();
  await kept.release();
  expect(clock.now()).toBe(lostMs);
  expect(revoked).toBe(0);
});

test("a lock whose confirmation comes after its term is lost all the same", async () => {
  const clock = createVirtualClock();
  const store = withLeases(createMemoryStore(clock), (lease) => ({
    async keepAlive() {
      await clock.sleep(16_000);
      return await lease.keepAlive();
    },
  }));
  const kept = await keep(store, clock);
  await clock.sleep(15_001);
  expect(kept.lost.aborted).toBe(true);
});

test("a clock that somebody sets back or forward neither keeps a lock nor loses it", async () => {
  const clock = createVirtualClock();
  let aheadMs = 0;
  const set: Clock = { ...clock, now: () => clock.now() + aheadMs };
  let answers = true;
  const store = withLeases(createMemoryStore(clock), () => ({
    keepAlive: () => Promise.resolve(answers ? true : silent),
  }));
  const kept = await keep(store, set);
  answers = false;
  aheadMs = 3_600_000;
  await clock.sleep(6_000);
  expect(kept.lost.aborted).toBe(false);
  aheadMs = -3_600_000;
  await clock.sleep(9_001);
  expect(kept.lost.aborted).toBe(true);
});

test("a lock that takes longer than its term to be taken is given back", async () => {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const lease = store.lease.bind(store);
  store.lease = async (...args) => {
    await clock.sleep(16_000);
    return await lease(...args);
  };
  const kept = await keepLock({ store, keys, clock }, holder, 15_000);
  expect(kept).toMatchObject({ type: "trouble", retry: "soon" });
  expect(await store.get(keys.lock)).toBe(undefined);
});

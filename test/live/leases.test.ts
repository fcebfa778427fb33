// Leases and locks while the leader hangs for longer than a lease: there is never a moment in which two
// hold the lock and both can write.

import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { writeFenced } from "../../src/records/fence.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import type { Store } from "../../src/ports/store.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { put, value } from "../contract/store-steps.ts";
import { pause, until } from "./waiting.ts";

const keys = storeKeys("test");
const ttlMs = 2_000;

describeWithEtcd("a lock", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    stores = createEtcdStores(etcd);
  });
  afterEach(async () => {
    await stores.close();
    await etcd.remove();
  });

  async function acquireSoon(store: Store, owner: string, termMs = ttlMs): Promise<Lock> {
    const holder = { owner, host: owner, pid: 1, command: "test" };
    for (let i = 0; i < 100; i += 1) {
      const lock = await until(() => acquireLock(store, systemClock, keys, holder, termMs));
      if (isLock(lock)) return lock;
      await pause(100);
    }
    throw new Error("the lock never came free");
  }

  test("whose holder hung together with the leader passes on, and the late write changes nothing", async () => {
    const leader = await etcd.leader();
    const others = etcd.endpoints.filter((one) => one !== leader.endpoint);
    const old = await stores.open({ callMs: 2_000 }, [leader.endpoint]);
    const former = await acquireSoon(old, "former");
    const next = await stores.open({ callMs: 4_000 }, others);
    leader.pause();
    const late = writeFenced(old, former.fence, [put("/late", "former")]);
    const latter = await acquireSoon(next, "latter");
    expect(latter.generation).toBeGreaterThan(former.generation);
    value(await next.transact(latter.fence, [put("/mine", "latter")]));
    leader.resume();
    // The answer was given up; what the hung leader made of the request is another matter.
    const answer = await late;
    if (!isTrouble(answer)) expect(answer).toEqual({ type: "fenced" });
    await pause(1_000);
    expect(await until(() => writeFenced(old, former.fence, [put("/late", "again")]))).toEqual({
      type: "fenced",
    });
    expect(value(await next.get("/late"))).toBeUndefined();
    expect(value(await next.get("/mine"))).toMatchObject({ value: "latter" });
    expect(value(await latter.renew())).toBe(true);
    expect(await former.renew()).toBe(false);
  });

  test("is known to be lost by the holder's own clock when nobody answers", async () => {
    const [own] = etcd.members;
    const store = await stores.open({ callMs: 500 }, [own!.endpoint]);
    // Long beside what a busy machine takes for a call.
    const termMs = 8_000;
    const lease = value(await store.lease(termMs, { host: "here", pid: 1 }));
    expect(lease.ttlMs).toBe(termMs);
    const sentMs = performance.now();
    expect(await lease.keepAlive()).toBe(true);
    const confirmedMs = performance.now();
    own!.pause();
    let answer = await lease.keepAlive();
    expect(isTrouble(answer)).toBe(true);
    while (isTrouble(answer)) answer = await lease.keepAlive();
    expect(answer).toBe(false);
    const nowMs = performance.now();
    expect(nowMs - sentMs).toBeGreaterThan(termMs - 100);
    // A client that waits for two terms would be much later.
    expect(nowMs - confirmedMs).toBeLessThan(termMs + 2_000);
    own!.resume();
    await pause(500);
    // Over is over, even where the server would keep it.
    expect(await lease.keepAlive()).toBe(false);
  });

  test("stays with its holder while the leader is killed, as long as it is renewed", async () => {
    const store = await stores.open({ callMs: 4_000 });
    const lock = await acquireSoon(store, "holder", 10_000);
    await (await etcd.leader()).kill();
    for (let i = 0; i < 10; i += 1) {
      const renewed = await lock.renew();
      if (!isTrouble(renewed)) expect(renewed).toBe(true);
      await pause(300);
    }
    expect(await until(() => lock.renew())).toBe(true);
    const written = await until(() => writeFenced(store, lock.fence, [put("/a", "1")]));
    expect(written.type).toBe("written");
  });
});

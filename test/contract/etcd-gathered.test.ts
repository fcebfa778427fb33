// Callers of the store on etcd whose reads and writes go together: to each of them it must look as if
// there were nobody else.

import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import type { Compare, Store, TransactionResult } from "../../src/ports/store.ts";
import type { Trouble } from "../../src/ports/trouble.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, etcdPlace, type EtcdStores } from "../support/etcd-stores.ts";
import { absent, commit, get, holder, put, value } from "./store-steps.ts";

describeWithEtcd("many callers of one store on etcd", () => {
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  beforeAll(async () => {
    etcd = await startEtcd();
  }, 60_000);
  beforeEach(async () => {
    await etcd.deleteAll();
    stores = createEtcdStores(etcd);
    store = await stores.open();
    return () => stores.close();
  });
  afterAll(async () => {
    await etcd.remove();
  });

  async function all<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
    return await Promise.all(Array.from({ length: count }, (_, i) => work(i)));
  }

  function isAsRead(key: string, revision: number | undefined): Compare {
    return revision === undefined ? absent(key) : { key, is: "revision", revision };
  }

  test("lose and double no increment, whichever counters each of them changes at once", async () => {
    const increments = fc.array(
      fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }),
      { minLength: 100, maxLength: 200 },
    );
    let run = 0;
    const holds = fc.asyncProperty(increments, async (callers) => {
      run += 1;
      const keyOf = (counter: number): string => `/${run}/${counter}`;
      const increment = async (counters: readonly number[]): Promise<void> => {
        for (;;) {
          const found = await Promise.all(counters.map((one) => get(store, keyOf(one))));
          const compares = counters.map((one, i) => isAsRead(keyOf(one), found[i]?.revision));
          const puts = counters.map((one, i) =>
            put(keyOf(one), String(Number(found[i]?.value ?? "0") + 1)),
          );
          if (value(await store.transact(compares, puts)).type === "committed") return;
        }
      };
      await Promise.all(callers.map(increment));
      for (let counter = 0; counter <= 20; counter += 1) {
        const expected = callers.filter((counters) => counters.includes(counter)).length;
        expect(Number((await get(store, keyOf(counter)))?.value ?? "0")).toBe(expected);
      }
    });
    await fc.assert(holds, { numRuns: 4 });
  });

  test("are each refused for their own comparisons alone, which are named as they were given", async () => {
    await commit(store, put("/taken", ""));
    const fence: Compare = { key: "/taken", is: "present" };
    const answers = await all(300, async (i) => {
      const own = absent(i % 3 === 0 ? "/taken" : `/k/${i}`);
      const result = value(await store.transact([fence, own], [put(`/k/${i}`, "mine")]));
      return { own, result };
    });
    for (const [i, { own, result }] of answers.entries()) {
      expect(result.type).toBe(i % 3 === 0 ? "refused" : "committed");
      if (result.type === "refused") expect(result.failed).toEqual([own]);
      if (result.type === "refused") expect(result.failed[0]).toBe(own);
      expect((await get(store, `/k/${i}`))?.revision).toBe(
        result.type === "committed" ? result.revision : undefined,
      );
    }
  });

  test("hear of a lease that has ended only where it is their own", async () => {
    const [ended, kept] = [
      value(await store.lease(5_000, holder)),
      value(await store.lease(5_000, holder)),
    ];
    await ended.revoke();
    const answers = await all(50, (i) =>
      store.transact([], [put(`/k/${i}`, "", (i === 20 ? ended : kept).id)]),
    );
    expect(answers.map(({ type }) => type)).toEqual(
      answers.map((_, i) => (i === 20 ? "trouble" : "committed")),
    );
    expect(answers[20]).toMatchObject({ reason: expect.stringContaining("lease has ended") });
    await kept.revoke();
    expect(await get(store, "/k/1")).toBeUndefined();
  });

  test("write one key in turns, and the last answer names what is there", async () => {
    const answers = (await all(40, (i) => store.transact([], [put("/same", String(i))]))).map(
      value,
    );
    const revisions = answers.map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(40);
    const last = revisions.indexOf(Math.max(...revisions));
    expect((await get(store, "/same"))?.value).toBe(String(last));
  });

  test("find what they wrote before, each in its own order", async () => {
    await all(100, async (caller) => {
      for (let i = 0; i < 10; i += 1) {
        const { revision } = value(await store.transact([], [put(`/own/${caller}`, String(i))]));
        expect(await get(store, `/own/${caller}`)).toMatchObject({ value: String(i), revision });
      }
    });
  });

  test("read values that are together far larger than a reply, and one that is too large", async () => {
    const textOf = (i: number): string => String(i).repeat(150_000);
    for (let i = 0; i < 60; i += 1) await commit(store, put(`/large/${i}`, textOf(i)));
    const found = await all(60, (i) => get(store, `/large/${i}`));
    expect(found.every((entry, i) => entry?.value === textOf(i))).toBe(true);
    expect(
      await all(200, async (i) => (await get(store, `/none/${i}`)) === undefined),
    ).not.toContain(false);
  });

  test("all hear that nobody knows what was written, and wait no longer than one call", async () => {
    const own = await stores.open({ callMs: 1_500 });
    etcd.members[0]?.pause();
    const startMs = performance.now();
    const answers = await all(300, async (i): Promise<TransactionResult | Trouble> => {
      // Most come when requests hang already.
      await new Promise((done) => setTimeout(done, (i % 8) * 50));
      return await own.transact([absent(`/p/${i}`)], [put(`/p/${i}`, "")]);
    });
    const tookMs = performance.now() - startMs;
    etcd.members[0]?.resume();
    for (const answer of answers) {
      expect(answer).toMatchObject({
        type: "trouble",
        retry: "soon",
        reason: expect.stringContaining("whether it was written is not known"),
      });
    }
    expect(tookMs).toBeLessThan(1_500 + 500 + 1_000);
  });
});

describeWithEtcd("many callers with a login that may not do everything", () => {
  test("hear so only where they ask for what is kept from them", async () => {
    const etcd = await startEtcd();
    await etcd.addUsers({ name: "ada", password: "word", prefix: "/ours/" });
    const access = { user: "ada", password: { fromEnv: "WORD" } };
    const place = { ...etcdPlace(etcd.endpoints), access };
    const environment = { WORD: "word" };
    const store = value(await openEtcdStore(place, { clock: systemClock, environment }));
    try {
      const keys = Array.from({ length: 40 }, (_, i) => (i % 8 === 3 ? `/t/${i}` : `/ours/${i}`));
      const written = await Promise.all(keys.map((key) => store.transact([], [put(key, key)])));
      const read = await Promise.all(keys.map((key) => store.get(key)));
      for (const [i, key] of keys.entries()) {
        const isOurs = key.startsWith("/ours/");
        expect(written[i]).toMatchObject({ type: isOurs ? "committed" : "trouble" });
        expect(read[i]).toMatchObject(
          isOurs ? { value: key } : { type: "trouble", doing: `reading ${key}` },
        );
      }
    } finally {
      await store.close();
      await etcd.remove();
    }
  });
});

// The part of the contract of stores in which time passes: leases that end, and watches.

import { expect, test } from "vitest";
import type { Compare, Lease, Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import {
  commit,
  get,
  holder,
  keysUnder,
  put,
  remove,
  take,
  told,
  value,
  type StoreHarness,
} from "./store-steps.ts";

export function leases(store: () => Store, harness: () => StoreHarness): void {
  const lease = async (ttlMs: number): Promise<Lease> => value(await store().lease(ttlMs, holder));

  test("deletes the keys of a lease that nobody kept alive, as a change that watchers see", async () => {
    const held = await lease(2000);
    const revision = await commit(store(), put("/w/held", "1", held.id), put("/w/free", "1"));
    await harness().pass(1000);
    expect(await keysUnder(store(), "/w/")).toEqual(["/w/free", "/w/held"]);
    await harness().pass(4000);
    expect(await keysUnder(store(), "/w/")).toEqual(["/w/free"]);
    expect(value(await held.keepAlive())).toBe(false);
    const events = await take(harness(), store(), revision + 1, 1);
    expect(events.map(told)).toEqual(["delete /w/held"]);
  });

  test("keeps the keys of a lease while it is kept alive", async () => {
    const held = await lease(2000);
    await commit(store(), put("/held", "1", held.id));
    for (let i = 0; i < 4; i += 1) {
      await harness().pass(1000);
      expect(value(await held.keepAlive())).toBe(true);
    }
    expect(await keysUnder(store(), "/held")).toEqual(["/held"]);
  });

  test("deletes the keys of a lease that is revoked, and lets nobody use it again", async () => {
    const held = await lease(60_000);
    await commit(store(), put("/held", "1", held.id));
    expect(await held.revoke()).toBeUndefined();
    expect(await keysUnder(store(), "/held")).toEqual([]);
    expect(value(await held.keepAlive())).toBe(false);
    expect(isTrouble(await store().transact([], [put("/held", "2", held.id)]))).toBe(true);
    expect(await held.revoke()).toBeUndefined();
  });

  test("frees a key from its lease when it is put again without one", async () => {
    const held = await lease(60_000);
    await commit(store(), put("/held", "1", held.id));
    await commit(store(), put("/held", "2"));
    await held.revoke();
    expect(await get(store(), "/held")).toMatchObject({ value: "2" });
  });

  test("refuses a fenced write the moment the lease has ended", async () => {
    const held = await lease(2000);
    const revision = await commit(store(), put("/lock", "me", held.id));
    const fence: Compare = { key: "/lock", is: "createRevision", revision };
    await harness().pass(5000);
    const late = value(await store().transact([fence], [put("/a", "late")]));
    expect(late).toMatchObject({ type: "refused", failed: [fence] });
    expect(await get(store(), "/a")).toBeUndefined();
  });
}

export function watches(store: () => Store, harness: () => StoreHarness): void {
  test("tells changes from a past revision on, in order, with the values of then", async () => {
    await commit(store(), put("/w/a", "0"));
    const from = await commit(store(), put("/w/a", "1"), put("/x", "not watched"));
    await commit(store(), put("/w/a", "2"), put("/w/b", "2"));
    await commit(store(), remove("/w/a"));
    const events = await take(harness(), store(), from, 4);
    expect(events.map(told)).toEqual(["put /w/a=1", "put /w/a=2", "put /w/b=2", "delete /w/a"]);
    expect(events[0]).toMatchObject({ entry: { revision: from, createRevision: from - 1 } });
  });

  test("tells changes that come while it waits, from this handle and from others", async () => {
    const other = await harness().reopen();
    const from = value(await store().range("/w/")).revision + 1;
    const watching = take(harness(), store(), from, 2);
    await commit(store(), put("/w/a", "mine"));
    await commit(other, put("/w/b", "theirs"));
    expect((await watching).map(told)).toEqual(["put /w/a=mine", "put /w/b=theirs"]);
  });

  test("tells the changes of one transaction together, and each once, to a watcher far behind", async () => {
    const from = value(await store().range("/w/")).revision + 1;
    const names = Array.from({ length: 100 }, (_, i) => `/w/${String(i).padStart(3, "0")}`);
    for (let i = 0; i < 30; i += 1) {
      await commit(store(), ...names.map((key) => put(key, String(i).repeat(1000))));
    }
    const events = await take(harness(), store(), from, 3000);
    const seen = events.flatMap((event) => (event.type === "put" ? [event.entry] : []));
    expect(seen.length).toBe(3000);
    for (let i = 0; i < 30; i += 1) {
      const together = seen.slice(i * 100, i * 100 + 100);
      expect(new Set(together.map(({ revision }) => revision)).size).toBe(1);
      expect(together.map(({ key }) => key).sort()).toEqual(names);
    }
  });

  test("ends when it is told to", async () => {
    const next = value(await store().range("/w/")).revision + 1;
    expect(await take(harness(), store(), next, 1)).toEqual([]);
  });

  test("says so when the history from a revision on is gone, and goes on from a list", async () => {
    const { compact } = harness();
    if (compact === undefined) return;
    const from = await commit(store(), put("/w/a", "1"));
    await compact();
    expect((await take(harness(), store(), from, 2)).map(told)).toEqual(["compacted"]);
    expect(await get(store(), "/w/a")).toMatchObject({ value: "1", revision: from });
    const { revision } = value(await store().range("/w/"));
    await commit(store(), put("/w/a", "2"));
    expect((await take(harness(), store(), revision + 1, 1)).map(told)).toEqual(["put /w/a=2"]);
  });
}

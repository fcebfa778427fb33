// What every store must do, whatever it is built on. An adapter's test file calls `storeContract`
// with a way to open its store; nothing here knows which store it is.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transactionLimits } from "../../src/ports/check-transaction.ts";
import type { Compare, Entry, Lease, Store, WatchEvent, Write } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";

export interface StoreHarness {
  readonly store: Store;
  /** Another handle on the same store, as another process would have it. */
  reopen(): Promise<Store>;
  /** Lets time pass for leases and watches. */
  pass(ms: number): Promise<void>;
  /** Makes the store forget all history up to now; absent where a store never does. */
  readonly compact?: () => Promise<void>;
  cleanup(): Promise<void>;
}

export function value<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}

export const put = (key: string, text: string, lease?: string): Write =>
  lease === undefined
    ? { type: "put", key, value: text }
    : { type: "put", key, value: text, lease };
export const remove = (key: string): Write => ({ type: "delete", key });
const absent = (key: string): Compare => ({ key, is: "absent" });
const holder = { host: "elsewhere.example", pid: 1 };

async function commit(store: Store, ...writes: Write[]): Promise<number> {
  const result = value(await store.transact([], writes));
  expect(result.type).toBe("committed");
  return result.revision;
}

async function get(store: Store, key: string): Promise<Entry | undefined> {
  return value(await store.get(key));
}

async function keysUnder(store: Store, prefix: string): Promise<string[]> {
  return value(await store.range(prefix)).entries.map(({ key }) => key);
}

/** The next `count` events of a watch, or those of five seconds, or all until it ends by itself. */
async function take(
  harness: StoreHarness,
  store: Store,
  from: number,
  count: number,
): Promise<WatchEvent[]> {
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  let isOver = false;
  const reading = (async () => {
    for await (const event of store.watch("/w/", from, stop.signal)) {
      events.push(event);
      if (events.length === count) break;
    }
    isOver = true;
  })();
  for (let i = 0; i < 50 && !isOver; i += 1) await harness.pass(100);
  stop.abort();
  await reading;
  return events;
}

const told = (event: WatchEvent): string => {
  switch (event.type) {
    case "put":
      return `put ${event.entry.key}=${event.entry.value}`;
    case "delete":
      return `delete ${event.key}`;
    case "compacted":
      return "compacted";
    case "trouble":
      return `trouble ${event.trouble.reason}`;
  }
};

export function storeContract(name: string, open: () => Promise<StoreHarness>): void {
  describe(`the store on ${name}`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
    });
    afterEach(async () => {
      await harness.cleanup();
    });

    keysAndPages(
      () => store,
      () => harness,
    );
    transactions(() => store);
    leases(
      () => store,
      () => harness,
    );
    watches(
      () => store,
      () => harness,
    );
  });
}

function keysAndPages(store: () => Store, harness: () => StoreHarness): void {
  test("has nothing under a key that was never put", async () => {
    expect(await get(store(), "/a")).toBeUndefined();
    expect(value(await store().range("/"))).toMatchObject({ entries: [], more: false });
  });

  test("gives a value back as it was put, in any script, empty, and of a megabyte", async () => {
    for (const text of ["", "x", "Grüße 你好 🙂\u0000\n", "m".repeat(1_000_000)]) {
      await commit(store(), put("/a", text));
      expect((await get(store(), "/a"))?.value === text).toBe(true);
    }
  });

  test("counts a revision up and remembers when a key came to be", async () => {
    const first = await commit(store(), put("/a", "1"), put("/b", "1"));
    const second = await commit(store(), put("/a", "2"));
    expect(second).toBeGreaterThan(first);
    expect(await get(store(), "/a")).toEqual({
      key: "/a",
      value: "2",
      revision: second,
      createRevision: first,
    });
    expect(await get(store(), "/b")).toMatchObject({ revision: first, createRevision: first });
  });

  test("gives a key that was deleted and put again a new createRevision", async () => {
    await commit(store(), put("/a", "1"));
    await commit(store(), remove("/a"));
    expect(await get(store(), "/a")).toBeUndefined();
    const again = await commit(store(), put("/a", "2"));
    expect(await get(store(), "/a")).toMatchObject({ revision: again, createRevision: again });
  });

  test("sorts keys by their bytes and keeps to the prefix", async () => {
    const names = ["/p/z", "/p/a", "/p/é", "/p/a/b", "/p/B", "/p", "/p0", "/p/🙂", "/p/\uffff"];
    await commit(store(), ...names.map((key) => put(key, key)));
    const expected = names
      .filter((key) => key.startsWith("/p/"))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await keysUnder(store(), "/p/")).toEqual(expected);
    expect((await keysUnder(store(), "")).length).toBe(names.length);
  });

  test("cuts a range into pages that miss and repeat nothing", async () => {
    const names = Array.from({ length: 25 }, (_, i) => `/p/${String(i).padStart(3, "0")}`);
    await commit(store(), put("/o", ""), ...names.map((key) => put(key, "")), put("/q", ""));
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; after = seen.at(-1)) {
      const options = after === undefined ? { limit: 10 } : { limit: 10, after };
      const page = value(await store().range("/p/", options));
      seen.push(...page.entries.map(({ key }) => key));
      more = page.more;
      expect(page.entries.length).toBe(more ? 10 : 5);
    }
    expect(seen).toEqual(names);
    const exact = value(await store().range("/p/", { limit: 25 }));
    expect(exact).toMatchObject({ more: false });
    expect(value(await store().range("/p/", { after: "/a" })).entries.length).toBe(25);
  });

  test("lists entries that are together too large for one page of anybody", async () => {
    const names = Array.from({ length: 12 }, (_, i) => `/p/${String(i).padStart(2, "0")}`);
    for (const key of names) await commit(store(), put(key, key.repeat(180_000)));
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; after = seen.at(-1)) {
      const page = value(await store().range("/p/", after === undefined ? {} : { after }));
      expect(page.entries.length).toBeGreaterThan(0);
      for (const { key, value: text } of page.entries) {
        expect(text === key.repeat(180_000)).toBe(true);
        seen.push(key);
      }
      more = page.more;
    }
    expect(seen).toEqual(names);
  });

  test("keeps everything when it is opened again", async () => {
    const revision = await commit(store(), put("/a", "1"));
    const other = await harness().reopen();
    expect(await get(other, "/a")).toMatchObject({ value: "1", revision });
    expect(await commit(other, put("/a", "2"))).toBeGreaterThan(revision);
    expect(await get(store(), "/a")).toMatchObject({ value: "2" });
  });
}

function transactions(store: () => Store): void {
  test("does all of a transaction when all comparisons hold", async () => {
    const revision = await commit(store(), put("/a", "1"));
    const compares: Compare[] = [
      { key: "/a", is: "present" },
      { key: "/a", is: "revision", revision },
      { key: "/a", is: "createRevision", revision },
      absent("/b"),
    ];
    const result = value(await store().transact(compares, [put("/b", "2"), remove("/a")]));
    expect(result.type).toBe("committed");
    expect(await keysUnder(store(), "/")).toEqual(["/b"]);
  });

  test("does nothing of a transaction that is refused, and names every comparison that failed", async () => {
    const first = await commit(store(), put("/a", "1"));
    const second = await commit(store(), put("/a", "2"));
    const wrong: Compare[] = [
      absent("/a"),
      { key: "/b", is: "present" },
      { key: "/a", is: "revision", revision: first },
      { key: "/a", is: "createRevision", revision: second },
      { key: "/b", is: "revision", revision: first },
    ];
    const right: Compare[] = [{ key: "/a", is: "present" }, absent("/c")];
    const result = value(await store().transact([...right, ...wrong], [put("/c", "3")]));
    expect(result).toEqual({ type: "refused", failed: wrong, revision: second });
    expect(await keysUnder(store(), "/")).toEqual(["/a"]);
    expect(await commit(store(), put("/d", ""))).toBe(second + 1);
  });

  test("commits a transaction without comparisons, and one without writes changes nothing", async () => {
    const revision = await commit(store(), put("/a", "1"));
    expect(value(await store().transact([], []))).toEqual({ type: "committed", revision });
    expect(value(await store().transact([], [remove("/none")]))).toMatchObject({
      type: "committed",
    });
    expect(await get(store(), "/a")).toMatchObject({ revision });
  });

  test("holds no revision for one of a key that is absent", async () => {
    const wrong: Compare[] = [
      { key: "/none", is: "revision", revision: 0 },
      { key: "/none", is: "createRevision", revision: 0 },
    ];
    const result = value(await store().transact(wrong, []));
    expect(result).toMatchObject({ type: "refused", failed: wrong });
  });

  test("takes as many comparisons and writes, and as many bytes, as a transaction may have", async () => {
    const { compares, writes, bytes } = transactionLimits;
    const many = Array.from({ length: writes }, (_, i) => put(`/p/${String(i)}`, ""));
    const fences = Array.from({ length: compares }, (_, i) => absent(`/p/${String(i)}`));
    expect(value(await store().transact(fences, many)).type).toBe("committed");
    expect(value(await store().transact(fences, many))).toMatchObject({ failed: fences });
    await commit(store(), put("/a", "ä".repeat(bytes / 2 - 1)));
    const long = "k".repeat(transactionLimits.keyBytes);
    await commit(store(), put(long, "1"));
    expect(await get(store(), long)).toMatchObject({ key: long });
  });

  test("answers with trouble for ever, and writes nothing, where a transaction has more than that", async () => {
    const { compares, writes, bytes, keyBytes } = transactionLimits;
    const puts = (count: number): Write[] =>
      Array.from({ length: count }, (_, i) => put(`/p/${String(i)}`, "x".repeat(100)));
    const fences = Array.from({ length: compares + 1 }, (_, i) => absent(`/p/${String(i)}`));
    const wrong: [Compare[], Write[]][] = [
      [[], puts(writes + 1)],
      [fences, puts(1)],
      [[], [put("/p/0", "ä".repeat(bytes / 2))]],
      [[], [put("/p/0", "x".repeat(bytes / 2)), put("/p/1", "x".repeat(bytes / 2))]],
      [[], [put(`/p/${"k".repeat(keyBytes)}`, "")]],
      [[], [put("", "x")]],
    ];
    for (const [compared, written] of wrong) {
      const answer = await store().transact(compared, written);
      expect(answer).toMatchObject({ type: "trouble", retry: "never" });
    }
    expect(await keysUnder(store(), "")).toEqual([]);
  });

  test("answers with trouble where one transaction writes a key twice", async () => {
    expect(isTrouble(await store().transact([], [put("/a", "1"), remove("/a")]))).toBe(true);
    expect(await get(store(), "/a")).toBeUndefined();
  });

  test("loses none of 50 increments that compare and write at once", async () => {
    const increment = async (): Promise<void> => {
      for (;;) {
        const entry = await get(store(), "/n");
        const same: Compare =
          entry === undefined
            ? absent("/n")
            : { key: "/n", is: "revision", revision: entry.revision };
        const next = put("/n", String(Number(entry?.value ?? "0") + 1));
        if (value(await store().transact([same], [next])).type === "committed") return;
      }
    };
    await Promise.all(Array.from({ length: 50 }, increment));
    expect(await get(store(), "/n")).toMatchObject({ value: "50" });
  });
}

function leases(store: () => Store, harness: () => StoreHarness): void {
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

function watches(store: () => Store, harness: () => StoreHarness): void {
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

// What every store must do, whatever it is built on. An adapter's test file calls `storeContract`
// with a way to open its store; nothing here knows which store it is.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transactionLimits } from "../../src/ports/check-transaction.ts";
import type { Compare, Store, Write } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { leases, watches } from "./store-over-time.contract.ts";
import {
  absent,
  commit,
  get,
  keysUnder,
  put,
  remove,
  value,
  type StoreHarness,
} from "./store-steps.ts";

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

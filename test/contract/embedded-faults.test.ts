// What the embedded store answers when the folder, the file or the format is wrong, and what its
// history keeps.

import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decodeChange } from "../../src/adapters/embedded/bytes.ts";
import { readMeta } from "../../src/adapters/embedded/meta.ts";
import { isGone, markOf } from "../../src/adapters/embedded/processes.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openTables } from "../../src/adapters/embedded/tables.ts";
import { troubleOf } from "../../src/adapters/embedded/trouble-of.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { createEmbeddedStores, type EmbeddedStores } from "../support/embedded.ts";
import { put, remove, value } from "./store-steps.ts";

let stores: EmbeddedStores;
beforeEach(() => {
  stores = createEmbeddedStores({ changes: 20, bytes: 10_000 });
});
afterEach(async () => {
  await stores.cleanup();
});

describe("opening an embedded store", () => {
  const reasonOf = async (folder: string): Promise<string> => {
    const answer = await openEmbeddedStore(folder, stores.clock);
    return isTrouble(answer) ? answer.reason : "opened";
  };

  test("makes the folders that it needs", async () => {
    const deep = join(stores.folder, "a/b/c");
    const store = value(await openEmbeddedStore(deep, stores.clock));
    await store.close();
  });

  test("answers with trouble where the folder is a file", async () => {
    const file = join(stores.folder, "file");
    writeFileSync(file, "");
    expect(await reasonOf(file)).toContain("is not a folder");
    expect(await reasonOf(join(file, "deeper"))).toContain("is not a folder");
  });

  test.each([
    ["text", "this is no database\n".repeat(1000)],
    ["zeros", "\0".repeat(20_000)],
    ["a short text", "x"],
  ])("answers with trouble where the file holds %s", async (_, content) => {
    const folder = join(stores.folder, "damaged");
    mkdirSync(folder);
    writeFileSync(join(folder, "data.mdb"), content);
    expect(await reasonOf(folder)).toContain("damaged");
  });

  test("answers with trouble where the file was cut short", async () => {
    const store = await stores.open();
    for (let i = 0; i < 40; i += 1) {
      value(await store.transact([], [put(`/${String(i)}`, "x".repeat(5000))]));
    }
    const folder = join(stores.folder, "copy");
    mkdirSync(folder);
    copyFileSync(join(stores.folder, "data.mdb"), join(folder, "data.mdb"));
    truncateSync(join(folder, "data.mdb"), 12_288);
    expect(await reasonOf(folder)).toContain("damaged");
  });

  test("answers with trouble where a newer version wrote the store", async () => {
    const folder = join(stores.folder, "newer");
    const tables = await openTables(folder);
    tables.meta.putSync(Buffer.from("meta"), JSON.stringify({ format: 2 }));
    await tables.root.close();
    expect(await reasonOf(folder)).toContain("has format 2");
  });
});

test.each([
  ["ENOSPC: no space left on device", "the disk is full", "later"],
  ["EACCES: permission denied, mkdir '/x'", "the store's folder is not writable", "later"],
  ["EROFS: read-only file system, mkdir '/x'", "the store's folder is not writable", "later"],
  ["MDB_CORRUPTED: Located page was wrong type", "the store's files are damaged", "never"],
  ["MDB_MAP_FULL: Environment mapsize limit reached", "its largest size", "later"],
  ["something new", "something new", "never"],
])("the database's %j is told as %j", (said, reason, retry) => {
  const told = troubleOf("writing", new Error(said));
  expect(told.reason).toContain(reason);
  expect(told).toMatchObject({ doing: "writing", retry });
});

describe("an embedded store", () => {
  test("answers with trouble once it is closed, and closing twice is harmless", async () => {
    const store = await stores.open();
    const last = store.transact([], [put("/a", "1")]);
    await store.close();
    await store.close();
    expect(value(await last).type).toBe("committed");
    expect(await store.get("/a")).toMatchObject({ type: "trouble", reason: "it is closed" });
    expect(isTrouble(await store.transact([], [put("/a", "2")]))).toBe(true);
  });

  test.each(["", "k".repeat(1901), "é".repeat(951)])(
    "refuses a key that cannot be",
    async (key) => {
      const store = await stores.open();
      expect(isTrouble(await store.transact([], [put(key, "1")]))).toBe(true);
    },
  );

  test("keeps every current value and no old one when history is compacted", async () => {
    const store = await stores.open();
    // Keys that history passes while they are current, then a new value for one and none for the other.
    value(
      await store.transact([], [put("/cold/a", "1"), put("/cold/b", "1"), put("/cold/c", "1")]),
    );
    for (let i = 0; i < 60; i += 1) value(await store.transact([], [put("/warm", String(i))]));
    value(await store.transact([], [put("/cold/a", "2"), remove("/cold/b")]));
    for (let i = 0; i < 300; i += 1) {
      const key = `/k${String(i % 7)}`;
      value(await store.transact([], [i % 5 === 4 ? remove(key) : put(key, String(i))]));
    }
    const expected = new Map([
      ["/cold/a", "2"],
      ["/cold/c", "1"],
      ["/warm", "59"],
    ]);
    for (let i = 0; i < 300; i += 1) {
      const key = `/k${String(i % 7)}`;
      if (i % 5 === 4) expected.delete(key);
      else expected.set(key, String(i));
    }
    const page = value(await store.range("/"));
    expect(new Map(page.entries.map((one) => [one.key, one.value]))).toEqual(expected);
    await store.close();
    const tables = await openTables(stores.folder);
    const { changes: recent } = readMeta(tables);
    const kept = [...tables.changes.getRange()].map(({ value: bytes }) => decodeChange(bytes).key);
    await tables.root.close();
    expect(recent).toBeGreaterThanOrEqual(18);
    expect(recent).toBeLessThanOrEqual(20);
    // Behind the recent history lie only values that are current.
    expect(kept.slice(0, -recent).sort()).toEqual(["/cold/a", "/cold/c", "/warm"]);
  });

  test("bounds the history by bytes, too", async () => {
    const store = await stores.open();
    for (let i = 0; i < 10; i += 1) value(await store.transact([], [put("/a", "x".repeat(4000))]));
    const stop = new AbortController();
    for await (const event of store.watch("/", 1, stop.signal)) {
      expect(event.type).toBe("compacted");
    }
  });
});

describe("a process", () => {
  test("is not gone while it lives, and is another one when it started at another time", () => {
    const mark = markOf({ host: hostname(), pid: process.pid });
    if (mark === undefined) throw new Error("no mark");
    expect(isGone(mark)).toBe(false);
    expect(isGone({ ...mark, startedAt: "1" })).toBe(true);
    const parent = markOf({ host: hostname(), pid: process.ppid });
    if (parent === undefined) throw new Error("no mark");
    expect(isGone(parent)).toBe(false);
    expect(isGone({ ...parent, startedAt: "1" })).toBe(true);
  });

  test("of another machine, or of another pid namespace, is never called gone", () => {
    expect(markOf({ host: "elsewhere.example", pid: 1 })).toBeUndefined();
    expect(isGone({ machine: "elsewhere.example", pid: 999_999_999 })).toBe(false);
  });

  test("that never was is gone", () => {
    const mark = markOf({ host: hostname(), pid: 4_194_305 });
    expect(mark !== undefined && isGone(mark)).toBe(true);
  });
});

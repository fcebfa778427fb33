// The journal: what is read back is what was recorded, the dead are called interrupted, and old
// entries go with everything that belongs to them.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outcome } from "../../src/model/change-set.ts";
import {
  closeEntry,
  listEntries,
  openEntry,
  readEntry,
  recordOutcomes,
  recordTarget,
  type JournalEntry,
  type JournalOpening,
  type JournalTarget,
} from "../../src/records/journal.ts";
import type { Lock } from "../../src/records/lock.ts";
import { value } from "../contract/store-steps.ts";
import { addition, claimant, openFabric, settings, type Fabric } from "./fabric.ts";

let fabric: Fabric;
let lock: Lock;
beforeEach(async () => {
  fabric = await openFabric();
  lock = await fabric.lock(3_600_000);
});
afterEach(async () => {
  await fabric.cleanup();
});

const opening = (generation: number, digest = `d${String(generation)}`): JournalOpening => ({
  generation,
  digest,
  command: "plumb apply",
  owner: "ada",
  host: "here",
  manifests: "main@4be1f07 (clean)",
  startedAtMs: 1000 * generation,
});
const open = async (generation: number, digest?: string): Promise<JournalEntry> => {
  const entry = value(
    await openEntry(fabric.store, fabric.keys, opening(generation, digest), lock.fence),
  );
  if ("type" in entry) throw new Error(entry.type);
  return entry;
};
const list = async (limit = 100): Promise<readonly JournalEntry[]> =>
  value(await listEntries(fabric.store, fabric.keys, limit));
const close = (entry: JournalEntry, result: JournalEntry["result"]) =>
  closeEntry(fabric.store, fabric.keys, entry.id, { result, finishedAtMs: 9 }, lock.fence);
const record = (entry: JournalEntry, done: JournalTarget) =>
  recordTarget(fabric.store, fabric.keys, entry.id, done, lock.fence);

const done: Outcome = { type: "done", already: false };

function journalTarget(target: string, count: number, outcomes: Outcome[] = []): JournalTarget {
  const shared = [claimant("blue"), claimant("red")];
  const operations = Array.from({ length: count }, (_, i) =>
    addition(target, `/vlans/${String(i)}`, shared),
  );
  const known = operations.flatMap(({ id }, i): [string, Outcome][] => {
    const outcome = outcomes[i];
    return outcome === undefined ? [] : [[id, outcome]];
  });
  return { target, settings: settings(target), operations, outcomes: new Map(known) };
}

test("an entry runs until it is closed", async () => {
  const entry = await open(1);
  expect(entry).toEqual({ ...opening(1), id: "0000000001", result: "running" });
  expect(await list()).toEqual([entry]);
  expect(await close(entry, "applied")).toMatchObject({ type: "written" });
  expect(await list()).toEqual([{ ...entry, result: "applied", finishedAtMs: 9 }]);
});

test("entries are listed newest first, as many as asked for", async () => {
  for (const generation of [1, 2, 9, 10, 11]) await close(await open(generation), "applied");
  expect((await list(3)).map(({ generation }) => generation)).toEqual([11, 10, 9]);
});

test("an entry whose writer died is interrupted when the next one opens, closed ones are not", async () => {
  await close(await open(1), "partly");
  await open(2);
  await open(3);
  expect((await list()).map(({ result }) => result)).toEqual(["running", "interrupted", "partly"]);
});

test("targets are read back with their operations, outcomes and claimants", async () => {
  const entry = await open(1, "abcdef12");
  const outcomes: Outcome[] = [
    done,
    { type: "refused", reason: "VLAN limit reached (2000)" },
    { type: "stale", live: { name: "other" } },
    { type: "skipped", because: "add:…" },
    { type: "unknown", reason: "no reply" },
  ];
  const one = journalTarget("switch/leaf-a1", 6, outcomes);
  const two = journalTarget("switch/leaf-a10", 1, [done]);
  await record(entry, one);
  await record(entry, two);
  for (const name of ["0000000001", "abcdef12", "abc"]) {
    expect(await readEntry(fabric.store, fabric.keys, name)).toEqual({
      entry,
      targets: [one, two],
    });
  }
  expect(await readEntry(fabric.store, fabric.keys, "b")).toBeUndefined();
});

test("outcomes that are recorded by themselves win, until the target is recorded anew", async () => {
  const entry = await open(1);
  const read = async (): Promise<JournalTarget | undefined> => {
    const found = value(await readEntry(fabric.store, fabric.keys, entry.id));
    return found?.targets[0];
  };
  for (const count of [3, 4_000]) {
    const begun = journalTarget("switch/leaf-a1", count);
    const ended = journalTarget("switch/leaf-a1", count, [done, { type: "stale", live: 1 }]);
    const settled = journalTarget("switch/leaf-a1", count, [done, done, done]);
    await record(entry, begun);
    expect(await read()).toEqual(begun);
    const late = recordOutcomes(fabric.store, fabric.keys, entry.id, ended, lock.fence);
    expect(value(await late)).toMatchObject({ type: "written" });
    expect(await read()).toEqual(ended);
    await record(entry, settled);
    expect(await read()).toEqual(settled);
  }
});

test("outcomes of other operations than the recorded ones are damage", async () => {
  const entry = await open(1);
  await record(entry, journalTarget("switch/leaf-a1", 3));
  const other = journalTarget("switch/leaf-a1", 2, [done]);
  value(await recordOutcomes(fabric.store, fabric.keys, entry.id, other, lock.fence));
  expect(await readEntry(fabric.store, fabric.keys, entry.id)).toMatchObject({
    type: "trouble",
    retry: "never",
    reason: "it has 2 outcomes of 3 operations",
  });
});

test("the newest entry answers where a plan was applied more than once", async () => {
  await close(await open(1, "abc"), "failed");
  await close(await open(2, "abc"), "applied");
  const found = value(await readEntry(fabric.store, fabric.keys, "abc"));
  expect(found?.entry.generation).toBe(2);
});

test("a target with thousands of operations is cut into values below a megabyte and put together again", async () => {
  const entry = await open(1);
  const planned = journalTarget("switch/leaf-a1", 5000);
  await record(entry, planned);
  const finished = journalTarget(
    "switch/leaf-a1",
    5000,
    Array.from({ length: 5000 }, () => done),
  );
  await record(entry, finished);
  const page = value(await fabric.store.range(fabric.keys.journalTargets(entry.id)));
  expect(page.entries.length).toBeGreaterThan(2);
  expect(Math.max(...page.entries.map((one) => one.value.length))).toBeLessThan(1_000_000);
  const found = value(await readEntry(fabric.store, fabric.keys, entry.id));
  expect(found?.targets).toEqual([finished]);
});

test("a record that became shorter has no operations of the longer one, and a lost chunk is trouble", async () => {
  const entry = await open(1);
  await record(entry, journalTarget("switch/leaf-a1", 5000));
  const short = journalTarget("switch/leaf-a1", 1, [done]);
  await record(entry, short);
  expect(value(await readEntry(fabric.store, fabric.keys, entry.id))?.targets).toEqual([short]);
  await record(entry, journalTarget("switch/leaf-a1", 5000));
  const page = value(await fabric.store.range(fabric.keys.journalTargets(entry.id)));
  const last = page.entries.at(-1)?.key ?? "";
  value(await fabric.store.transact([], [{ type: "delete", key: last }]));
  expect(await readEntry(fabric.store, fabric.keys, entry.id)).toMatchObject({
    type: "trouble",
    reason: "1 of its chunks are gone",
  });
});

test("the last 50 entries are kept, and nothing is left of older ones", async () => {
  for (let generation = 1; generation <= 60; generation += 1) {
    const entry = await open(generation);
    await record(entry, journalTarget("switch/leaf-a1", 1));
    if (generation % 2 === 0) await close(entry, "applied");
  }
  expect((await list()).map(({ generation }) => generation)).toEqual(
    Array.from({ length: 50 }, (_, i) => 60 - i),
  );
  const journal = value(await fabric.store.range(`${fabric.keys.prefix}journal/`));
  expect(journal.entries.length).toBe(100);
});

test("a writer that lost its lock neither opens, records nor closes", async () => {
  const entry = await open(1);
  await lock.release();
  const late = await openEntry(fabric.store, fabric.keys, opening(2), lock.fence);
  expect(late).toEqual({ type: "fenced" });
  expect(await record(entry, journalTarget("switch/leaf-a1", 1))).toEqual({ type: "fenced" });
  expect(await close(entry, "applied")).toEqual({ type: "fenced" });
  const found = value(await readEntry(fabric.store, fabric.keys, "0000000001"));
  expect(found).toEqual({ entry, targets: [] });
});

test("one generation opening two entries is a bug", async () => {
  await open(1);
  await expect(open(1)).rejects.toThrow("generation 1 has opened");
});

// A fabric's state as text and back: equal record by record, of one moment, and never a mixture with
// what somebody else writes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OwnedItem } from "../../src/model/owned.ts";
import type { Store, Write } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { mirrorRecords, type Mirror } from "../../src/records/archive/mirror.ts";
import { presentAgents } from "../../src/records/archive/present-agents.ts";
import { isHeader, isProblem, readArchive } from "../../src/records/archive/read-archive.ts";
import { stateRecords, type StateRecord } from "../../src/records/archive/state-records.ts";
import { writeArchive } from "../../src/records/archive/write-archive.ts";
import { commitAllocations } from "../../src/records/allocations.ts";
import { writeFenced } from "../../src/records/fence.ts";
import { openEntry, recordTarget } from "../../src/records/journal.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { readLiveDocument, writeLive } from "../../src/records/live.ts";
import { readOwned, writeOwned } from "../../src/records/owned.ts";
import { put, remove, value } from "../contract/store-steps.ts";
import { addition, claimant, openFabric, settings, type Fabric } from "./fabric.ts";

const target = "switch/lösch-\u{1F600}/a";
const keys = storeKeys("test");
let from: Fabric;
let to: Fabric;
beforeEach(async () => {
  from = await openFabric();
  to = await openFabric();
});
afterEach(async () => {
  await from.cleanup();
  await to.cleanup();
});

/** Some of everything: names of all scripts, and texts that lie in pieces. */
async function fill({ store }: Fabric): Promise<void> {
  const added = Array.from({ length: 300 }, (_, i) => {
    return { pool: "vlan/größe", key: `netz/${i} ∅`, value: 2000 + i };
  });
  value(await commitAllocations(store, keys, { added, released: [] }, []));
  const items = new Map<string, OwnedItem>();
  for (let i = 0; i < 20_000; i += 1) {
    items.set(String(i), { values: [{}], claims: [claimant(`binding-${i}`)] });
  }
  const owned = { settings: settings(target), items: new Map([["/vlans", items]]) };
  value(await writeOwned(store, keys, target, owned, []));
  const document = { text: "\u{1F600} \u2028 \\ud800 ".repeat(100_000) };
  value(await writeLive(store, keys, target, { digest: "1", document, observedAtMs: 1 }, []));
  const opening = { digest: "d", command: "x", owner: "ada", host: "h", startedAtMs: 1 };
  const entry = value(await openEntry(store, keys, { ...opening, generation: 7 }, []));
  if ("type" in entry) throw new Error("fenced");
  const operations = [addition(target, "/vlans/2000", [claimant("blue")])];
  const journal = { target, settings: settings(target), operations, outcomes: new Map() };
  value(await recordTarget(store, keys, entry.id, journal, []));
  const own = [
    put(keys.lock, "who"),
    put(keys.presence(target), "there"),
    put(keys.look(target), "look"),
    put(keys.generation, '{"version":1,"generation":7}'),
    put(keys.answer(target), "answered"),
    put(`${keys.sim(target)}steps/1`, "1"),
    put("/plumbline/v1/testing/allocations/a", "another fabric"),
  ];
  value(await store.transact([], own));
}

/** A few records, where it does not matter which. */
async function fillALittle({ store }: Fabric): Promise<void> {
  const some = [keys.answer(target), keys.presence(target), `${keys.prefix}sim/switch/a/1`];
  value(
    await store.transact(
      [],
      some.map((key) => put(key, "x")),
    ),
  );
}

/** Undefined where it was changed. */
async function textOf(store: Store): Promise<string | undefined> {
  let text = "";
  const write = (more: string): Promise<undefined> => {
    text += more;
    return Promise.resolve(undefined);
  };
  const writer = { store, keys, plumbline: "0.0.0", write, onRecord: () => undefined };
  const written = value(await writeArchive(writer));
  return written.type === "changed" ? undefined : text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split("\n");
}

async function* recordsOf(text: string): AsyncGenerator<StateRecord | Trouble> {
  for await (const read of readArchive(linesOf(text))) {
    if (isProblem(read)) throw new Error(read.problem);
    if (!isHeader(read)) yield read;
  }
}

function mirrorInto(fabric: Fabric, more: Partial<Mirror> = {}): Mirror {
  const { store } = fabric;
  return {
    store,
    keys,
    write: (writes: readonly Write[]) => writeFenced(store, [], writes),
    signal: new AbortController().signal,
    onRecord: () => undefined,
    ...more,
  };
}

async function stateOf({ store }: Fabric): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  for await (const record of stateRecords(store, keys)) {
    if (isTrouble(record)) throw new Error(record.reason);
    if (record.key !== "generation") state.set(record.key, record.value);
  }
  return state;
}

test("what is written as text is read back record by record, and every line is as its schema says", async () => {
  await fill(from);
  const text = (await textOf(from.store)) ?? "";
  const path = join(import.meta.dirname, "../../schemas/archive.schema.json");
  const isLine = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(path, "utf8")));
  const lines = text.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(300);
  for (const line of lines) expect(isLine(JSON.parse(line)), line.slice(0, 200)).toBe(true);
  for (const name of ["who", "there", "look", "another fabric"]) {
    expect(text).not.toContain(`"value":"${name}"`);
  }
  const mirrored = await mirrorRecords(() => recordsOf(text), mirrorInto(to));
  expect(mirrored).toEqual({ type: "equal", records: lines.length - 2, generation: 7 });
  expect(await stateOf(to)).toEqual(await stateOf(from));
  expect(value(await readOwned(to.store, keys, target))).toEqual(
    value(await readOwned(from.store, keys, target)),
  );
  expect(value(await readLiveDocument(to.store, keys, target, "1"))).toEqual(
    value(await readLiveDocument(from.store, keys, target, "1")),
  );
  expect((await textOf(to.store))?.split("\n").slice(1, 20)).toEqual(lines.slice(1, 20));
});

test("a state takes another's place: what is too much goes, what is equal is not written", async () => {
  await fill(from);
  await fill(to);
  const key = `${keys.prefix}live/switch/old`;
  value(await to.store.transact([], [put(key, "old"), put(keys.answer(target), "other")]));
  value(await to.store.transact([], [remove(`${keys.sim(target)}steps/1`)]));
  const writes: Write[] = [];
  const mirror = mirrorInto(to, {
    write: (some) => {
      writes.push(...some);
      return writeFenced(to.store, [], some);
    },
  });
  const mirrored = value(await mirrorRecords(() => stateRecords(from.store, keys), mirror));
  expect(mirrored.type).toBe("equal");
  expect(writes.map(({ type, key: one }) => [type, one.slice(keys.prefix.length)])).toEqual([
    ["put", keys.answer(target).slice(keys.prefix.length)],
    ["delete", "live/switch/old"],
    ["put", `${keys.sim(target).slice(keys.prefix.length)}steps/1`],
  ]);
  expect(await stateOf(to)).toEqual(await stateOf(from));
  expect(value(await to.store.get(keys.lock))?.value).toBe("who");
});

test("a text is of one moment, whenever somebody writes while it is made", async () => {
  const { store } = from;
  const both = ["allocations/a", "targets/z"].map((key) => keys.prefix + key);
  const many = Array.from({ length: 60 }, (_, i) => put(`${keys.prefix}live/${i}`, "x"));
  const found = new Set<string>();
  // Pages are small, so that there is a write before each of them, in both readings.
  for (let fatal = 1, isOver = false; !isOver; fatal += 1) {
    value(await store.transact([], [...many, ...both.map((key) => put(key, "before"))]));
    let page = 0;
    const interrupted: Store = {
      ...store,
      async range(prefix, options) {
        page += 1;
        if (page === fatal)
          await store.transact(
            [],
            both.map((key) => put(key, "after")),
          );
        return await store.range(prefix, { ...options, limit: 10 });
      },
    };
    const text = await textOf(interrupted);
    isOver = page < fatal;
    const values = ["before", "after"].filter((one) => text?.includes(`"value":"${one}"`) === true);
    expect(values.length, `a write before page ${fatal}`).toBe(text === undefined ? 0 : 1);
    found.add(values[0] ?? "changed");
  }
  expect([...found].sort()).toEqual(["after", "before", "changed"]);
});

test("a text does not mind what ends by itself", async () => {
  const { store } = from;
  value(await store.transact([], [put(keys.answer(target), "answered")]));
  let count = 0;
  const renewed: Store = {
    ...store,
    async range(prefix, options) {
      count += 1;
      await store.transact([], [put(keys.lock, String(count)), put(keys.presence(target), "x")]);
      return await store.range(prefix, options);
    },
  };
  expect(await textOf(renewed)).toContain("answered");
});

test("whoever writes all the time is told apart from a store that is equal", async () => {
  await fillALittle(from);
  let count = 0;
  const source = () => {
    count += 1;
    return stateRecords(from.store, keys);
  };
  const mirror = mirrorInto(to, {
    write: async (writes) => {
      const written = await writeFenced(to.store, [], writes);
      await from.store.transact([], [put(keys.answer(target), String(count))]);
      return written;
    },
  });
  expect(await mirrorRecords(source, mirror)).toEqual({ type: "restless" });
  expect(count).toBe(5);
});

test("a lost lock, a stop and trouble end it at once", async () => {
  await fillALittle(from);
  const source = () => stateRecords(from.store, keys);
  const fenced = mirrorInto(to, { write: () => Promise.resolve({ type: "fenced" }) });
  expect(await mirrorRecords(source, fenced)).toEqual({ type: "fenced" });
  const stopped = mirrorInto(to, { signal: AbortSignal.abort() });
  expect(await mirrorRecords(source, stopped)).toEqual({ type: "stopped" });
  await from.store.close();
  expect(await mirrorRecords(source, mirrorInto(to))).toMatchObject({ reason: "it is closed" });
  expect((await stateOf(to)).size).toBe(0);
});

test("a key that this build does not know is trouble, not left out", async () => {
  await fillALittle(from);
  value(await from.store.transact([], [put(`${keys.prefix}tomorrow/a`, "1")]));
  const written = await writeArchive({
    store: from.store,
    keys,
    plumbline: "0.0.0",
    write: () => Promise.resolve(undefined),
    onRecord: () => undefined,
  });
  expect(written).toMatchObject({
    type: "trouble",
    reason: expect.stringContaining(
      'it holds the key "tomorrow/a", which this build does not know',
    ),
  });
});

test("agents that are there are found, and only they", async () => {
  await fillALittle(from);
  value(await from.store.transact([], [put(keys.answer("switch/b"), "answered")]));
  expect(await presentAgents(from.store, keys)).toEqual([target]);
  expect(await presentAgents(to.store, keys)).toEqual([]);
});

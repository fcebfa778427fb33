// What is kept of each target: what is ours, and the last observation.

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OwnedDocument, OwnedItem } from "../../src/model/owned.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import {
  readLiveDocument,
  readLiveHead,
  readLiveHeads,
  writeLive,
  type LiveRecord,
} from "../../src/records/live.ts";
import { readAllOwned, readOwned, writeOwned } from "../../src/records/owned.ts";
import { decodeOwned, encodeOwned } from "../../src/records/owned-codec.ts";
import { readRecordDigests } from "../../src/records/record-digests.ts";
import { put, value } from "../contract/store-steps.ts";
import { claimant, openFabric, settings, type Fabric } from "./fabric.ts";

let fabric: Fabric;
beforeEach(async () => {
  fabric = await openFabric();
});
afterEach(async () => {
  await fabric.cleanup();
});

const target = "switch/leaf-a1";
const owned = (items: OwnedDocument["items"], of = target): OwnedDocument => ({
  settings: settings(of),
  items,
});
const vlans = (...names: string[]): Map<string, OwnedItem> =>
  new Map(names.map((name) => [name, { values: [{ name }], claims: [claimant(name)] }]));

describe("what is ours", () => {
  test("is nothing at first, what was written after that, and nothing when it was forgotten", async () => {
    const { store, keys } = fabric;
    const { fence } = await fabric.lock();
    const document = owned(new Map([["/vlans", vlans("2000", "2001")]]));
    expect(await readOwned(store, keys, target)).toBeUndefined();
    expect(await writeOwned(store, keys, target, document, fence)).toMatchObject({
      type: "written",
    });
    expect(await readOwned(store, keys, target)).toEqual(document);
    await writeOwned(store, keys, target, undefined, fence);
    expect(await readOwned(store, keys, target)).toBeUndefined();
    expect(await readAllOwned(store, keys)).toEqual(new Map());
  });

  test("is read for all targets, sorted as people count, and for none of another fabric", async () => {
    const { store, keys } = fabric;
    const { fence } = await fabric.lock();
    const names = ["switch/leaf-a10", "switch/leaf-a2", "host/n/1", "switch/leaf-a1"];
    for (const name of names) await writeOwned(store, keys, name, owned(new Map(), name), fence);
    value(await store.transact([], [put("/plumbline/v1/test2/targets/switch/x/owned", "{}")]));
    const all = value(await readAllOwned(store, keys));
    expect([...all.keys()]).toEqual([
      "host/n/1",
      "switch/leaf-a1",
      "switch/leaf-a2",
      "switch/leaf-a10",
    ]);
    expect([...all].every(([name, one]) => one.settings.target === name)).toBe(true);
  });

  test("is not written by a writer that lost its lock", async () => {
    const { store, keys } = fabric;
    const lock = await fabric.lock();
    await lock.release();
    const late = await writeOwned(store, keys, target, owned(new Map()), lock.fence);
    expect(late).toEqual({ type: "fenced" });
    expect(await readOwned(store, keys, target)).toBeUndefined();
  });

  test("has a digest that tells every change, and is not written again while it is the same", async () => {
    const { store, keys } = fabric;
    const { fence } = await fabric.lock();
    const seen = [value(await readRecordDigests(store, keys))];
    for (const names of [["2000"], ["2000", "2001"], ["2001"]]) {
      const document = owned(new Map([["/vlans", vlans(...names)]]));
      const write = () => writeOwned(store, keys, target, document, fence);
      expect(await write()).toMatchObject({ type: "written" });
      expect(await write()).toEqual({ type: "unchanged" });
      seen.push(value(await readRecordDigests(store, keys)));
    }
    await writeOwned(store, keys, "host/n/1", owned(new Map()), fence);
    seen.push(value(await readRecordDigests(store, keys)));
    expect(new Set(seen.map(({ content }) => content)).size).toBe(5);
    await writeOwned(store, keys, "host/n/1", undefined, fence);
    await writeOwned(store, keys, target, undefined, fence);
    const last = value(await readRecordDigests(store, keys));
    expect(last.content).toBe(seen[0]?.content);
  });

  test("has other revisions after every write, also where it is again as it was", async () => {
    const { store, keys } = fabric;
    const { fence } = await fabric.lock();
    const seen: { content: string; revisions: string }[] = [];
    for (const name of ["2000", "2001", "2000"]) {
      const document = owned(new Map([["/vlans", vlans(name)]]));
      await writeOwned(store, keys, target, document, fence);
      seen.push(value(await readRecordDigests(store, keys)));
    }
    expect(seen[2]?.content).toBe(seen[0]?.content);
    expect(new Set(seen.map(({ revisions }) => revisions)).size).toBe(3);
  });

  test("of another version is trouble, never a guess", async () => {
    const { store, keys } = fabric;
    value(await store.transact([], [put(keys.owned(target), '{"version":2,"items":{}}')]));
    const wrong = { type: "trouble", reason: expect.stringContaining("version 2") as string };
    expect(await readOwned(store, keys, target)).toMatchObject(wrong);
    expect(await readAllOwned(store, keys)).toMatchObject(wrong);
  });

  test("survives its stored form whatever it holds", () => {
    const item = fc.record({
      values: fc.array(fc.jsonValue() as fc.Arbitrary<OwnedItem["values"][number]>, {
        minLength: 1,
        maxLength: 2,
      }),
      claims: fc.array(fc.nat(3).map((n) => claimant(`b${String(n)}`, n))),
    });
    const key = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "12", "a/b"));
    const items = fc
      .array(
        fc.tuple(
          key,
          fc.array(fc.tuple(key, item)).map((list) => new Map(list)),
        ),
      )
      .map((list) => new Map(list));
    fc.assert(
      fc.property(items, (generated) => {
        const text = encodeOwned(owned(generated));
        // Values go through JSON, which knows no negative zero.
        const expected = JSON.parse(JSON.stringify([...generated].map(([b, i]) => [b, [...i]])));
        const decoded = decodeOwned("key", text);
        if (isTrouble(decoded)) throw new Error(decoded.reason);
        const found = [...decoded.items].map(
          ([bucket, inBucket]): [string, [string, unknown][]] => [bucket, [...inBucket]],
        );
        expect(sorted(found)).toEqual(sorted(expected as [string, [string, unknown][]][]));
      }),
    );
  });

  test("of 3,000 items with few claimants is stored in little space and little time", () => {
    const claims = Array.from({ length: 30 }, (_, i) => [claimant(`b${String(i)}`, i)]);
    const inBucket = new Map<string, OwnedItem>();
    for (let i = 0; i < 3000; i += 1) {
      inBucket.set(`item${String(i)}`, { values: [{ vlan: i }], claims: claims[i % 30] ?? [] });
    }
    const document = owned(new Map([["/vlans", inBucket]]));
    encodeOwned(document);
    const start = performance.now();
    const text = encodeOwned(document);
    // A few milliseconds where nothing else runs; the bound only catches another order of growth.
    expect(performance.now() - start).toBeLessThan(100);
    expect(text.length).toBeLessThan(3000 * 50);
    const decoded = decodeOwned("key", text);
    if (isTrouble(decoded)) throw new Error(decoded.reason);
    const shared = new Set(
      [...(decoded.items.get("/vlans")?.values() ?? [])].map((one) => one.claims[0]),
    );
    expect(shared.size).toBe(30);
  });
});

function sorted(items: [string, [string, unknown][]][]): unknown {
  const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return items
    .map(([bucket, list]) => [bucket, [...list].sort(byKey)] as [string, unknown])
    .sort(byKey);
}

describe("the last observation", () => {
  const live = (name: string, token?: string): LiveRecord => ({
    document: { vlans: { "1": { name } } },
    digest: name.repeat(64).slice(0, 64),
    observedAtMs: 5,
    ...(token === undefined ? {} : { token }),
  });
  const recorded = async (): Promise<unknown> => {
    const { store, keys } = fabric;
    const head = value(await readLiveHead(store, keys, target));
    if (head === undefined) return undefined;
    const document = value(await readLiveDocument(store, keys, target, head.digest));
    return { ...head, document };
  };

  test("is written when its digest is new, and not when it is the recorded one", async () => {
    const { store, keys } = fabric;
    const { fence } = await fabric.lock();
    const write = (one: LiveRecord) => writeLive(store, keys, target, one, fence);
    expect(await recorded()).toBeUndefined();
    expect(await write(live("a"))).toMatchObject({ type: "written" });
    expect(await write({ ...live("a"), observedAtMs: 6 })).toEqual({ type: "unchanged" });
    expect(await recorded()).toEqual(live("a"));
    expect(await writeLive(store, keys, target, live("b"), [])).toMatchObject({ type: "written" });
    expect(await recorded()).toEqual(live("b"));
  });

  test("keeps the time of a document that comes under another name", async () => {
    const { store, keys } = fabric;
    await writeLive(store, keys, target, live("a", "7"), []);
    const before = value(await store.get(keys.live(target)));
    const renamed = { ...live("a", "8"), observedAtMs: 6 };
    expect(await writeLive(store, keys, target, renamed, [])).toMatchObject({ type: "written" });
    expect(await recorded()).toEqual(live("a", "8"));
    expect(value(await store.get(keys.live(target)))).toEqual(before);
    expect(await writeLive(store, keys, target, live("a"), [])).toMatchObject({ type: "written" });
    expect(await recorded()).toEqual(live("a"));
  });

  test("is named for all targets at once, and its document given out by its digest alone", async () => {
    const { store, keys } = fabric;
    await writeLive(store, keys, target, live("a", "7"), []);
    await writeLive(store, keys, "host/n/1", live("b"), []);
    expect(value(await readLiveHeads(store, keys))).toEqual(
      new Map([
        ["host/n/1", { digest: live("b").digest, observedAtMs: 5 }],
        [target, { digest: live("a").digest, token: "7", observedAtMs: 5 }],
      ]),
    );
    expect(await readLiveDocument(store, keys, target, live("b").digest)).toBeUndefined();
    expect(await readLiveDocument(store, keys, "host/x", live("b").digest)).toBeUndefined();
  });

  test("is not written by a writer that lost its lock", async () => {
    const { store, keys } = fabric;
    const lock = await fabric.lock();
    await lock.release();
    expect(await writeLive(store, keys, target, live("a"), lock.fence)).toEqual({ type: "fenced" });
    expect(await recorded()).toBeUndefined();
  });
});

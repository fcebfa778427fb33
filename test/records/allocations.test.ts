// Allocations: a value has one holder, whoever commits, however often.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Allocation } from "../../src/model/allocation.ts";
import type { Lock } from "../../src/records/lock.ts";
import { commitAllocations, readAllocations } from "../../src/records/allocations.ts";
import { readRecordDigests } from "../../src/records/record-digests.ts";
import { value } from "../contract/store-steps.ts";
import { openFabric, type Fabric } from "./fabric.ts";

let fabric: Fabric;
let lock: Lock;
beforeEach(async () => {
  fabric = await openFabric();
  lock = await fabric.lock();
});
afterEach(async () => {
  await fabric.cleanup();
});

const vlan = (key: string, number: number): Allocation => ({
  pool: "vlan/pod000",
  key: `Network/${key}`,
  value: number,
});
const commit = async (
  added: readonly Allocation[],
  released: readonly Allocation[] = [],
): ReturnType<typeof commitAllocations> =>
  await commitAllocations(fabric.store, fabric.keys, { added, released }, lock.fence);
const all = async (): Promise<unknown> => await readAllocations(fabric.store, fabric.keys);

test("are read back sorted by pool and value, whatever their names hold", async () => {
  const odd = { pool: "vlan/a%2Fb/../c", key: "/", value: 1 };
  const added = [vlan("b", 10), { pool: "vni", key: "b", value: 7 }, vlan("a", 2), odd];
  expect(await commit(added)).toEqual({ type: "committed" });
  expect(await all()).toEqual([odd, vlan("a", 2), vlan("b", 10), added[1]]);
});

test("are committed in pieces when there are many, and may be committed again", async () => {
  const added = Array.from({ length: 250 }, (_, i) => vlan(`n${String(i)}`, i + 1));
  expect(await commit(added)).toEqual({ type: "committed" });
  expect(await commit(added)).toEqual({ type: "committed" });
  expect(await all()).toEqual(added);
});

test("are released, and their values given to others in the same commit", async () => {
  await commit([vlan("old", 5), vlan("kept", 6)]);
  expect(await commit([vlan("new", 5)], [vlan("old", 5)])).toEqual({ type: "committed" });
  expect(await all()).toEqual([vlan("new", 5), vlan("kept", 6)]);
  expect(await commit([], [vlan("old", 5)])).toEqual({ type: "committed" });
});

test("have a digest that tells every change and is the same for the same allocations", async () => {
  const digest = async () => value(await readRecordDigests(fabric.store, fabric.keys)).content;
  const many = Array.from({ length: 250 }, (_, i) => vlan(`n${String(i)}`, i + 1));
  const none = await digest();
  await commit(many);
  const all = await digest();
  await commit([], [many[7]!]);
  const fewer = await digest();
  await commit([{ ...many[7]!, value: 900 }]);
  const other = await digest();
  await commit([], [{ ...many[7]!, value: 900 }]);
  await commit([many[7]!]);
  expect(await digest()).toBe(all);
  expect(new Set([none, all, fewer, other]).size).toBe(4);
});

test("have the right digest also where a commit was cut short", async () => {
  const { store, keys } = fabric;
  const many = Array.from({ length: 250 }, (_, i) => vlan(`n${String(i)}`, i + 1));
  await commit(many.slice(0, 20));
  let left = 2;
  const dying = {
    ...store,
    transact: (...given: Parameters<typeof store.transact>) =>
      left-- > 0 ? store.transact(...given) : Promise.reject(new Error("killed")),
  };
  const cut = commitAllocations(dying, keys, { added: many, released: [] }, lock.fence);
  await expect(cut).rejects.toThrow("killed");
  const digests: string[] = [];
  const look = async () => digests.push(value(await readRecordDigests(store, keys)).content);
  await look();
  await commit(many.slice(120, 140));
  await look();
  await commit([], many.slice(120, 140));
  await look();
  await commit([], [many[0]!]);
  await look();
  await commit([many[0]!]);
  await look();
  const [cutShort, asBefore, fewer, fewest, again] = digests;
  expect([asBefore, again]).toEqual([cutShort, fewer]);
  expect(new Set([cutShort, fewer, fewest]).size).toBe(3);
});

test.each([
  ["the key has another value", [vlan("a", 9)], [], vlan("a", 5)],
  ["another key has the value", [vlan("b", 5)], [], vlan("a", 5)],
  ["the released key has another value", [], [vlan("a", 9)], vlan("a", 5)],
])("write nothing where %s", async (_, added, released, found) => {
  await commit([vlan("a", 5)]);
  expect(await commit([vlan("z", 1), ...added], released)).toEqual({
    type: "moved",
    allocations: [{ planned: [...added, ...released][0], found }],
  });
  expect(await all()).toEqual([vlan("a", 5)]);
});

test("are not written by a writer that lost its lock", async () => {
  await lock.release();
  expect(await commit([vlan("a", 5)])).toEqual({ type: "fenced" });
  expect(await all()).toEqual([]);
});

// Keys and what people see of the store.

import fc from "fast-check";
import { expect, test } from "vitest";
import { commitAllocations } from "../../src/records/allocations.ts";
import { escapeName, storeKeys, targetOfKey, unescapeName } from "../../src/records/keys.ts";
import { writeOwned } from "../../src/records/owned.ts";
import { listState, showState, summarizeState } from "../../src/records/state.ts";
import { value } from "../contract/store-steps.ts";
import { claimant, openFabric, settings } from "./fabric.ts";

test("no two names share a key, and none reaches out of its folder", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("", ".", "..", "a/b", "%", "%2F", "a%b", "\n"),
  );
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(unescapeName(escapeName(a))).toBe(a);
      expect(escapeName(a) === escapeName(b)).toBe(a === b);
      expect(escapeName(a)).toMatch(/^(?!\.{1,2}$)[^/]+$/u);
    }),
  );
});

test("a target is found again in its keys", () => {
  const keys = storeKeys("a/b");
  expect(keys.prefix).toBe("/plumbline/v1/a%2Fb/");
  for (const target of ["switch/leaf-a1", "host/a/b", "machine/100%"]) {
    expect(targetOfKey(keys.owned(target).slice(keys.targets.length))).toBe(target);
    expect(targetOfKey(keys.sim(target).slice(keys.simulated.length))).toBe(target);
  }
  expect(keys.sim("switch/leaf-a10").startsWith(keys.sim("switch/leaf-a1"))).toBe(false);
});

test("the state is listed, shown and counted", async () => {
  const fabric = await openFabric();
  const { store, keys } = fabric;
  const lock = await fabric.lock();
  const added = [1, 2].map((n) => ({ pool: "vlan/a", key: `Network/n${String(n)}`, value: n }));
  await commitAllocations(store, keys, { added, released: [] }, lock.fence);
  const item = { values: [{ name: "blue" }], claims: [claimant("blue")] };
  const items = new Map([["/vlans", new Map([["1", item]])]]);
  const target = "switch/leaf-a1";
  await writeOwned(store, keys, target, { settings: settings(target), items }, lock.fence);

  const listed = value(await listState(store, keys, ""));
  expect(listed.map(({ key }) => key)).toEqual([
    "allocations-digest",
    "allocations/vlan%2Fa/Network%2Fn1",
    "allocations/vlan%2Fa/Network%2Fn2",
    "generation",
    "lock",
    "owned-digests/switch/leaf-a1",
    "targets/switch/leaf-a1/owned",
  ]);
  expect(listed[3]).toMatchObject({ bytes: '{"version":1,"generation":1}'.length });
  expect(value(await listState(store, keys, "targets/")).length).toBe(1);
  expect(await showState(store, keys, "generation")).toEqual({ version: 1, generation: 1 });
  expect(await showState(store, keys, "none")).toBeUndefined();
  expect(await summarizeState(store, keys)).toEqual({
    lock: lock.record,
    allocations: new Map([["vlan/a", 2]]),
    ownedItems: new Map([[target, 1]]),
    journalEntries: 0,
  });
  await fabric.cleanup();
});

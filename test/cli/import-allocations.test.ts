// `plumb state import-allocations`: what another tool has chosen is kept, and nothing that the store
// has is overwritten.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { readAllocations } from "../../src/records/allocations.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

const keys = storeKeys("default");
const blue = { pool: "transit/z1a", key: "blue", value: "transit1" };
const red = { pool: "vlan/pod0", key: "red", value: 2004 };

async function taken(...allocations: unknown[]): Promise<[code: number, said: string]> {
  return takenText(JSON.stringify({ formatVersion: "1.0", allocations }));
}

async function takenText(text: string): Promise<[code: number, said: string]> {
  writeFileSync(join(world.folder, "placed.json"), text);
  const code = await run(["state", "import-allocations", "placed.json"], world.ports);
  return [code, world.taken().join("\n")];
}

test("they are in the store, however often they are taken over", async () => {
  const said = "The store has 2 allocations of the file; plans keep them.";
  expect(await taken(blue, red)).toEqual([0, said]);
  expect(await taken(blue, red)).toEqual([0, said]);
  expect(await readAllocations(world.store, keys)).toEqual([blue, red]);
});

test("an allocation that the store has otherwise stops all of them, and is named", async () => {
  await taken(blue, red);
  const [code, said] = await taken(
    { ...blue, key: "green" },
    { ...blue, value: "transit2" },
    { ...red, key: "pink" },
  );
  expect(code).toBe(1);
  expect(said).toContain("nothing was taken over");
  expect(said).toContain("transit/z1a: blue would get transit2, but the store has transit1 there");
  expect(said).toContain("vlan/pod0: pink would get 2004, but the store gave that to red");
  expect(await readAllocations(world.store, keys)).toEqual([blue, red]);
});

test("nothing is taken over while another holds the lock", async () => {
  const holder = { owner: "bob", host: "shelf", pid: 12, command: "plumb apply" };
  const lock = await acquireLock(world.store, world.clock, keys, holder, 60_000);
  const [code, said] = await taken(blue);
  expect(code).toBe(4);
  expect(said).toContain("bob@shelf");
  if (isLock(lock)) await lock.release();
  expect((await taken(blue))[0]).toBe(0);
});

test("it says which file it needs", async () => {
  expect(await run(["state", "import-allocations"], world.ports)).toBe(64);
  expect(await run(["state", "import-allocations", "none.json"], world.ports)).toBe(1);
  expect(world.taken().join("\n")).toContain("reading none.json: there is no such file");
});

test.each([
  ["no JSON", "{", "it is not JSON"],
  ["a list", "[]", 'it has no list "allocations"'],
  ["something that is no map", '{"allocations":[7]}', "allocations[0] is no map"],
  ["no pool", '{"allocations":[{"key":"a","value":1}]}', 'needs a text "pool"'],
  ["an empty key", '{"allocations":[{"pool":"p","key":"","value":1}]}', 'needs a text "key"'],
  ["half a number", '{"allocations":[{"pool":"p","key":"a","value":1.5}]}', 'needs a "value"'],
])("a file with %s is refused", async (_, text, words) => {
  const [code, said] = await takenText(text);
  expect(code).toBe(1);
  expect(said).toContain(words);
});

test("a file that gives something twice is refused", async () => {
  expect((await taken(blue, { ...blue, value: "x" }))[1]).toContain(
    "a second value in transit/z1a",
  );
  expect((await taken(red, { ...red, key: "x" }))[1]).toContain(
    "2004 of vlan/pod0 to a second key",
  );
  expect((await taken(blue, { ...blue, key: "x" }))[0]).toBe(0);
});

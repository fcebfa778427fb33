// Danger: an apply is killed, and the journal says for ever that it is under way.

import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { openEntry } from "../../src/records/journal.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { createWorld, deadPid, type World } from "../scenarios/world.ts";

let world: World;
let lock: Lock;

/** An apply has begun: its entry is open, and it holds the lock. */
beforeEach(async () => {
  world = createWorld();
  await run(["init"], world.ports);
  await run(["apply", "-y"], world.ports);
  const { store, clock } = world;
  const keys = storeKeys("default");
  const holder = { owner: "bob", host: "shelf", pid: 12, command: "plumb apply" };
  const taken = await acquireLock(store, clock, keys, holder, 60_000);
  if (!isLock(taken)) throw new Error("the lock is not free");
  lock = taken;
  const { generation, fence } = lock;
  const opening = { ...holder, generation, digest: "f".repeat(64), startedAtMs: clock.now() };
  await openEntry(store, keys, opening, fence);
  const path = "/interfaces/Port-Channel101/nativeVlan";
  await run(["sim", "switch/leaf-a1", "set", path, "7"], world.ports);
  world.taken();
});
afterEach(() => {
  world.end();
});

async function plumb(...words: string[]): Promise<string> {
  await run(words, world.ports);
  return world.taken().join("\n");
}

test("while it holds the lock, it is running", async () => {
  expect(await plumb("history")).toMatch(/^ffffffff {2}running/);
  expect(await plumb("plan")).not.toContain("interrupted");
});

test("when its lock is gone, it is told to be interrupted, by history, plan and drift", async () => {
  await lock.release();
  expect(await plumb("history")).toMatch(/^ffffffff {2}interrupted \(its process is gone\)/);
  expect(await plumb("history", "ffffffff")).toContain("interrupted (its process is gone)");
  expect(JSON.parse(await plumb("history", "-o", "json")).entries[0].result).toBe("interrupted");
  const note =
    "! note: the last apply, ffffffff, was interrupted (its process is gone); plumb apply goes on from what is live";
  expect((await plumb("plan")).split("\n")).toContain(note);
  expect((await plumb("drift")).split("\n")).toContain(note);
});

test("when its process is known to be dead, its lock is not waited for", async () => {
  await lock.release();
  const { store, clock, ports } = world;
  const holder = { ...ports.identity, pid: deadPid, command: "plumb apply" };
  const dead = await acquireLock(store, clock, storeKeys("default"), holder, 60_000);
  if (!isLock(dead)) throw new Error("the lock is not free");
  const { generation, fence } = dead;
  const opening = { ...holder, generation, digest: "e".repeat(64), startedAtMs: clock.now() };
  await openEntry(store, storeKeys("default"), opening, fence);
  expect(await plumb("history")).toMatch(/^eeeeeeee {2}interrupted \(its process is gone\)/);
  expect(await plumb("lock")).toContain("That process is gone");
});

test("after the next apply nobody is told any more", async () => {
  await lock.release();
  await plumb("apply", "-y");
  expect(await plumb("history")).toMatch(/\nffffffff {2}interrupted {2}/);
  expect(await plumb("plan")).not.toContain("interrupted");
});

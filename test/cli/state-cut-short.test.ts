// Imports and moves whose process dies before or after any of its writes: never are two stores in use,
// never is a part taken for the whole, and the same command again ends it.

import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { put } from "../contract/store-steps.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { createWorld, type World } from "../scenarios/world.ts";

const keys = storeKeys("default");

class Killed extends Error {}

/** Where the process dies: before or after the n-th transaction; 0 for never. */
interface Death {
  readonly at: number;
  readonly isAfter: boolean;
}
const never: Death = { at: 0, isAfter: false };

let world: World;
let stores: Map<string, MemoryStore>;
beforeEach(async () => {
  world = createWorld();
  stores = new Map();
  await plumb("init");
  await plumb("apply -y --state old");
  // More than fits into one transaction, and one that is there already under another name.
  for (let i = 0; i < 300; i += 1) {
    const key = `${keys.prefix}sim/switch/leaf-é${String(i % 7)}/steps/${String(i)}`;
    await storeAt("old").transact([], [put(key, `"${String(i)}"`)]);
  }
  await plumb("state export --out good.state --state old");
});
afterEach(() => {
  world.end();
});

function storeAt(folder: string): MemoryStore {
  const path = join(world.folder, folder);
  const store = stores.get(path) ?? createMemoryStore(world.clock);
  stores.set(path, store);
  return store;
}

/** What a command of a process that dies sees of the stores. */
function portsUntil(death: Death): { ports: CommandPorts; transactions: () => number } {
  let count = 0;
  let isDead = false;
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Killed();
    return await work();
  };
  const mortal = (store: MemoryStore): Store => ({
    get: (key) => alive(() => store.get(key)),
    range: (prefix, options) => alive(() => store.range(prefix, options)),
    watch: (...given) => store.watch(...given),
    transact: (compares, writes) =>
      alive(async () => {
        count += 1;
        if (count !== death.at) return await store.transact(compares, writes);
        isDead = true;
        if (death.isAfter) await store.transact(compares, writes);
        throw new Killed();
      }),
    async lease(ttlMs, holder) {
      const lease = await alive(() => store.lease(ttlMs, holder));
      if (!("id" in lease)) return lease;
      const { id } = lease;
      const keepAlive = (): ReturnType<typeof lease.keepAlive> => alive(() => lease.keepAlive());
      return { id, ttlMs, keepAlive, revoke: () => alive(() => lease.revoke()) };
    },
    close: () => Promise.resolve(),
  });
  const ports: CommandPorts = {
    ...world.ports,
    hasStore: (folder) => Promise.resolve(stores.has(folder)),
    openStore: (place) =>
      Promise.resolve(
        mortal(
          storeAt(place.type === "embedded" ? place.folder.slice(world.folder.length + 1) : ""),
        ),
      ),
  };
  return { ports, transactions: () => count };
}

async function plumb(line: string): Promise<{ code: number; said: string }> {
  world.taken();
  const code = await run(line.split(" "), portsUntil(never).ports);
  return { code, said: world.taken().join("\n") };
}

/** Runs a command until it dies; false where it ended before. */
async function dies(line: string, death: Death): Promise<boolean> {
  const { ports } = portsUntil(death);
  try {
    await run(line.split(" "), ports);
    return false;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    // Its leases run out.
    world.clock.pass(60_000);
    return true;
  } finally {
    world.taken();
  }
}

function stateIn(folder: string): Map<string, string> {
  const state = new Map<string, string>();
  for (const [key, value] of storeAt(folder).dump()) {
    const name = key.slice(keys.prefix.length);
    if (!["generation", "lock", "closed"].includes(name)) state.set(name, value);
  }
  return state;
}

function generationOf(folder: string): number {
  const text = storeAt(folder).dump().get(keys.generation) ?? '{"generation":0}';
  return (JSON.parse(text) as { generation: number }).generation;
}

/** Whether a command would use what is there. */
async function isInUse(folder: string): Promise<boolean> {
  const { code, said } = await plumb(`state list --state ${folder}`);
  if (code !== 0) expect(said).toMatch(/is a part of a state|moved to embedded:|there is no state/);
  return code === 0 && stateIn(folder).size > 0;
}

const boundaries = Array.from({ length: 24 }, (_, i): Death => {
  return { at: Math.floor(i / 2) + 1, isAfter: i % 2 === 1 };
});

describe("a move", () => {
  const line = "state migrate --state old --to embedded:new";

  test("writes less often than it is killed here", async () => {
    const { ports, transactions } = portsUntil(never);
    expect(await run(line.split(" "), ports)).toBe(0);
    expect(transactions()).toBeGreaterThan(6);
    expect(transactions()).toBeLessThan(12);
  });

  test.each(boundaries)(
    "that dies at write $at (after: $isAfter) is ended by the next",
    async (death) => {
      const before = stateIn("old");
      const newest = generationOf("old");
      const isKilled = await dies(line, death);
      const [old, fresh] = [await isInUse("old"), await isInUse("new")];
      expect([old, fresh]).not.toEqual([true, true]);
      const { code, said } = await plumb(line);
      // Where the last write was done, it was done.
      if (fresh) expect(said).toMatch(/moved from .* already, and is in use there/);
      else expect(code, said).toBe(0);
      if (!isKilled) expect(fresh).toBe(true);
      expect([await isInUse("old"), await isInUse("new")]).toEqual([false, true]);
      expect(stateIn("new")).toEqual(before);
      expect(stateIn("old")).toEqual(before);
      // Whoever moved it had the lock of the old one, and so a generation of its own.
      expect(generationOf("new")).toBeGreaterThan(newest + 1);
      expect((await plumb("plan --detailed-exitcode --state new")).code).toBe(0);
    },
  );

  test.each(boundaries)(
    "that dies at write $at (after: $isAfter) can be given up",
    async (death) => {
      await dies(line, death);
      const fresh = await isInUse("new");
      if (!(await isInUse("old"))) {
        expect((await plumb("state migrate --undo -y --state old")).code).toBe(0);
      }
      expect((await plumb("plan --detailed-exitcode --state old")).code).toBe(0);
      // A part stays a part; only what was whole is left to whoever undoes.
      expect(await isInUse("new")).toBe(fresh);
    },
  );
});

describe("an import", () => {
  const line = "state import good.state --state new";

  test.each(boundaries)(
    "that dies at write $at (after: $isAfter) is ended by the next",
    async (death) => {
      const before = stateIn("old");
      await dies(line, death);
      if (await isInUse("new")) expect(stateIn("new")).toEqual(before);
      else expect((await plumb(line)).code).toBe(0);
      expect(stateIn("new")).toEqual(before);
      expect(generationOf("new")).toBeGreaterThan(generationOf("old"));
    },
  );

  test.each(boundaries)(
    "in another's place that dies at write $at (after: $isAfter) is one or the other",
    async (death) => {
      const wanted = stateIn("old");
      await plumb("sim switch/leaf-a1 set /vlans/7 {} --state new");
      await plumb("apply -y --state new");
      const former = stateIn("new");
      const newest = generationOf("new");
      await dies(`${line} --replace -y`, death);
      const isOpen = await isInUse("new");
      if (isOpen) expect([former, wanted]).toContainEqual(stateIn("new"));
      // What was begun needs no second leave to go on.
      if (!isOpen) expect((await plumb(line)).code).toBe(0);
      else await plumb(`${line} --replace -y`);
      expect(stateIn("new")).toEqual(wanted);
      expect(generationOf("new")).toBeGreaterThan(newest);
    },
  );
});

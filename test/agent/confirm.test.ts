// An agent that is armed: it undoes by itself what it did in an apply, unless that is confirmed in time.

import { describe, expect, test } from "vitest";
import { simFault, simSet, simShow } from "../../src/drivers/sim/edit.ts";
import type { Armed } from "../../src/model/agent.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import type { Lock } from "../../src/records/lock.ts";
import { getArmed } from "../../src/records/messages/armed.ts";
import { putConfirmation } from "../../src/records/messages/confirmation.ts";
import { inverseOperations } from "../../src/model/inverses.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { add, remove, replace, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";
const before = { 1: vlan("one"), 2: vlan("two") };
const made = add(target, "/vlans/3", vlan("three"));
const changed = replace(target, "/vlans/2/name", ["two", "zwei"], {
  item: { path: "/vlans/2", previous: vlan("two"), value: vlan("zwei") },
});
const removed = remove(target, "/vlans/1", vlan("one"));
const operations = [made, changed, removed];
const after = { 2: vlan("zwei"), 3: vlan("three") };
const confirm = { entry: "0000000001", withinMs: 60_000 };

async function createArmedWorld(): Promise<ServedWorld> {
  const world = createServedWorld();
  for (const [id, value] of Object.entries(before)) await set(world, `/vlans/${id}`, value);
  return world;
}

async function set({ devices, keys }: ServedWorld, path: string, value: object): Promise<void> {
  await simSet({ store: devices, keys, target }, path, value as never);
}

async function live({ devices, keys }: ServedWorld): Promise<unknown> {
  const shown = await simShow({ store: devices, keys, target });
  return isTrouble(shown) ? shown : shown.document;
}

async function armed({ store, keys }: ServedWorld): Promise<Armed | undefined> {
  const found = await getArmed(store, keys, target);
  return isTrouble(found) ? undefined : found;
}

async function becomes(world: ServedWorld, state: Armed["state"]): Promise<Armed> {
  return await world.until(
    () => armed(world),
    (one) => one.state === state,
  );
}

/** Hands the change sets of one apply to the agent, one after the other. */
async function apply(world: ServedWorld, sets: readonly (readonly Operation[])[]): Promise<Lock> {
  const lock = await world.lock();
  const { generation } = lock;
  for (const [i, own] of sets.entries()) {
    const id = `set-${generation}.${i}`;
    await world.submit({ id, operations: own, confirm, generation }, lock.writer);
    await world.until(
      () => world.answer(target),
      ({ changeSet, end }) => changeSet === id && end !== undefined,
    );
  }
  return lock;
}

async function say(world: ServedWorld, { fence }: Lock): Promise<void> {
  const said = { entry: confirm.entry, by: "ada", atMs: world.clock.now() };
  await putConfirmation(world.store, world.keys, said, fence);
}

function typesOf({ outcomes }: Armed): string[] {
  return [...(outcomes?.values() ?? [])].map(({ type }) => type);
}

describe("an armed agent", () => {
  test("says so together with the first change set, and waits as long as its writer is there", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    const lock = await apply(world, [operations]);
    await world.clock.sleep(600_000);
    expect(await live(world)).toEqual(switchWith(after));
    expect(await armed(world)).toMatchObject({ ...confirm, state: "armed" });
    expect(await armed(world)).not.toHaveProperty("undoAtMs");
    await lock.release();
    await world.clock.sleep(30_000);
    expect(await armed(world)).toHaveProperty("undoAtMs");
    expect(await live(world)).toEqual(switchWith(after));
    await agent.stop();
  });

  test("undoes all change sets of the apply, last operation first, when nobody confirms", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    const lock = await apply(world, [[made, changed], [removed]]);
    await lock.release();
    const startMs = world.clock.now();
    const undone = await becomes(world, "undone");
    expect(undone.atMs - startMs).toBeGreaterThanOrEqual(60_000);
    expect(undone.atMs - startMs).toBeLessThan(61_000);
    expect([...(undone.outcomes?.keys() ?? [])]).toEqual([removed.id, changed.id, made.id]);
    expect(typesOf(undone)).toEqual(["done", "done", "done"]);
    expect(await live(world)).toEqual(switchWith(before));
    await agent.stop();
    expect(agent.journal.dump().size).toBeLessThan(6);
    const told = agent.events.map(({ type }) => type).filter((type) => /undo|armed/.test(type));
    expect(told).toEqual(["armed", "undo-due", "undo-begun", "undone"]);
  });

  test("keeps what was confirmed, and says so", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    const lock = await apply(world, [operations]);
    await lock.release();
    await world.clock.sleep(59_000);
    const again = await world.lock();
    await say(world, again);
    expect(await becomes(world, "confirmed")).not.toHaveProperty("outcomes");
    await again.release();
    await world.clock.sleep(600_000);
    expect(await live(world)).toEqual(switchWith(after));
    await agent.stop();
  });

  test("does not hear a confirmation that comes when it has undone it", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    await (await apply(world, [operations])).release();
    await becomes(world, "undone");
    await say(world, await world.lock());
    await world.clock.sleep(60_000);
    expect(await armed(world)).toMatchObject({ state: "undone" });
    expect(await live(world)).toEqual(switchWith(before));
    await agent.stop();
  });

  test("undoes nothing where nothing was done", async () => {
    const world = await createArmedWorld();
    await simFault(
      { store: world.devices, keys: world.keys, target },
      { type: "refuse", path: "/vlans/*", message: "no" },
    );
    const agent = world.serve([target]);
    await (await apply(world, [[made]])).release();
    expect(await becomes(world, "undone")).toMatchObject({ outcomes: new Map() });
    await agent.stop();
  });

  test("leaves what others changed since, and what was so before", async () => {
    const world = await createArmedWorld();
    await set(world, "/vlans/3", vlan("three"));
    const agent = world.serve([target]);
    await (await apply(world, [operations])).release();
    await set(world, "/vlans/2", vlan("others"));
    const undone = await becomes(world, "undo-failed");
    expect(undone.outcomes).toEqual(
      new Map([
        [removed.id, { type: "done", already: false }],
        [changed.id, { type: "stale", live: "others" }],
      ]),
    );
    expect(await live(world)).toEqual(
      switchWith({ ...before, 2: vlan("others"), 3: vlan("three") }),
    );
    await agent.stop();
  });

  test("takes nothing else meanwhile, and takes it once that is confirmed", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    await (await apply(world, [operations])).release();
    const lock = await world.lock();
    const { generation, writer } = lock;
    const four = add(target, "/vlans/4", vlan("four"));
    await world.submit({ id: "set-x", operations: [four], generation }, writer);
    const refusal = await world.until(() => world.refusal(target));
    expect(refusal.reason).toBe("it waits for confirmation of the apply 0000000001");
    await say(world, lock);
    await world.submit({ id: "set-y", operations: [four], generation }, writer);
    await world.until(
      () => world.answer(target),
      ({ changeSet, end }) => changeSet === "set-y" && end !== undefined,
    );
    expect(await armed(world)).toMatchObject({ state: "confirmed" });
    expect(await live(world)).toEqual(switchWith({ ...after, 4: vlan("four") }));
    await agent.stop();
  });

  test("that another took the place of is waited for, until it is confirmed", async () => {
    const world = await createArmedWorld();
    const first = world.serve([target]);
    await (await apply(world, [operations])).release();
    first.kill();
    const second = world.serve([target], { isProcessAlive: () => false });
    const lock = await world.lock();
    const { generation, writer } = lock;
    const own = [add(target, "/vlans/4", vlan("four"))];
    await world.submit({ id: "set-x", operations: own, generation }, writer);
    const { reason } = await world.until(() => world.refusal(target));
    expect(reason).toBe("it waits for confirmation of the apply 0000000001");
    await say(world, lock);
    await world.submit({ id: "set-y", operations: own, generation }, writer);
    await world.until(
      () => world.answer(target),
      ({ changeSet, end }) => changeSet === "set-y" && end !== undefined,
    );
    expect(await armed(world)).toMatchObject({ ...confirm, state: "confirmed" });
    await second.stop();
  });

  test("undoes no more than what was not taken back by its writer", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    const lock = await apply(world, [operations]);
    const { generation, writer } = lock;
    const inverses = inverseOperations(operations);
    const submit = async (id: string, own: readonly Operation[]): Promise<void> => {
      const undoes = confirm.entry;
      await world.submit({ id, operations: own, undoes, generation }, writer);
      await world.until(
        () => world.answer(target),
        ({ changeSet, end }) => changeSet === id && end !== undefined,
      );
    };
    await submit("undo-1", inverses.slice(0, 1));
    expect(await armed(world)).toMatchObject({ state: "armed" });
    await set(world, "/vlans/1", vlan("others"));
    await lock.release();
    expect((await becomes(world, "undone")).outcomes?.size).toBe(2);
    expect(await live(world)).toEqual(switchWith({ ...before, 1: vlan("others") }));
    await agent.stop();
  });

  test("has nothing left to undo where its writer took all of it back", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    const { generation, writer } = await apply(world, [operations]);
    const own = inverseOperations(operations);
    const undoes = confirm.entry;
    await world.submit({ id: "undo-1", operations: own, undoes, generation }, writer);
    expect(await becomes(world, "undone")).toMatchObject({ outcomes: new Map() });
    expect(await live(world)).toEqual(switchWith(before));
    await agent.stop();
  });
});

/** A store that is out of reach as long as `isCut`. */
function cuttable(store: Store): { store: Store; cut: (isCut: boolean) => void } {
  let isCut = false;
  let hangUp: () => void = () => undefined;
  const gone = trouble("asking the store", "nothing listens there", "soon");
  const through = <T>(ask: () => Promise<T>): Promise<T> =>
    isCut ? Promise.resolve(gone as T) : ask();
  return {
    cut(value) {
      isCut = value;
      if (value) hangUp();
    },
    store: {
      ...store,
      get: (key) => through(() => store.get(key)),
      range: (prefix, options) => through(() => store.range(prefix, options)),
      transact: (compares, writes) => through(() => store.transact(compares, writes)),
      async lease(ttlMs, holder) {
        const lease = await through(() => store.lease(ttlMs, holder));
        return isTrouble(lease)
          ? lease
          : { ...lease, keepAlive: () => through(() => lease.keepAlive()) };
      },
      async *watch(prefix, from, signal) {
        const over = new AbortController();
        signal.addEventListener("abort", () => over.abort(), { once: true });
        const last = hangUp;
        hangUp = () => {
          last();
          over.abort();
        };
        for await (const event of store.watch(prefix, from, over.signal)) {
          if (isCut) break;
          yield event;
        }
        if (isCut) yield { type: "trouble", trouble: gone } as never;
      },
    },
  };
}

describe("an armed agent without the store", () => {
  test("undoes by itself a lease and the time after it was lost, and says so when it is back", async () => {
    const world = await createArmedWorld();
    const { store, cut } = cuttable(world.store);
    const agent = world.serve([target], { store });
    await apply(world, [operations]);
    cut(true);
    await world.clock.sleep(60_000);
    expect(await live(world)).toEqual(switchWith(after));
    await world.clock.sleep(30_000);
    expect(await live(world)).toEqual(switchWith(before));
    expect(await armed(world)).toMatchObject({ state: "armed" });
    cut(false);
    expect((await becomes(world, "undone")).outcomes?.size).toBe(3);
    expect(await world.until(() => world.observation(target))).toMatchObject({ type: "known" });
    await agent.stop();
  });

  test("that is back in time hears what was said meanwhile", async () => {
    const world = await createArmedWorld();
    const { store, cut } = cuttable(world.store);
    const agent = world.serve([target], { store });
    const lock = await apply(world, [operations]);
    cut(true);
    await world.clock.sleep(40_000);
    await say(world, lock);
    cut(false);
    await becomes(world, "confirmed");
    await world.clock.sleep(600_000);
    expect(await live(world)).toEqual(switchWith(after));
    await agent.stop();
  });

  test("that was killed undoes when it is started again, with no more than the time that was left", async () => {
    const world = await createArmedWorld();
    const { store, cut } = cuttable(world.store);
    const journal = createMemoryStore(world.clock);
    const first = world.serve([target], { store, journal });
    await apply(world, [operations]);
    cut(true);
    await world.clock.sleep(30_000);
    first.kill();
    await world.clock.sleep(300_000);
    const startMs = world.clock.now();
    const second = world.serve([target], { store, journal, isProcessAlive: () => false });
    await world.clock.sleep(20_000);
    expect(world.clock.now() - startMs).toBeLessThan(60_000);
    expect(await live(world)).toEqual(switchWith(before));
    cut(false);
    await becomes(world, "undone");
    await second.stop();
  });

  test.each(["", "no JSON", undefined])(
    "finds out once more what is left to undo where its journal of it reads %j",
    async (value) => {
      const world = await createArmedWorld();
      const journal = createMemoryStore(world.clock);
      const first = world.serve([target], { journal });
      await (await apply(world, [operations])).release();
      const device = { store: world.devices, keys: world.keys, target };
      await simFault(device, { type: "slow", ms: 1_000 });
      await world.until(async () => first.events.find(({ type }) => type === "undo-begun"));
      await world.clock.sleep(1_500);
      first.kill();
      const key = `${world.keys.agent(target)}undo`;
      await journal.transact(
        [],
        [value === undefined ? { type: "delete", key } : { type: "put", key, value }],
      );
      const second = world.serve([target], { journal, isProcessAlive: () => false });
      await becomes(world, "undone");
      expect(await live(world)).toEqual(switchWith(before));
      await second.stop();
    },
  );

  test("waits for a device that does not answer", async () => {
    const world = await createArmedWorld();
    const agent = world.serve([target]);
    await (await apply(world, [operations])).release();
    const device = { store: world.devices, keys: world.keys, target };
    await simFault(device, { type: "unreachable", times: 12 });
    await becomes(world, "undone");
    expect(await live(world)).toEqual(switchWith(before));
    await agent.stop();
  });
});

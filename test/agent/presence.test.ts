// Who serves a target: one agent at a time, another once that one is gone, and nobody who cannot be
// sure of it.

import { expect, test } from "vitest";
import { createDrivers } from "../../src/drivers/list.ts";
import { simFault, simShow } from "../../src/drivers/sim/edit.ts";
import type { RangeOptions, Store } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { add, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedAgent, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";
const one = add(target, "/vlans/1", vlan("one"));
const three = add(target, "/vlans/3", vlan("three"));
const here = { host: "here", pid: 7, version: "0" };
const other = { identity: { ...here, agent: "other", instance: "instance-other" } };

function told(agent: ServedAgent, type: string): unknown[] {
  return agent.events.filter((event) => event.type === type);
}

async function servedBy(world: ServedWorld, agent: string): Promise<void> {
  await world.until(
    () => world.presence(target),
    (presence) => presence.agent === agent,
  );
}

/** A store that can be cut off from the agent. */
function cuttable(store: Store): { store: Store; cut: (isCut: boolean) => void } {
  let isCut = false;
  const gone = trouble("using the store", "nothing listens there", "soon");
  const guarded =
    <Arguments extends unknown[], Answer>(call: (...args: Arguments) => Promise<Answer>) =>
    (...args: Arguments): Promise<Answer> =>
      isCut ? Promise.resolve(gone as Answer) : call(...args);
  const cutOff: Store = {
    ...store,
    get: guarded((key: string) => store.get(key)),
    range: guarded((prefix: string, options?: RangeOptions) => store.range(prefix, options)),
    transact: guarded((...args: Parameters<Store["transact"]>) => store.transact(...args)),
    async lease(...args) {
      const lease = await guarded(() => store.lease(...args))();
      if (!("keepAlive" in lease)) return lease;
      const keepAlive = guarded(() => lease.keepAlive());
      return { ...lease, keepAlive, revoke: guarded(() => lease.revoke()) };
    },
  };
  return { store: cutOff, cut: (value) => void (isCut = value) };
}

test("a second agent waits, and serves within the lease and two seconds once the first is gone", async () => {
  const world = createServedWorld();
  const first = world.serve([target]);
  await servedBy(world, "one");
  const second = world.serve([target], other);
  await world.until(() => Promise.resolve(told(second, "presence-waiting")[0]));
  expect(told(second, "presence-waiting")).toEqual([
    { type: "presence-waiting", target, agent: "one", host: "here" },
  ]);
  await world.clock.sleep(60_000);
  expect((await world.presence(target))?.agent).toBe("one");
  first.kill();
  const killedAtMs = world.clock.now();
  await servedBy(world, "other");
  expect(world.clock.now() - killedAtMs).toBeLessThan(12_000);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one] }, writer);
  await world.until(
    () => world.answer(target),
    ({ end }) => end === "carried-out",
  );
  await second.stop();
});

test("an agent that gives its presence back lets the next serve at once", async () => {
  const world = createServedWorld();
  const first = world.serve([target]);
  await servedBy(world, "one");
  const second = world.serve([target], other);
  await world.until(() => Promise.resolve(told(second, "presence-waiting")[0]));
  await first.stop();
  const stoppedAtMs = world.clock.now();
  await servedBy(world, "other");
  expect(world.clock.now() - stoppedAtMs).toBeLessThan(1_000);
  await second.stop();
});

test.each([
  { alive: false, agent: "one", host: "here", waits: false },
  { alive: true, agent: "one", host: "here", waits: true },
  { alive: false, agent: "two", host: "here", waits: true },
  { alive: false, agent: "one", host: "there", waits: true },
])("after a death the presence is taken over at once, or waited for: %j", async (found) => {
  const world = createServedWorld();
  const identity = { ...here, agent: found.agent, host: found.host, instance: "instance-old" };
  const first = world.serve([target], { identity });
  await servedBy(world, found.agent);
  first.kill();
  const killedAtMs = world.clock.now();
  const second = world.serve([target], { isProcessAlive: () => found.alive });
  await world.until(
    () => world.presence(target),
    ({ instance }) => instance !== "instance-old",
  );
  expect(world.clock.now() - killedAtMs > 5_000).toBe(found.waits);
  await second.stop();
});

test("an agent that lost the store stops sending within its lease, and says so when it is back", async () => {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  await simFault(device, { type: "slow", ms: 8_000 });
  const { store, cut } = cuttable(world.store);
  const agent = world.serve([target], { store });
  const { writer } = await world.lock();
  const operations = [1, 2, 3, 4].map((id) => add(target, `/vlans/${id}`, vlan("some")));
  await world.submit({ id: "set-1", operations }, writer);
  await world.until(() => world.answer(target));
  cut(true);
  await world.clock.sleep(60_000);
  expect(told(agent, "presence-lost")).toMatchObject([{ target }]);
  expect(told(agent, "disconnected")).toMatchObject([{ reason: "nothing listens there" }]);
  // What began within the lease is finished; what would begin behind it is not.
  expect(await simShow(device)).toMatchObject({
    document: switchWith({ 1: vlan("some"), 2: vlan("some") }),
  });
  cut(false);
  const answer = await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  expect(answer).toMatchObject({ end: "abandoned" });
  expect([...(answer.outcomes ?? [])].map(([, { type }]) => type).sort()).toEqual([
    "done",
    "done",
    "skipped",
    "skipped",
  ]);
  await agent.stop();
});

test("an agent whose presence somebody took away writes nothing more until it has it again", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  await servedBy(world, "one");
  const key = world.keys.presence(target);
  await world.store.transact([], [{ type: "delete", key }]);
  await world.look(target, "look-1");
  await world.until(
    () => world.observation(target),
    ({ look }) => look === "look-1",
  );
  expect(told(agent, "presence-lost").length).toBe(1);
  expect(told(agent, "presence-gained").length).toBe(2);
  expect(await world.presence(target)).toMatchObject({ agent: "one" });
  await agent.stop();
});

test("a presence that nobody can read is waited for", async () => {
  const world = createServedWorld();
  const key = world.keys.presence(target);
  await world.store.transact([], [{ type: "put", key, value: "what is this" }]);
  const agent = world.serve([target, "switch/b"]);
  await world.until(() => world.presence("switch/b"));
  expect(told(agent, "presence-waiting")).toMatchObject([{ target, host: "unknown" }]);
  await world.store.transact([], [{ type: "delete", key }]);
  await servedBy(world, "one");
  await agent.stop();
});

test("an agent that comes before its store serves once that is there", async () => {
  const world = createServedWorld();
  const { store, cut } = cuttable(world.store);
  cut(true);
  const agent = world.serve([target], { store });
  await world.clock.sleep(600_000);
  expect(agent.events.map(({ type }) => type)).toEqual(["started", "disconnected"]);
  cut(false);
  await servedBy(world, "one");
  await agent.stop();
});

test("a thousand targets share one lease, and cost nothing while nothing happens", async () => {
  const world = createServedWorld();
  const targets = Array.from({ length: 1000 }, (_, i) => `switch/leaf-${i}`);
  let leases = 0;
  let writes = 0;
  const store: Store = {
    ...world.store,
    lease: (ttlMs, holder) => {
      leases += 1;
      return world.store.lease(ttlMs, holder);
    },
    transact: (compares, all) => {
      writes += 1;
      return world.store.transact(compares, all);
    },
  };
  const agent = world.serve(targets, { store });
  await world.until(() => Promise.resolve(told(agent, "presence-gained")[999]));
  expect(leases).toBe(1);
  expect(writes).toBe(10);
  await world.clock.sleep(120_000);
  expect(writes).toBe(10);
  await agent.stop();
  expect([...world.store.dump().keys()]).toEqual([]);
});

test("two agents with the same target never have both begun a change set", async () => {
  const world = createServedWorld();
  const sent: string[] = [];
  const driver = createDrivers({ store: world.devices, keys: world.keys, clock: world.clock }).get(
    "sim",
  )!;
  const recording = {
    ...driver,
    apply: (...args: Parameters<typeof driver.apply>) => {
      sent.push(args[0].id);
      return driver.apply(...args);
    },
  };
  const drivers = new Map([["sim", recording]]);
  const agents = [world.serve([target], { drivers }), world.serve([target], { drivers, ...other })];
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one, three] }, writer);
  await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  await world.clock.sleep(60_000);
  expect(sent).toEqual([one.id, three.id]);
  await Promise.all(agents.map((agent) => agent.stop()));
});

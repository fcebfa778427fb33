// An agent that serves: what it takes, what it refuses, and what it says of either.

import { expect, test } from "vitest";
import { simFault, simSet, simShow } from "../../src/drivers/sim/edit.ts";
import type { Answer } from "../../src/model/agent.ts";
import type { ChangeSet } from "../../src/model/change-set.ts";
import { readLiveDocument, readLiveHead } from "../../src/records/live.ts";
import { add, settingsFor, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"), { waitsFor: [one.id] });
const three = add(target, "/vlans/3", vlan("three"));

async function liveOf({ store, keys }: ServedWorld, name = target): Promise<unknown> {
  const head = await readLiveHead(store, keys, name);
  if (head === undefined || !("digest" in head)) return head;
  return await readLiveDocument(store, keys, name, head.digest);
}

async function endOf(world: ServedWorld, id: string): Promise<Answer> {
  const isOver = ({ changeSet, end }: Answer): boolean => changeSet === id && end !== undefined;
  return await world.until(() => world.answer(target), isOver);
}

function typesOf({ outcomes }: Answer): string[] {
  return [...(outcomes ?? [])].map(([, { type }]) => type);
}

/** The device takes a second over every operation, and is asked to do these. */
async function underWay(world: ServedWorld, operations = [one, three]) {
  await simFault({ store: world.devices, keys: world.keys, target }, { type: "slow", ms: 1000 });
  const lock = await world.lock();
  await world.submit({ id: "set-1", operations }, lock.writer);
  await world.until(() => world.answer(target));
  await world.clock.sleep(100);
  return lock;
}

test("a change set is carried out and answered, with the live document published before", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one, two] }, writer);
  expect(await endOf(world, "set-1")).toEqual({
    changeSet: "set-1",
    generation: 1,
    end: "carried-out",
    outcomes: new Map([
      [one.id, { type: "done", already: false }],
      [two.id, { type: "done", already: false }],
    ]),
  });
  expect(await liveOf(world)).toEqual(switchWith({ 1: vlan("one"), 2: vlan("two") }));
  await agent.stop();
  expect(await world.presence(target)).toBe(undefined);
  const told = agent.events.map(({ type }) => type);
  expect(told.filter((type, i) => told.indexOf(type) === i)).toEqual([
    "started",
    "connected",
    "following",
    "presence-gained",
    "change-set-taken",
    "operation-finished",
    "change-set-ended",
    "stopping",
    "stopped",
  ]);
});

test("the same id again is not done again, and its answer stands", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one] }, writer);
  const first = await endOf(world, "set-1");
  await simSet({ store: world.devices, keys: world.keys, target }, "/vlans/1", vlan("moved"));
  await world.submit({ id: "set-1", operations: [one, three] }, writer);
  await world.clock.sleep(1000);
  expect(await world.answer(target)).toEqual(first);
  expect(agent.events.filter(({ type }) => type === "change-set-taken").length).toBe(1);
  await agent.stop();
});

test.for<[string, Partial<ChangeSet>, string, RegExp]>([
  ["of an older writer", { generation: 4 }, "older-writer", /generation 4, and 5 was seen/],
  ["for another target", { target: "switch/b" }, "other-target", /for switch\/b, and came to/],
  [
    "for a driver that the agent lacks",
    { settings: { ...settingsFor(target), driver: "quantum" } },
    "unknown-driver",
    /has no driver "quantum"/,
  ],
])("a message %s is refused, once, and changes nothing", async ([, given, cause, reason]) => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", generation: 5, operations: [one] }, writer);
  await endOf(world, "set-1");
  const operations = [three];
  await world.submit({ id: "set-2", generation: 6, operations, ...given }, writer);
  if (given.target !== undefined) {
    const value = world.store.dump().get(world.keys.changeSet(given.target)) ?? "";
    const key = world.keys.changeSet(target);
    await world.store.transact([], [{ type: "put", key, value }]);
  }
  const refusal = await world.until(() => world.refusal(target));
  expect(refusal).toMatchObject({ changeSet: "set-2", reason: expect.stringMatching(reason) });
  await world.clock.sleep(200_000);
  const refused = agent.events.filter((event) => event.type === "change-set-refused");
  expect(refused).toMatchObject([{ target, changeSet: "set-2", cause }]);
  expect(await world.answer(target)).toMatchObject({ changeSet: "set-1" });
  expect(await liveOf(world)).toEqual(switchWith({ 1: vlan("one") }));
  await agent.stop();
});

test.each([
  "",
  "no JSON",
  "[]",
  "null",
  '{"version":9,"type":"change-set","changeSet":{"id":"set-9"}}',
])("a message that nobody can read is refused: %j", async (value) => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const key = world.keys.changeSet(target);
  await world.store.transact([], [{ type: "put", key, value }]);
  const refusal = await world.until(() => world.refusal(target));
  expect(refusal.changeSet).toBe(value.includes("set-9") ? "set-9" : "unknown");
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one] }, writer);
  expect(typesOf(await endOf(world, "set-1"))).toEqual(["done"]);
  await agent.stop();
});

test("a change set that is called off before it is taken is answered, and never begun", async () => {
  const world = createServedWorld();
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one] }, writer);
  await world.cancel({ id: "set-1", target, generation: 1 }, writer);
  const agent = world.serve([target]);
  expect(await endOf(world, "set-1")).toMatchObject({ end: "cancelled", outcomes: new Map() });
  expect(await liveOf(world)).toBe(undefined);
  await agent.stop();
});

test("a change set that is called off in the middle ends behind the operation in flight", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await underWay(world);
  await world.cancel({ id: "set-1", target, generation: 1 }, writer);
  const answer = await endOf(world, "set-1");
  expect(answer.end).toBe("cancelled");
  expect(typesOf(answer).sort()).toEqual(["done", "skipped"]);
  expect(answer.outcomes?.get(three.id)).toEqual({
    type: "skipped",
    because: "its writer called it off",
  });
  await agent.stop();
});

test("a change set whose writer's lock ends expires", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const lock = await underWay(world);
  await lock.release();
  const answer = await endOf(world, "set-1");
  expect(answer.end).toBe("expired");
  expect(typesOf(answer).sort()).toEqual(["done", "skipped"]);
  await agent.stop();
});

test("a change set in whose place another comes ends, and the other is taken", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await underWay(world);
  await world.submit({ id: "set-2", operations: [three], generation: 2 }, writer);
  await endOf(world, "set-2");
  const ends = agent.events.filter((event) => event.type === "change-set-ended");
  expect(ends).toMatchObject([
    { changeSet: "set-1", end: "superseded", done: 1, total: 2 },
    { changeSet: "set-2", end: "carried-out", done: 1, total: 1 },
  ]);
  await agent.stop();
});

test("called off when everything had its turn, it was carried out", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await underWay(world, [one]);
  await world.cancel({ id: "set-1", target, generation: 1 }, writer);
  expect(await endOf(world, "set-1")).toMatchObject({ end: "carried-out" });
  await agent.stop();
});

test("a target that does not answer is said so, and nothing was sent", async () => {
  const world = createServedWorld();
  await simFault({ store: world.devices, keys: world.keys, target }, { type: "unreachable" });
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one] }, writer);
  const answer = await endOf(world, "set-1");
  expect(answer).toMatchObject({ end: "unreachable" });
  expect(answer.outcomes?.get(one.id)).toEqual({
    type: "skipped",
    because: "switch/a cannot be observed: no route to host",
  });
  await agent.stop();
});

test("an agent that is stopped finishes what is in flight, answers and goes", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  await underWay(world);
  await agent.stop();
  const answer = await world.answer(target);
  expect(answer).toMatchObject({ end: "abandoned" });
  expect(typesOf(answer!).sort()).toEqual(["done", "skipped"]);
  expect(await world.presence(target)).toBe(undefined);
  const device = { store: world.devices, keys: world.keys, target };
  expect(await simShow(device)).toMatchObject({ document: switchWith({ 1: vlan("one") }) });
});

test("a change set of 3,000 operations, larger than a transaction, goes both ways", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  const operations = Array.from({ length: 3000 }, (_, i) =>
    add(target, `/vlans/${i + 1}`, vlan(`network ${i} ${"x".repeat(300)}`)),
  );
  await world.submit({ id: "set-1", operations }, writer);
  const answer = await endOf(world, "set-1");
  expect(answer.outcomes?.size).toBe(3000);
  expect(new Set(typesOf(answer))).toEqual(new Set(["done"]));
  await agent.stop();
});

test("a bug in a driver ends the agent with it", async () => {
  const world = createServedWorld();
  const broken = {
    name: "sim",
    features: new Set<string>(),
    observe: () => Promise.reject(new Error("a bug")),
    apply: () => Promise.reject(new Error("a bug")),
  };
  const agent = world.serve([target], { drivers: new Map([["sim", broken]]) });
  await world.look(target, "look-1");
  await expect(agent.ended).rejects.toThrow("a bug");
});

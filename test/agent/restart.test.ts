// An agent that dies anywhere in a change set and comes back: nothing that it finished is sent again,
// and what it does not know it calls unknown.

import { describe, expect, test } from "vitest";
import { createDrivers } from "../../src/drivers/list.ts";
import { simShow } from "../../src/drivers/sim/edit.ts";
import type { Answer } from "../../src/model/agent.ts";
import type { Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { jointDriver } from "../support/joint-driver.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { add, remove, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedAgent, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"), { waitsFor: [one.id] });
const three = add(target, "/vlans/3", vlan("three"));
const operations = [one, two, three];
const port = add(target, "/interfaces/et1", { type: "ethernet", trunkVlans: {} });
const carried = add(target, "/interfaces/et1/trunkVlans/1", {}, { waitsFor: [port.id, one.id] });

/** Where an agent can die in a change set, by what it has just done. */
type Boundary =
  | { readonly at: "journal" | "shared"; readonly write: number; readonly isBefore: boolean }
  | { readonly at: "device"; readonly operation: number; readonly isBefore: boolean };

/** A store that calls `before` and `after` around every write. */
function withWrites(
  store: Store,
  around: (count: number, isBefore: boolean) => Promise<void>,
): Store {
  let count = 0;
  return {
    ...store,
    async transact(compares, writes) {
      const own = (count += 1);
      await around(own, true);
      const result = await store.transact(compares, writes);
      await around(own, false);
      return result;
    },
  };
}

type Way = "one by one" | "as one";

/** Every operation that the device was sent, across all lives of its agents. */
function recording(
  world: ServedWorld,
  sent: string[],
  around: typeof ignore,
  way: Way = "one by one",
): Driver {
  const driver = createDrivers({ store: world.devices, keys: world.keys, clock: world.clock }).get(
    "sim",
  )!;
  const joint = jointDriver(driver);
  let calls = 0;
  const sending = async <T>(operations: readonly Operation[], send: () => Promise<T>) => {
    const own = (calls += 1);
    await around(own, true);
    sent.push(...operations.map(({ id }) => id));
    const answer = await send();
    await around(own, false);
    return answer;
  };
  const single: Driver = {
    ...driver,
    apply: (operation, settings) => sending([operation], () => driver.apply(operation, settings)),
  };
  if (way === "one by one") return single;
  return {
    ...single,
    applyJointly: (batch, settings) => sending(batch, () => joint.applyJointly(batch, settings)),
  };
}

const ignore = async (_count: number, _isBefore: boolean): Promise<void> => undefined;

async function diesAt(
  boundary: Boundary,
  way: Way,
  given: readonly Operation[],
): Promise<{
  world: ServedWorld;
  sent: string[];
  answer: Answer | undefined;
  hasDied: boolean;
}> {
  const world = createServedWorld();
  const sent: string[] = [];
  let first: ServedAgent | undefined;
  let isArmed = false;
  let hasDied = false;
  const killAt = (at: Boundary["at"]) => async (count: number, isBefore: boolean) => {
    const number = boundary.at === "device" ? boundary.operation : boundary.write;
    if (!isArmed || boundary.at !== at || hasDied) return;
    if (count !== number || boundary.isBefore !== isBefore) return;
    hasDied = true;
    first?.kill();
    await new Promise(() => undefined);
  };
  const journal = createMemoryStore(world.clock);
  // The first write of the shared store is the presence.
  isArmed = true;
  first = world.serve([target], {
    drivers: new Map([["sim", recording(world, sent, killAt("device"), way)]]),
    journal: withWrites(journal, killAt("journal")),
    store: withWrites(world.store, killAt("shared")),
  });
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: given }, writer);
  await world.clock.sleep(5_000);
  if (!hasDied) {
    await first.stop();
    return { world, sent, answer: await world.answer(target), hasDied };
  }
  const second = world.serve([target], {
    drivers: new Map([["sim", recording(world, sent, ignore, way)]]),
    journal,
    isProcessAlive: () => false,
  });
  const answer = await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  await world.clock.sleep(5_000);
  await second.stop();
  return { world, sent, answer, hasDied };
}

function boundaries(): Boundary[] {
  const writes = (at: "journal" | "shared", most: number): Boundary[] =>
    Array.from({ length: most }, (_, i) => i + 1).flatMap((write) => [
      { at, write, isBefore: true },
      { at, write, isBefore: false },
    ]);
  const sends = [1, 2, 3].flatMap((operation): Boundary[] => [
    { at: "device", operation, isBefore: true },
    { at: "device", operation, isBefore: false },
  ]);
  return [...writes("journal", 8), ...writes("shared", 6), ...sends];
}

describe.each<[Way, readonly Operation[]]>([
  ["one by one", operations],
  ["as one", operations],
  ["one by one", [one, port, carried]],
  ["as one", [one, port, carried]],
])("an agent that dies and comes back, its operations sent %s", (way, given) => {
  test.each(boundaries())("at %j says what it knows, and sends nothing twice", async (boundary) => {
    const { world, sent, answer } = await diesAt(boundary, way, given);
    expect(new Set(sent).size, sent.join(" ")).toBe(sent.length);
    const shown = await simShow({ store: world.devices, keys: world.keys, target });
    if (!("document" in shown)) throw new Error(shown.reason);
    expect(answer).toMatchObject({ changeSet: "set-1", generation: 1 });
    expect(answer?.outcomes?.size).toBe(3);
    for (const [id, outcome] of answer?.outcomes ?? []) {
      const { path } = given.find((one) => one.id === id) as Operation;
      const isThere = valueAt(shown.document, segmentsOf(path)) !== undefined;
      // What is said is true, and where it is not said to be unknown it is the whole truth.
      if (outcome.type === "done") expect(isThere, id).toBe(true);
      else if (outcome.type === "skipped") expect(isThere, id).toBe(false);
      else {
        expect(outcome.type, id).toBe("unknown");
        expect(isThere, id).toBe(false);
      }
    }
    expect(await world.presence(target)).toBe(undefined);
  });

  test("really dies at most of these boundaries", async () => {
    const deaths = await Promise.all(
      boundaries().map(async (one) => (await diesAt(one, way, given)).hasDied),
    );
    expect(deaths.filter(Boolean).length).toBeGreaterThan(way === "as one" ? 15 : 25);
  });
});

async function restarted(
  world: ServedWorld,
  spoil: (journal: Store) => Promise<unknown>,
): Promise<Answer> {
  const journal = createMemoryStore(world.clock);
  const sent: string[] = [];
  const kill = async (count: number, isBefore: boolean): Promise<void> => {
    if (count !== 2 || isBefore) return;
    first.kill();
    await new Promise(() => undefined);
  };
  const drivers = new Map([["sim", recording(world, sent, kill)]]);
  const first = world.serve([target], { journal, drivers });
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations }, writer);
  await world.clock.sleep(1_000);
  expect(sent).toEqual([one.id, two.id]);
  await spoil(journal);
  const second = world.serve([target], { journal, isProcessAlive: () => false });
  const answer = await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  await second.stop();
  return answer;
}

test("what was answered and is seen is done, what is not answered and seen too, the rest was not sent", async () => {
  const world = createServedWorld();
  const answer = await restarted(world, () => Promise.resolve());
  expect(answer).toEqual({
    changeSet: "set-1",
    generation: 1,
    end: "abandoned",
    outcomes: new Map([
      [one.id, { type: "done", already: false }],
      [two.id, { type: "done", already: false }],
      [three.id, { type: "skipped", because: "the agent was restarted before it was sent" }],
    ]),
  });
});

test("what was sent and is not seen is unknown", async () => {
  const world = createServedWorld();
  const gone = [remove(target, "/vlans/1", vlan("one")), remove(target, "/vlans/2", vlan("two"))];
  const answer = await restarted(world, async () => {
    const driver = createDrivers({
      store: world.devices,
      keys: world.keys,
      clock: world.clock,
    }).get("sim")!;
    const settings = { target, driver: "sim", ownership: "shared", pools: {}, limits: {} } as const;
    for (const one of gone) await driver.apply(one, { ...settings, connection: {} });
  });
  expect([...(answer.outcomes ?? [])].map(([, { type }]) => type).sort()).toEqual([
    "refused",
    "skipped",
    "unknown",
  ]);
  expect(answer.outcomes?.get(two.id)).toMatchObject({ type: "unknown" });
});

test.for<[string, (world: ServedWorld, journal: Store) => Promise<unknown>]>([
  ["that is gone", async (_, journal) => await empty(journal)],
  [
    "of another change set",
    async ({ keys }, journal) =>
      await spoilBegun(journal, `${keys.agent(target)}begun`, (text) =>
        text.replaceAll("set-1", "set-0"),
      ),
  ],
  [
    "that is torn",
    async ({ keys }, journal) =>
      await spoilBegun(journal, `${keys.agent(target)}begun`, (text) => text.slice(0, 40)),
  ],
  [
    "whose steps are torn",
    async ({ keys }, journal) =>
      await spoilBegun(journal, `${keys.agent(target)}steps/000000`, () => '{"version":1,"ste'),
  ],
])("with a journal %s everything is unknown", async ([, spoil]) => {
  const world = createServedWorld();
  const answer = await restarted(world, (journal) => spoil(world, journal));
  expect(answer.end).toBe("abandoned");
  expect([...(answer.outcomes ?? [])].map(([, { type }]) => type)).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(await simShow({ store: world.devices, keys: world.keys, target })).toMatchObject({
    document: switchWith({ 1: vlan("one"), 2: vlan("two") }),
  });
});

async function empty(journal: Store): Promise<void> {
  const page = await journal.range("/");
  if (!("entries" in page)) throw new Error(page.reason);
  await journal.transact(
    [],
    page.entries.map(({ key }) => ({ type: "delete", key })),
  );
}

async function spoilBegun(
  journal: Store,
  key: string,
  change: (text: string) => string,
): Promise<void> {
  const entry = await journal.get(key);
  if (entry === undefined || !("value" in entry)) throw new Error(`${key} is not there`);
  await journal.transact([], [{ type: "put", key, value: change(entry.value) }]);
}

// The agent alone: whom it serves, what it checks before it sends, and what it makes of answers.

import { expect, test } from "vitest";
import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { simFault, simSet } from "../../src/drivers/sim/edit.ts";
import type { SimFault } from "../../src/drivers/sim/faults.ts";
import type { ChangeSet, ChangeSetResult } from "../../src/model/change-set.ts";
import type { Operation } from "../../src/model/operation.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { add, replace, settingsFor, switchWith, vlan } from "../support/operations.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const target = "switch/a";
/** An agent in the writer's own process asks nothing of it. */
const writer = { fence: [], lease: "" };
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"), { waitsFor: [one.id] });
const three = add(target, "/vlans/3", vlan("three"));

function bench() {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const keys = storeKeys("test");
  const device = { store, keys, target };
  const create = () =>
    createLocalAgent({ drivers: createDrivers({ store, keys, clock }), store, keys, clock });
  const agent = create();
  let count = 0;
  const submit = async (
    operations: readonly Operation[],
    extra: Partial<ChangeSet> & { signal?: AbortSignal } = {},
  ): Promise<ChangeSetResult> => {
    const id = `set-${++count}`;
    const settings = settingsFor(target);
    const changeSet = { id, target, settings, generation: 1, operations, ...extra };
    const signal = extra.signal ?? new AbortController().signal;
    return await agent.submit(changeSet, writer, signal, () => undefined);
  };
  const fault = (what: SimFault) => simFault(device, what);
  return { store, device, agent, create, submit, fault };
}

function types(result: ChangeSetResult): string[] {
  return result.type === "answered"
    ? [...result.outcomes.values()].map(({ type }) => type)
    : [result.type];
}

test("an older generation is refused, also after a restart, and changes nothing", async () => {
  const { submit, create, agent } = bench();
  await submit([one], { generation: 5 });
  expect(await submit([three], { generation: 4 })).toEqual({ type: "fenced", generation: 5 });
  const changeSet = { id: "x", target, settings: settingsFor(target), generation: 4 };
  const signal = new AbortController().signal;
  const again = await create().submit(
    { ...changeSet, operations: [three] },
    writer,
    signal,
    () => undefined,
  );
  expect(again).toEqual({ type: "fenced", generation: 5 });
  const seen = await agent.observe(target, settingsFor(target));
  expect(seen).toMatchObject({ document: switchWith({ 1: vlan("one") }) });
});

test("a change set that comes twice is answered with its first outcome", async () => {
  const { submit, device } = bench();
  const first = await submit([one], { id: "same" });
  await simSet(device, "/vlans/1", vlan("moved"));
  const second = await submit([one], { id: "same" });
  expect(first).toMatchObject({ type: "answered", document: switchWith({ 1: vlan("one") }) });
  expect(second).toMatchObject({ document: switchWith({ 1: vlan("moved") }) });
  expect(types(second)).toEqual(["done"]);
});

test("a change set that was cut off by a crash is unknown when it comes again", async () => {
  const { submit, store } = bench();
  let writes = 0;
  const transact = store.transact.bind(store);
  // The agent's own record is the first write, the operation the second.
  store.transact = (...args) => {
    if (++writes === 2) throw new Error("killed");
    return transact(...args);
  };
  await expect(submit([one], { id: "same" })).rejects.toThrow("killed");
  store.transact = transact;
  expect(types(await submit([one], { id: "same" }))).toEqual(["unknown"]);
});

test.for<[string, SimFault, string[]]>([
  [
    "a refusal",
    { type: "refuse", path: "/vlans/1", message: "no" },
    ["refused", "skipped", "done"],
  ],
  ["a lost reply", { type: "lose-reply", times: 1 }, ["done", "done", "done"]],
  ["a lost request", { type: "lose-request", times: 1 }, ["unknown", "skipped", "done"]],
  ["an ignored operation", { type: "ignore", path: "/vlans/1" }, ["done", "done", "refused"]],
  ["a silent target", { type: "unreachable" }, ["unreachable"]],
])("%s holds back only what waits for it", async ([, what, expected]) => {
  const { submit, fault } = bench();
  await fault(what);
  const result = await submit([one, two, three]);
  expect(types(result).sort()).toEqual([...expected].sort());
});

test("an earlier operation that was ignored is found out even after a lost reply", async () => {
  const { submit, fault } = bench();
  await fault({ type: "ignore", path: "/vlans/1" });
  await fault({ type: "lose-reply", path: "/vlans/3" });
  const result = await submit([one, three]);
  expect(result).toMatchObject({ type: "answered" });
  expect(types(result).sort()).toEqual(["done", "refused"]);
});

test("what moved since the plan is stale and not touched, down to a field", async () => {
  const { submit, device } = bench();
  await simSet(device, "/vlans/1", vlan("moved"));
  const field = replace(target, "/vlans/1/name", ["planned", "new"]);
  const result = await submit([field]);
  expect(result).toMatchObject({ document: switchWith({ 1: vlan("moved") }) });
  expect(result.type === "answered" && result.outcomes.get(field.id)).toEqual({
    type: "stale",
    live: "moved",
  });
});

test("a newer writer ends a change set between two operations", async () => {
  const { submit, store } = bench();
  const transact = store.transact.bind(store);
  let isOvertaken = false;
  store.transact = async (compares, writes) => {
    const result = await transact(compares, writes);
    if (!isOvertaken && writes.some(({ key }) => key.includes("/log/"))) {
      isOvertaken = true;
      await submit([], { generation: 2, id: "newer" });
    }
    return result;
  };
  const result = await submit([one, three]);
  expect(result).toMatchObject({ document: switchWith({ 1: vlan("one") }) });
  expect(types(result).sort()).toEqual(["done", "skipped"]);
});

test("a target that is as it was last seen says so, also to another agent", async () => {
  const { agent, create, submit } = bench();
  const settings = settingsFor(target);
  const result = await submit([one]);
  const token = result.type === "answered" ? result.token : undefined;
  if (token === undefined) throw new Error("no token");
  expect(await agent.observe(target, settings)).toMatchObject({ token });
  expect(await create().observeSince(target, settings, token)).toMatchObject({ type: "unchanged" });
  await submit([three]);
  expect(await create().observeSince(target, settings, token)).toMatchObject({
    type: "observed",
    document: switchWith({ 1: vlan("one"), 3: vlan("three") }),
  });
});

test.each([
  { connection: { address: "192.0.2.7" } },
  { driver: "quantum", reason: 'this build has no driver "quantum"' },
])("what one device was seen as says nothing of another: %j", async ({ reason, ...other }) => {
  const { agent, submit } = bench();
  const settings = settingsFor(target);
  await submit([one]);
  const seen = await agent.observe(target, settings);
  const token = "token" in seen ? (seen.token ?? "") : "";
  const answer = await agent.observeSince(target, { ...settings, ...other }, token);
  expect(answer).toMatchObject(reason === undefined ? { type: "observed" } : { reason });
});

test("an aborted signal skips what has not begun, with its reason", async () => {
  const { submit } = bench();
  const result = await submit([one], { signal: AbortSignal.abort("the lock was lost") });
  expect(result.type === "answered" && result.outcomes.get(one.id)).toEqual({
    type: "skipped",
    because: "the lock was lost",
  });
});

test("a driver that this build lacks is said by name", async () => {
  const { submit } = bench();
  const settings = { ...settingsFor(target), driver: "quantum" };
  expect(await submit([one], { settings })).toEqual({
    type: "unreachable",
    reason: 'this build has no driver "quantum"',
  });
});

test.each([target, "switch/*", "*/*"])(
  "a target that an agent of its own serves as %s is left to it",
  async (name) => {
    const { store, submit, agent } = bench();
    const presence = { key: storeKeys("test").presence(name), value: "{}" };
    await store.transact([], [{ type: "put", ...presence }]);
    const refused = await submit([one]);
    expect(refused).toEqual({
      type: "unreachable",
      reason: "an agent of its own serves it (plumb agent): reach it with --agents remote",
    });
    expect(await agent.observe(target, settingsFor(target))).toMatchObject({
      document: switchWith({}),
    });
  },
);

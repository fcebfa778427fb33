// A plan becomes the live state of every target, in order, and what stands in the way of one
// operation stands in the way of nothing that does not need it.

import { expect, test } from "vitest";
import { listEntries, readEntry } from "../../src/records/journal.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { add, planOf, remove, replace, switchWith, vlan } from "../support/operations.ts";
import { createBench, holder, told } from "./bench.ts";
import { acquireLock } from "../../src/records/lock.ts";
import { applyPlan } from "../../src/apply/apply-plan.ts";

const [a, b] = ["switch/a", "switch/b"];
const blueOnA = add(a, "/vlans/200", vlan("blue"));
const vniOnA = add(a, "/vnis/9200", { vlan: 200 }, { waitsFor: [blueOnA.id] });
const blueOnB = add(b, "/vlans/200", vlan("blue"), { waitsFor: [vniOnA.id] });
const redOnB = add(b, "/vlans/201", vlan("red"));
const plan = planOf([blueOnA, vniOnA, blueOnB, redOnB]);

test("an applied plan is live, ours and in the journal", async () => {
  const bench = createBench();
  const report = await bench.apply(plan, { manifests: "main@4be1f07" });
  expect(report).toMatchObject({ type: "applied", counts: { total: 4, done: 4, already: 0 } });
  expect(await bench.live(b)).toEqual(switchWith({ 200: vlan("blue"), 201: vlan("red") }));
  expect(await bench.owned(a)).toEqual({
    "/vlans/200": [vlan("blue")],
    "/vnis/9200": [{ vlan: 200 }],
  });
  const record = await readEntry(bench.store, bench.keys, report.entry!);
  expect(record).toMatchObject({
    entry: { result: "applied", digest: plan.digest, owner: "ada", manifests: "main@4be1f07" },
    targets: [{ target: a, operations: [blueOnA, vniOnA] }, { target: b }],
  });
  if (record === undefined || isTrouble(record)) throw new Error("no record");
  expect(record.targets[0]!.outcomes.get(vniOnA.id)).toEqual({ type: "done", already: false });
});

test("an operation starts only after those that it waits for, on any target", async () => {
  const order: string[] = [];
  const bench = createBench((driver) => ({
    ...driver,
    observe: (target, settings) => driver.observe(target, settings),
    apply: async (operation, settings) => {
      order.push(`start ${operation.id}`);
      const answer = await driver.apply(operation, settings);
      order.push(`end ${operation.id}`);
      return answer;
    },
  }));
  await bench.apply(plan);
  expect(order.indexOf(`start ${blueOnB.id}`)).toBeGreaterThan(order.indexOf(`end ${vniOnA.id}`));
  expect(order.indexOf(`start ${vniOnA.id}`)).toBeGreaterThan(order.indexOf(`end ${blueOnA.id}`));
});

test("a refusal skips what waits for it, on any target, and nothing else", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "refuse", path: "/vlans/*", message: "VLAN limit reached (2000)" });
  const report = await bench.apply(plan);
  expect(report.type).toBe("partly");
  expect(told(report)).toEqual({
    [blueOnA.id]: "refused: VLAN limit reached (2000)",
    [vniOnA.id]: `skipped: it waits for ${blueOnA.id}`,
    [blueOnB.id]: expect.stringMatching(/^skipped: it waits for /),
    [redOnB.id]: "done",
  });
  expect(report.failures).toMatchObject([{ operation: { id: blueOnA.id } }]);
  expect(await bench.owned(a)).toEqual({});
  expect(await bench.owned(b)).toEqual({ "/vlans/201": [vlan("red")] });
});

test("a target out of reach fails as a whole after a few tries, and the others are done", async () => {
  const bench = createBench();
  await bench.fault(b, { type: "unreachable" });
  const report = await bench.apply(plan);
  expect(report).toMatchObject({ type: "partly", counts: { done: 2, skipped: 2 } });
  expect(report.failures).toEqual([
    { target: b, reason: expect.stringContaining("no route to host") },
  ]);
  expect(bench.events.filter(({ type }) => type === "target-finished")).toMatchObject([
    { target: a, done: 2, total: 2 },
    { target: b, done: 0, total: 2, failure: expect.stringContaining("cannot be reached") },
  ]);
});

test("a target that comes back soon is waited for", async () => {
  const bench = createBench();
  // One for the look before the start, two for the first tries.
  await bench.fault(b, { type: "unreachable", times: 3 });
  expect((await bench.apply(plan)).type).toBe("applied");
});

test.for(["lose-reply", "lose-request"] as const)(
  "after a %s the device is asked",
  async (type) => {
    const bench = createBench();
    await bench.fault(a, { type, times: 1 });
    expect(await bench.apply(plan)).toMatchObject({ type: "applied", counts: { already: 0 } });
  },
);

test("an operation whose fate nobody ever learns is unknown, and either value is ours", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "lose-request" });
  const report = await bench.apply(plan);
  expect(told(report)[blueOnA.id]).toMatch(/^unknown: the request was lost \(sent 4 times/);
  expect(await bench.owned(a)).toEqual({ "/vlans/200": [vlan("blue"), vlan("blue")] });
});

test("accepted is not applied: what is not seen is not done", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "ignore", path: "/vnis/*" });
  const report = await bench.apply(plan);
  expect(told(report)[vniOnA.id]).toBe("refused: accepted, but not seen on the device");
  expect(told(report)[blueOnA.id]).toBe("done");
});

test("a device that stops half way leaves what it did recorded as ours", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "partial", after: 1 });
  expect((await bench.apply(plan)).type).toBe("partly");
  expect(await bench.owned(a)).toEqual({ "/vlans/200": [vlan("blue")] });
});

test("a plan that no longer fits is stale: nothing at all is done", async () => {
  const bench = createBench();
  await bench.set(b, "/vlans/201", vlan("foreign"));
  const before = await bench.live(a);
  const report = await bench.apply(plan);
  expect(report).toMatchObject({ type: "stale", counts: { done: 0, stale: 1, skipped: 3 } });
  expect(report.entry).toBeUndefined();
  expect(await bench.live(a)).toEqual(before);
  expect(await listEntries(bench.store, bench.keys, 9)).toEqual([]);
});

test("a plan whose allocation was taken meanwhile is stale", async () => {
  const bench = createBench();
  const allocation = { pool: "vlan/p", key: "blue", value: 200 };
  const allocate = { added: [allocation], released: [] };
  await bench.apply(planOf([], { allocations: allocate }));
  const other = { added: [{ ...allocation, value: 201 }], released: [] };
  const report = await bench.apply(planOf([blueOnA], { allocations: other }));
  expect(report).toMatchObject({ type: "stale", movedAllocations: [{ found: allocation }] });
  expect(await bench.live(a)).toEqual(switchWith({}));
});

test("what is live already is done without being sent", async () => {
  const bench = createBench();
  await bench.set(a, "/vlans/200", vlan("blue"));
  expect(await bench.apply(plan)).toMatchObject({ type: "applied", counts: { already: 1 } });
});

test("a container and its children are made, proved and removed in one go", async () => {
  const bench = createBench();
  const port = { type: "lag", trunkVlans: {} };
  const make = add(a, "/interfaces/Po1", port);
  const trunk = add(a, "/interfaces/Po1/trunkVlans/200", {}, { waitsFor: [make.id] });
  expect((await bench.apply(planOf([make, trunk]))).type).toBe("applied");
  const gone = remove(a, trunk.path, {});
  const all = planOf([gone, remove(a, make.path, port, { waitsFor: [gone.id] })]);
  expect((await bench.apply(all)).type).toBe("applied");
  expect(await bench.live(a)).toEqual(switchWith({}));
  expect(await bench.owned(a)).toEqual({});
});

test("a field of an item is changed alone, and the whole item is ours", async () => {
  const bench = createBench();
  const item = { members: { Ethernet1: {} }, lacp: "active" };
  const changed = { ...item, lacp: "off" };
  await bench.apply(planOf([add(a, "/portChannels/1", item)]));
  const field = replace(a, "/portChannels/1/lacp", ["active", "off"], {
    item: { path: "/portChannels/1", previous: item, value: changed },
  });
  expect((await bench.apply(planOf([field]))).type).toBe("applied");
  expect(await bench.live(a)).toMatchObject({ portChannels: { 1: changed } });
  expect(await bench.owned(a)).toEqual({ "/portChannels/1": [changed] });
});

test("adoptions and forgotten items are recorded without anything being sent", async () => {
  const bench = createBench();
  const value = vlan("blue");
  const targets = planOf([blueOnA]).targets;
  await bench.apply(
    planOf([], { targets, adoptions: [{ target: a, path: "/vlans/200", value, claims: [] }] }),
  );
  expect(await bench.owned(a)).toEqual({ "/vlans/200": [value] });
  await bench.apply(planOf([], { targets, forgotten: [{ target: a, path: "/vlans/200" }] }));
  expect(await bench.owned(a)).toEqual({});
  expect(await bench.live(a)).toEqual(switchWith({}));
});

test("no more targets than allowed are under way, and each only once", async () => {
  let running = 0;
  let most = 0;
  const bench = createBench((driver) => ({
    ...driver,
    observe: (target, settings) => driver.observe(target, settings),
    apply: async (operation, settings) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return await driver.apply(operation, settings);
    },
  }));
  const many = ["c", "d", "e", "f", "g"].flatMap((name) =>
    [1, 2, 3].map((id) => add(`switch/${name}`, `/vlans/${id}`, vlan(name))),
  );
  const report = await bench.apply(planOf(many), { parallelism: 3, changeSetMax: 2 });
  expect(report.type).toBe("applied");
  expect(most).toBe(3);
});

test("an agent that does not answer for long is told of every second, until it does", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "slow", ms: 8_500 });
  await bench.apply(planOf([add(a, "/vlans/1", vlan("n1")), add(b, "/vlans/1", vlan("n1"))]));
  const waits = bench.events.flatMap((event) => (event.type === "waiting" ? [event.forMs] : []));
  expect(waits.length).toBeGreaterThan(2);
  expect(waits.flatMap((forMs) => [...forMs.keys()]).every((target) => target === a)).toBe(true);
  const seconds = waits.flatMap((forMs) => [...forMs.values()]).map((ms) => Math.floor(ms / 1000));
  expect(seconds).toEqual([...seconds].sort((one, other) => one - other));
  expect(seconds[0]).toBe(5);
});

test("a lock that is held is told with its holder, and nothing is done", async () => {
  const bench = createBench();
  await acquireLock(bench.store, bench.clock, bench.keys, { ...holder, owner: "bob" }, 60_000);
  const never = new AbortController().signal;
  const result = await applyPlan(plan, bench.ports, { holder }, () => undefined, never);
  expect(result).toMatchObject({ type: "held", by: { owner: "bob" } });
});

test("a target without settings in the plan is a bug, not an outcome", async () => {
  const bench = createBench();
  await expect(bench.apply({ ...plan, targets: [] })).rejects.toThrow("no summary");
});

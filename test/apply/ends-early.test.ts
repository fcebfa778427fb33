// An apply that ends before its time: interrupted once or twice, fenced, or rolled back. What was
// done is recorded, what was not done is said, and a next apply goes on from there.

import { expect, test } from "vitest";
import type { ApplyEvent } from "../../src/model/event.ts";
import type { Operation } from "../../src/model/operation.ts";
import { readEntry } from "../../src/records/journal.ts";
import { acquireLock } from "../../src/records/lock.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { add, planOf, remove, replace, switchWith, vlan } from "../support/operations.ts";
import { createBench, holder, told } from "./bench.ts";

const [a, b] = ["switch/a", "switch/b"];
const three = [1, 2, 3].map((id) => add(a, `/vlans/${id}`, vlan(`n${id}`)));
const waiting = add(b, "/vlans/9", vlan("last"), { waitsFor: [three[2]!.id] });
const plan = planOf([...three, waiting]);

/** A driver that calls `before` with every operation before it is sent. */
function watched(before: (operation: Operation) => Promise<void> | void) {
  return (driver: Driver): Driver => ({
    ...driver,
    observe: (target, settings) => driver.observe(target, settings),
    apply: async (operation, settings) => {
      await before(operation);
      return await driver.apply(operation, settings);
    },
  });
}

test("the first interrupt lets the operation in flight finish and starts no other", async () => {
  const interrupt = new AbortController();
  const bench = createBench(
    watched(({ id }) => {
      if (id === three[1]!.id) interrupt.abort();
    }),
  );
  const report = await bench.apply(plan, { signal: interrupt.signal });
  expect(report.type).toBe("interrupted");
  expect(told(report)).toEqual({
    [three[0]!.id]: "done",
    [three[1]!.id]: "done",
    [three[2]!.id]: "skipped: interrupted",
    [waiting.id]: "skipped: it waits for add:switch/a/vlans/3",
  });
  expect(await bench.owned(a)).toEqual({ "/vlans/1": [vlan("n1")], "/vlans/2": [vlan("n2")] });
  expect(await readEntry(bench.store, bench.keys, report.entry!)).toMatchObject({
    entry: { result: "interrupted" },
  });
  expect(bench.events.map(({ type }) => type)).toContain("interrupted");
  expect(await bench.apply(plan)).toMatchObject({ type: "applied", counts: { already: 2 } });
});

test("an interrupt before anything started leaves everything to do", async () => {
  const bench = createBench();
  const report = await bench.apply(plan, { signal: AbortSignal.abort() });
  expect(report).toMatchObject({ type: "interrupted", counts: { done: 0, skipped: 4 } });
  expect(await bench.live(a)).toEqual(switchWith({}));
  expect(await bench.owned(a)).toEqual({});
});

test("the second interrupt waits for nothing, and what was in flight stays ours either way", async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const never = new Promise<void>(() => undefined);
  const bench = createBench(
    watched(({ id }) => {
      if (id !== three[1]!.id) return;
      first.abort();
      second.abort();
      return never;
    }),
  );
  const report = await bench.apply(plan, { signal: first.signal, abort: second.signal });
  expect(report.type).toBe("interrupted");
  expect(told(report)[three[1]!.id]).toMatch(/^unknown/);
  expect(Object.keys(await bench.owned(a))).toContain("/vlans/2");
});

test("a writer whose lock was taken stops, and changes nothing any more", async () => {
  const bench = createBench(
    watched(async ({ id }) => {
      if (id !== three[1]!.id) return;
      await bench.store.transact([], [{ type: "delete", key: bench.keys.lock }]);
      await acquireLock(bench.store, bench.clock, bench.keys, holder, 60_000);
    }),
  );
  const report = await bench.apply(plan, { changeSetMax: 2 });
  expect(report.type).toBe("fenced");
  expect(await bench.live(a)).toEqual(switchWith({ 1: vlan("n1"), 2: vlan("n2") }));
  expect(await bench.live(b)).toEqual(switchWith({}));
  // Written ahead, and covered by the next writer's first look.
  expect(Object.keys(await bench.owned(a))).toEqual(["/vlans/1", "/vlans/2"]);
});

test("a writer whose lock was taken while it records what it is about to do sends nothing", async () => {
  const bench = createBench();
  const { store, keys } = bench;
  const transact = store.transact.bind(store);
  store.transact = async (compares, writes) => {
    const isRecording = writes.some(({ key }) => key.includes("/journal/targets/"));
    if (isRecording) await transact([], [{ type: "delete", key: keys.lock }]);
    return await transact(compares, writes);
  };
  const report = await bench.apply(plan);
  expect(report).toMatchObject({ type: "fenced", counts: { done: 0, skipped: 4 } });
  expect(report.trouble).toBe(undefined);
  expect(await bench.live(a)).toEqual(switchWith({}));
});

test("a lock that cannot be renewed ends the apply between two operations", async () => {
  const bench = createBench(
    watched(async ({ id }) => {
      if (id === three[0]!.id) await bench.clock.sleep(60_000);
    }),
  );
  const lease = bench.store.lease.bind(bench.store);
  bench.store.lease = async (...args) => {
    const given = await lease(...args);
    return isTrouble(given) ? given : { ...given, keepAlive: () => Promise.resolve(false) };
  };
  const report = await bench.apply(plan);
  expect(report.type).toBe("fenced");
  expect(await bench.live(a)).toEqual(switchWith({ 1: vlan("n1") }));
});

test("a lock that nobody confirms ends the apply, which then leaves the store alone", async () => {
  const bench = createBench(
    watched(async ({ id }) => {
      if (id === three[0]!.id) await bench.clock.sleep(60_000);
    }),
  );
  const { store } = bench;
  const lease = store.lease.bind(store);
  const silent = trouble("keeping the lease", "etcd does not answer", "soon");
  store.lease = async (...args) => {
    const given = await lease(...args);
    return isTrouble(given) ? given : { ...given, keepAlive: () => Promise.resolve(silent) };
  };
  const report = await bench.apply(plan);
  expect(report).toMatchObject({ type: "fenced", counts: { done: 1, skipped: 3 } });
  expect(told(report)[three[2]!.id]).toBe("skipped: the lock was lost");
  expect(report.trouble?.reason).toContain("nobody confirmed it for 15 s: etcd does not answer");
  // The next writer marks the entry.
  expect(await readEntry(store, bench.keys, report.entry!)).toMatchObject({
    entry: { result: "running" },
  });
  expect(Object.keys(await bench.owned(a))).toEqual(["/vlans/1", "/vlans/2", "/vlans/3"]);
});

test("the lock is free after an apply, whatever became of it", async () => {
  const bench = createBench();
  await bench.apply(plan, { signal: AbortSignal.abort() });
  await bench.fault(a, { type: "unreachable" });
  await bench.apply(plan);
  expect(await acquireLock(bench.store, bench.clock, bench.keys, holder, 1000)).toHaveProperty(
    "fence",
  );
});

test("a lock outlives an apply that takes longer than its term", async () => {
  const bench = createBench();
  await bench.fault(a, { type: "slow", ms: 10_000 });
  expect((await bench.apply(plan, { lockTtlMs: 3_000 })).type).toBe("applied");
});

test("a rollback puts everything back, live and recorded", async () => {
  const bench = createBench();
  const old = [add(a, "/vlans/1", vlan("old")), add(a, "/vlans/5", vlan("gone"))];
  await bench.apply(planOf(old));
  const before = [await bench.live(a), await bench.owned(a)];
  const changes = [
    replace(a, "/vlans/1/name", ["old", "new"], {
      item: { path: "/vlans/1", previous: vlan("old"), value: vlan("new") },
    }),
    remove(a, "/vlans/5", vlan("gone")),
    add(a, "/vlans/2", vlan("n2")),
    { ...waiting, waitsFor: [] },
  ];
  await bench.fault(b, { type: "refuse", path: "/**", message: "no" });
  const report = await bench.apply(planOf(changes), { rollback: true });
  expect(report).toMatchObject({ type: "rolled-back", undone: 3, counts: { refused: 1 } });
  expect([await bench.live(a), await bench.owned(a)]).toEqual(before);
  const record = await readEntry(bench.store, bench.keys, report.entry!);
  expect(record).toMatchObject({ entry: { result: "rolled-back" } });
});

test("a rollback that fails in part says so", async () => {
  const bench = createBench();
  await bench.fault(b, { type: "refuse", path: "/**", message: "no" });
  const onEvent = (event: ApplyEvent): void => {
    if (event.type === "rollback-started") {
      faulted = bench.fault(a, { type: "refuse", path: "/vlans/1", message: "stuck" });
    }
  };
  let faulted: Promise<void> | undefined;
  const report = await bench.apply(plan, { rollback: true, onEvent });
  await faulted;
  expect(report).toMatchObject({ type: "partly", undone: 2 });
  expect(await bench.live(a)).toEqual(switchWith({ 1: vlan("n1") }));
  expect(await bench.owned(a)).toEqual({ "/vlans/1": [vlan("n1")] });
});

test("an interrupted apply is not rolled back behind the person's back", async () => {
  const interrupt = new AbortController();
  const bench = createBench(watched(() => interrupt.abort()));
  const report = await bench.apply(plan, { signal: interrupt.signal, rollback: true });
  expect(report).toMatchObject({ type: "interrupted", undone: 0, counts: { done: 1 } });
});

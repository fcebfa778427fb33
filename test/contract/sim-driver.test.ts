// The simulated driver keeps every driver's promises, and its own: named faults, one small write an
// operation, and devices that two processes may change at once.

import { expect, test } from "vitest";
import { simClear, simFault, simSet, simShow, simUnset } from "../../src/drivers/sim/edit.ts";
import type { SimDevice } from "../../src/drivers/sim/edit.ts";
import type { SimFault } from "../../src/drivers/sim/faults.ts";
import { createSimDriver } from "../../src/drivers/sim/sim-driver.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import { bareEthernet } from "../../src/targets/switch/document.ts";
import { jointDriver } from "../support/joint-driver.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { add, remove, settingsFor, switchWith, vlan } from "../support/operations.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import type { DriverBench } from "./driver-bench.ts";
import { driverContract } from "./driver.contract.ts";
import { switchItems } from "./switch-items.ts";

const target = "switch/a";
const settings = settingsFor(target);
const existing = ["Ethernet1", "Ethernet2", "Ethernet3", "Ethernet4"] as const;
const keys = { sim: (name: string): string => `/sim/${name}/`, simulated: "/sim/" };

function bench() {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const device: SimDevice = { store, keys, target };
  return { clock, store, device, driver: createSimDriver(store, keys, clock) };
}

const ways: readonly [string, (driver: Driver) => Driver][] = [
  ["sim", (driver) => driver],
  ["sim, as one", jointDriver],
];
for (const [name, made] of ways) driverContract(name, () => contractBench(made));

async function contractBench(made: (driver: Driver) => Driver): Promise<DriverBench> {
  const { clock, store, device } = bench();
  const create = (): Driver => made(createSimDriver(store, keys, clock));
  const foreign = { ...bareEthernet, description: "others'", trunkVlans: { 7: {} } };
  await simSet(device, "/vlans/7", vlan("others'"));
  await simSet(device, "/interfaces/Ethernet7", foreign);
  for (const name of existing) await simSet(device, `/interfaces/${name}`, bareEthernet);
  let count = 0;
  return {
    driver: create(),
    settings,
    items: switchItems({ existing, absent: "Ethernet9" }),
    async foreign() {
      const shown = await simShow(device);
      if (!("document" in shown)) throw new Error(shown.reason);
      const { document } = shown;
      const at = (path: string) => valueAt(document, segmentsOf(path));
      return JSON.stringify([at("/vlans/7"), at("/interfaces/Ethernet7")]);
    },
    async disturb() {
      count += 1;
      await simSet(device, `/vlans/8`, vlan(`others' ${count}`));
    },
    async loseReply() {
      await simFault(device, { type: "lose-reply", times: 1 });
    },
    async cutOff() {
      await simFault(device, { type: "unreachable" });
    },
    restart: create,
    restartTarget: () => undefined,
    end: () => undefined,
  };
}

const put = add(target, "/vlans/200", vlan("blue"));

test.for<[SimFault, string, boolean]>([
  [{ type: "refuse", path: "/vlans/*", message: "VLAN limit reached (2000)" }, "refused", false],
  [{ type: "refuse", path: "/vnis/*", message: "no" }, "accepted", true],
  [{ type: "refuse", path: "/**", message: "no" }, "refused", false],
  [{ type: "lose-reply" }, "lost", true],
  [{ type: "lose-request" }, "lost", false],
  [{ type: "ignore" }, "accepted", false],
  [{ type: "partial", after: 0 }, "refused", false],
  [{ type: "partial", after: 1 }, "accepted", true],
  [{ type: "slow", ms: 500 }, "accepted", true],
  [{ type: "unreachable" }, "lost", false],
])("a fault %j is answered with %s and done: %s", async ([fault, answer, isDone]) => {
  const { driver, device } = bench();
  await simFault(device, fault);
  expect((await driver.apply(put, settings)).type).toBe(answer);
  const shown = await simShow(device);
  expect(shown).toMatchObject({ document: switchWith(isDone ? { 200: vlan("blue") } : {}) });
});

test("a fault with a number of times ends after as many", async () => {
  const { driver, device } = bench();
  await simFault(device, { type: "refuse", path: "/vlans/*", message: "no", times: 2 });
  const answers = [];
  for (let i = 0; i < 3; i += 1) answers.push((await driver.apply(put, settings)).type);
  expect(answers).toEqual(["refused", "refused", "accepted"]);
  expect(await simShow(device)).toMatchObject({ faults: [] });
});

test("a slow device takes its time by the clock", async () => {
  const { driver, device, clock } = bench();
  await simFault(device, { type: "slow", ms: 500 });
  const before = clock.now();
  await driver.apply(put, settings);
  expect(clock.now() - before).toBe(500);
});

test("a flaky device does the same for the same seed", async () => {
  const stories = await Promise.all(
    [7, 7, 8].map(async (seed) => {
      const { driver, device } = bench();
      await simFault(device, { type: "flaky", seed });
      const answers: string[] = [];
      for (let i = 0; i < 60; i += 1) {
        const one = i % 2 === 0 ? put : remove(target, put.path, vlan("blue"));
        answers.push((await driver.apply(one, settings)).type);
      }
      return answers;
    }),
  );
  expect(stories[0]).toEqual(stories[1]);
  expect(stories[0]).not.toEqual(stories[2]);
  expect(new Set(stories[0])).toEqual(new Set(["accepted", "refused", "lost"]));
});

test("an operation is one write of one small key, however large the document", async () => {
  const { driver, device, store } = bench();
  await simSet(device, "/vlans/1", { name: "x".repeat(100_000) });
  const before = store.dump();
  await driver.apply(put, settings);
  const written = [...store.dump()].filter(([key, value]) => before.get(key) !== value);
  expect(written).toHaveLength(1);
  expect(written[0]![1].length).toBeLessThan(200);
});

test("a long log becomes a snapshot and says the same to everybody", async () => {
  const { driver, device, store, clock } = bench();
  const other = createSimDriver(store, keys, clock);
  await other.observe(target, settings);
  for (let id = 1; id <= 150; id += 1) {
    await driver.apply(add(target, `/vlans/${id}`, vlan(`n${id}`)), settings);
  }
  const seen = await driver.observe(target, settings);
  expect([...store.dump().keys()].filter((key) => key.includes("/log/"))).toEqual([]);
  expect(await other.observe(target, settings)).toEqual(seen);
  const vlans = "document" in seen ? seen.document["vlans"] : undefined;
  expect(Object.keys(vlans as object)).toHaveLength(150);
  await other.apply(put, settings);
  await driver.apply(add(target, "/vlans/201", vlan("red")), settings);
  const shown = await simShow(device);
  expect(shown).toMatchObject({ document: { vlans: { 200: vlan("blue"), 201: vlan("red") } } });
});

test("a device that was kept before documents had a section has it, and keeps what it had", async () => {
  const { driver, store } = bench();
  const document = { vlans: { 5: vlan("old") }, interfaces: {} };
  const snapshot = JSON.stringify({ version: 1, sequence: 7, document });
  const put = { type: "put", key: `${keys.sim(target)}document`, value: snapshot } as const;
  await store.transact([], [put]);
  const lists = add(target, "/remoteVteps/10100", { "192.0.2.112": {} });
  expect(await driver.apply(lists, settings)).toEqual({ type: "accepted" });
  expect(await driver.observe(target, settings)).toMatchObject({
    document: { ...document, remoteVteps: { 10100: { "192.0.2.112": {} } } },
  });
});

test("a change behind the back of a driver that knows the device is not lost", async () => {
  const { driver, device } = bench();
  await driver.apply(put, settings);
  await simUnset(device, put.path);
  await simSet(device, "/vlans/300", vlan("foreign"));
  await driver.apply(add(target, "/vlans/201", vlan("red")), settings);
  expect(await driver.observe(target, settings)).toMatchObject({
    document: switchWith({ 300: vlan("foreign"), 201: vlan("red") }),
  });
});

test("a cleared device is new again", async () => {
  const { driver, device } = bench();
  await driver.apply(put, settings);
  await simFault(device, { type: "unreachable" });
  expect(await simClear(device)).toEqual({ type: "done" });
  expect(await driver.observe(target, settings)).toMatchObject({ document: switchWith({}) });
});

test("a device that did not change says so to any process, without reading its document", async () => {
  const { driver, store, clock } = bench();
  for (let id = 1; id <= 70; id += 1) {
    await driver.apply(add(target, `/vlans/${id}`, vlan(`n${id}`)), settings);
  }
  const seen = await driver.observe(target, settings);
  const token = "token" in seen ? seen.token : undefined;
  const read: string[] = [];
  const watched = {
    ...store,
    get: (key: string) => {
      read.push(key);
      return store.get(key);
    },
  };
  const later = createSimDriver(watched, keys, clock);
  expect(await later.observe(target, settings, token)).toEqual({ type: "unchanged" });
  expect(read).toEqual(["/sim/switch/a/faults"]);
  await driver.apply(put, settings);
  expect(await later.observe(target, settings, token)).toMatchObject({ type: "document" });
});

test("a cleared device is not what it was before, nor what it becomes by as many changes", async () => {
  const { driver, device } = bench();
  await driver.apply(put, settings);
  const before = await driver.observe(target, settings);
  const token = "token" in before ? before.token : undefined;
  expect(token).toBeDefined();
  await simClear(device);
  expect(await driver.observe(target, settings, token)).toMatchObject({
    document: switchWith({}),
  });
  await driver.apply(add(target, "/vlans/201", vlan("red")), settings);
  expect(await driver.observe(target, settings, token)).toMatchObject({
    document: switchWith({ 201: vlan("red") }),
  });
});

test("a fault that hides a device hides also that it did not change", async () => {
  const { driver, device } = bench();
  await driver.apply(put, settings);
  const seen = await driver.observe(target, settings);
  const token = "token" in seen ? seen.token : undefined;
  await simFault(device, { type: "unreachable", times: 1 });
  expect(await driver.observe(target, settings, token)).toMatchObject({ type: "trouble" });
  expect(await driver.observe(target, settings, token)).toEqual({ type: "unchanged" });
});

test("an edit that does not fit is refused with the reason", async () => {
  const { device } = bench();
  expect(await simUnset(device, "/vlans/9")).toEqual({
    type: "refused",
    reason: "there is nothing at /vlans/9 to remove",
  });
  expect(await simSet(device, "/__proto__/polluted", true)).toMatchObject({ type: "refused" });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

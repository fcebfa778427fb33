// How an agent looks at its targets: when it is asked, when it is time, and when the device stirs. It
// writes what is new, and nothing else.

import { expect, test } from "vitest";
import { createDrivers } from "../../src/drivers/list.ts";
import { simFault, simHeal, simSet } from "../../src/drivers/sim/edit.ts";
import type { LastObservation } from "../../src/model/agent.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { readLiveDocument, readLiveHead } from "../../src/records/live.ts";
import { encodeLook } from "../../src/records/messages/said.ts";
import { settingsFor, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";

async function lookAt(world: ServedWorld, id: string, at = target): Promise<LastObservation> {
  await world.look(at, id);
  return await world.until(
    () => world.observation(at),
    ({ look }) => look === id,
  );
}

/** Devices that tell nothing by themselves. */
function withoutWatch({ devices, keys, clock }: ServedWorld): ReadonlyMap<string, Driver> {
  const driver = createDrivers({ store: devices, keys, clock }).get("sim")!;
  const { name, features } = driver;
  const observe: Driver["observe"] = (...args) => driver.observe(...args);
  const apply: Driver["apply"] = (...args) => driver.apply(...args);
  return new Map([["sim", { name, features, observe, apply }]]);
}

async function documentOf(world: ServedWorld, digest: string): Promise<unknown> {
  return await readLiveDocument(world.store, world.keys, target, digest);
}

test("a look is answered with the name of the document, which is published before", async () => {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  const agent = world.serve([target]);
  await simSet(device, "/vlans/1", vlan("one"));
  const first = await lookAt(world, "look-1");
  if (first.type !== "known") throw new Error(first.reason);
  expect(await documentOf(world, first.digest)).toEqual(switchWith({ 1: vlan("one") }));
  const head = await readLiveHead(world.store, world.keys, target);
  expect(head).toMatchObject({ digest: first.digest, token: first.token });
  const second = await lookAt(world, "look-2");
  expect(second).toMatchObject({ type: "known", digest: first.digest, token: first.token });
  await simSet(device, "/vlans/1", vlan("moved"));
  const third = await lookAt(world, "look-3");
  if (third.type !== "known") throw new Error(third.reason);
  expect(await documentOf(world, third.digest)).toEqual(switchWith({ 1: vlan("moved") }));
  const results = agent.events.flatMap((one) => (one.type === "observed" ? [one.result] : []));
  expect(results).toEqual(["changed", "unchanged", "changed"]);
  await agent.stop();
});

test("a target that does not answer is unknown, with the device's words, and never empty", async () => {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  const agent = world.serve([target]);
  await simSet(device, "/vlans/1", vlan("one"));
  const known = await lookAt(world, "look-1");
  await simFault(device, { type: "unreachable" });
  expect(await lookAt(world, "look-2")).toMatchObject({
    type: "unknown",
    reason: "no route to host",
  });
  expect(await readLiveHead(world.store, world.keys, target)).toMatchObject({
    digest: known.type === "known" ? known.digest : "",
  });
  await simHeal(device);
  expect(await lookAt(world, "look-3")).toMatchObject({ type: "known" });
  await agent.stop();
});

test("an old look is not answered again after a restart, and a new one is", async () => {
  const world = createServedWorld();
  const first = world.serve([target]);
  const before = await lookAt(world, "look-1");
  await first.stop();
  const second = world.serve([target], { journal: first.journal });
  await world.clock.sleep(10_000);
  expect(await world.observation(target)).toEqual(before);
  await lookAt(world, "look-2");
  await second.stop();
});

test("targets are looked at without being asked, and only what changed is written", async () => {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  const agent = world.serve([target], { drivers: withoutWatch(world) });
  const first = await lookAt(world, "look-1");
  const before = world.store.dump();
  await world.clock.sleep(300_000);
  expect(world.store.dump()).toEqual(before);
  const looks = agent.events.filter(({ type }) => type === "observed").length;
  expect(looks).toBeGreaterThan(8);
  await simSet(device, "/vlans/1", vlan("drifted"));
  const changed = await world.until(
    () => world.observation(target),
    ({ observedAtMs }) => observedAtMs > first.observedAtMs,
  );
  // Whoever asked may not have read its answer yet.
  expect(changed).toMatchObject({ type: "known", look: "look-1" });
  await agent.stop();
});

test("after a restart a target is looked at without anybody telling how it is reached", async () => {
  const world = createServedWorld();
  const first = world.serve([target], { drivers: withoutWatch(world) });
  await lookAt(world, "look-1");
  await first.stop();
  const device = { store: world.devices, keys: world.keys, target };
  await simSet(device, "/vlans/1", vlan("drifted"));
  const second = world.serve([target], { journal: first.journal, drivers: withoutWatch(world) });
  await world.clock.sleep(60_000);
  const seen = await world.observation(target);
  expect(seen?.type === "known" && (await documentOf(world, seen.digest))).toEqual(
    switchWith({ 1: vlan("drifted") }),
  );
  await second.stop();
});

test("a look at another target, or one that nobody can read, harms nobody", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const key = world.keys.look(target);
  const stray = encodeLook({ id: "stray", target: "switch/b", settings: settingsFor("switch/b") });
  for (const value of ["", "no JSON", '{"version":1}', '{"version":7,"id":"x"}', stray]) {
    await world.store.transact([], [{ type: "put", key, value }]);
    await world.clock.sleep(1_000);
  }
  expect(await world.observation(target)).toMatchObject({
    type: "unknown",
    look: "stray",
    reason: "it was asked to look at switch/b, in the place of switch/a",
  });
  expect(await lookAt(world, "look-1")).toMatchObject({ type: "known" });
  await agent.stop();
});

test.each(["switch/*", "*"])("an agent for %s serves whatever is asked of it", async (pattern) => {
  const world = createServedWorld();
  const agent = world.serve([pattern]);
  const name = pattern === "*" ? "*/*" : pattern;
  expect(await world.until(() => world.presence(name))).toMatchObject({ agent: "one" });
  await lookAt(world, "look-1", "switch/a");
  await lookAt(world, "look-2", "switch/b");
  expect(await world.presence("switch/b")).toMatchObject({ agent: "one" });
  await agent.stop();
  expect(await world.presence(name)).toBe(undefined);
  const again = world.serve([pattern], { journal: agent.journal });
  expect(await world.until(() => world.presence("switch/b"))).toMatchObject({ agent: "one" });
  await again.stop();
});

test("an agent for one type leaves the others alone", async () => {
  const world = createServedWorld();
  const agent = world.serve(["host/*", "switch/b"]);
  await world.look("switch/a", "look-1");
  await lookAt(world, "look-2", "switch/b");
  await world.clock.sleep(10_000);
  expect(await world.observation("switch/a")).toBe(undefined);
  expect(await world.presence("switch/a")).toBe(undefined);
  await agent.stop();
});

test("a device that stirs is looked at once it has settled", async () => {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  const agent = world.serve([target], { observeEveryMs: 86_400_000 });
  const first = await lookAt(world, "look-1");
  const looks = (): number => agent.events.filter(({ type }) => type === "observed").length;
  await world.clock.sleep(10_000);
  expect(looks()).toBe(1);
  for (let i = 1; i <= 20; i += 1) await simSet(device, `/vlans/${i}`, vlan("drifted"));
  const startMs = world.clock.now();
  const seen = await world.until(
    () => world.observation(target),
    ({ observedAtMs }) => observedAtMs > first.observedAtMs,
  );
  expect(world.clock.now() - startMs).toBeLessThan(1_000);
  expect(seen.type === "known" && (await documentOf(world, seen.digest))).toMatchObject({
    vlans: { 20: vlan("drifted") },
  });
  await world.clock.sleep(10_000);
  expect(looks()).toBeLessThan(4);
  // A fault that counts every look does not make for another one.
  await simFault(device, { type: "flaky", seed: 1 });
  await world.clock.sleep(10_000);
  expect(looks()).toBeLessThan(4);
  await agent.stop();
});

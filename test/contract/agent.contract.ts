// What every agent promises to the engine, in the engine's own process or behind a store: the devices
// are simulated ones, and time is real.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { simFault, simSet } from "../../src/drivers/sim/edit.ts";
import type { SimFault } from "../../src/drivers/sim/faults.ts";
import type { ChangeSet, ChangeSetResult } from "../../src/model/change-set.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Agent, Observation } from "../../src/ports/agent.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { add, replace, settingsFor, switchWith, vlan } from "../support/operations.ts";
import { pause } from "../live/waiting.ts";

export interface AgentBench {
  readonly agent: Agent;
  /** Where writers and agents meet. */
  readonly store: Store;
  readonly keys: StoreKeys;
  /** Where the devices are. */
  readonly devices: Store;
  close(): Promise<void>;
}

const target = "switch/a";
const settings = settingsFor(target);
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"), { waitsFor: [one.id] });
const three = add(target, "/vlans/3", vlan("three"));

export function agentContract(name: string, open: () => Promise<AgentBench>): void {
  describe(`agents: ${name}`, () => {
    let bench: AgentBench;
    let lock: Lock;
    let count: number;
    beforeEach(async () => {
      bench = await open();
      lock = await lockOf(bench);
      count = 0;
    });
    afterEach(() => bench.close());

    function submit(
      operations: readonly Operation[],
      extra: Partial<ChangeSet> = {},
      signal = new AbortController().signal,
    ): Promise<ChangeSetResult> {
      const id = `set-${++count}`;
      const changeSet = { id, target, settings, generation: lock.generation, operations, ...extra };
      return bench.agent.submit(changeSet, lock.writer, signal, () => undefined);
    }

    function device(): Parameters<typeof simFault>[0] {
      return { store: bench.devices, keys: bench.keys, target };
    }

    async function fault(what: SimFault): Promise<void> {
      await simFault(device(), what);
    }

    async function seen(): Promise<Observation> {
      const observation = await bench.agent.observe(target, settings);
      if (isTrouble(observation)) throw new Error(observation.reason);
      return observation;
    }

    test("done means seen on the device", async () => {
      expect(types(await submit([one, two]))).toEqual(["done", "done"]);
      const { document, digest } = await seen();
      expect(document).toEqual(switchWith({ 1: vlan("one"), 2: vlan("two") }));
      expect(digest).toBe(digestOf(document));
    });

    test("what a device accepted and did not do is not done", async () => {
      await fault({ type: "ignore", path: "/vlans/1" });
      const result = await submit([one, three]);
      expect(types(result)[0]).not.toBe("done");
      expect(types(result)[1]).toBe("done");
    });

    test("an observation is fresh, and says by its token that nothing changed since another", async () => {
      await simSet(device(), "/vlans/8", vlan("before"));
      const { token } = await seen();
      if (token === undefined) throw new Error("simulated devices have names for their states");
      const same = await bench.agent.observeSince(target, settings, token);
      expect(same).toMatchObject({ type: "unchanged" });
      await simSet(device(), "/vlans/9", vlan("behind our back"));
      const changed = await bench.agent.observeSince(target, settings, token);
      const vlans = { 8: vlan("before"), 9: vlan("behind our back") };
      expect(changed).toMatchObject({ document: switchWith(vlans) });
    });

    test("a target that does not answer is trouble, with its reason, and known again when it does", async () => {
      await fault({ type: "unreachable", times: 1 });
      expect(await bench.agent.observe(target, settings)).toMatchObject({ type: "trouble" });
      expect((await seen()).document).toEqual(switchWith({}));
    });

    test("a second change set with the same id does nothing", async () => {
      await submit([one], { id: "same" });
      await simSet(device(), "/vlans/1", vlan("moved"));
      expect(types(await submit([one], { id: "same" }))).toEqual(["done"]);
      expect((await seen()).document).toEqual(switchWith({ 1: vlan("moved") }));
    });

    test("a writer of an older generation is fenced, and changes nothing", async () => {
      await submit([one], { generation: 7 });
      const result = await submit([three], { generation: 6 });
      expect(result).toEqual({ type: "fenced", generation: 7 });
      expect((await seen()).document).toEqual(switchWith({ 1: vlan("one") }));
    });

    test("what moved since the plan is stale, what the device refuses is refused, what waits is skipped", async () => {
      await simSet(device(), "/vlans/3", vlan("another"));
      await fault({ type: "refuse", path: "/vlans/1", message: "no room" });
      const result = await submit([three, one, two]);
      expect(types(result)).toEqual(["stale", "refused", "skipped"]);
      expect(JSON.stringify([...outcomes(result)])).toContain("no room");
    });

    test("a lost reply is looked at, and a lost request is unknown", async () => {
      await fault({ type: "lose-reply", path: "/vlans/1" });
      await fault({ type: "lose-request", path: "/vlans/3" });
      expect(types(await submit([one, three]))).toEqual(["done", "unknown"]);
    });

    test("a target that cannot be reached is unreachable, and nothing is sent", async () => {
      await fault({ type: "unreachable", times: 1 });
      expect(await submit([one])).toMatchObject({ type: "unreachable" });
      expect((await seen()).document).toEqual(switchWith({}));
      expect(types(await submit([one]))).toEqual(["done"]);
    });

    test("an aborted signal lets the operation in flight finish and skips the rest", async () => {
      await fault({ type: "slow", ms: 300 });
      const controller = new AbortController();
      const operations = ["11", "12", "13", "14", "15", "16"].map((id) =>
        add(target, `/vlans/${id}`, vlan(id)),
      );
      const result = submit(operations, {}, controller.signal);
      await pause(450);
      controller.abort("interrupted");
      const byId = outcomes(await result);
      const all = operations.map(({ id }) => byId.get(id)?.type);
      const done = all.filter((type) => type === "done").length;
      expect(done).toBeGreaterThan(0);
      expect(done).toBeLessThan(5);
      expect(all.slice(done).every((type) => type === "skipped")).toBe(true);
      expect(Object.keys((await seen()).document["vlans"] as JsonObject).length).toBe(done);
    });

    test("a change set of 5,000 operations and its outcomes go both ways", async () => {
      const operations = Array.from({ length: 5_000 }, (_, i) =>
        add(target, `/vlans/${String(i)}`, vlan("x".repeat(200))),
      );
      const result = await submit(operations);
      expect(outcomes(result).size).toBe(5_000);
      expect(new Set(types(result))).toEqual(new Set(["done"]));
      expect(Object.keys((await seen()).document["vlans"] as JsonObject).length).toBe(5_000);
    }, 120_000);

    test("a document of 3 MiB is seen, and changed", async () => {
      const long = vlan("x".repeat(64 * 1024));
      const vlans = Object.fromEntries(Array.from({ length: 48 }, (_, i) => [String(i), long]));
      for (const id of Object.keys(vlans)) await simSet(device(), `/vlans/${id}`, long);
      const before = await seen();
      expect(before.digest).toBe(digestOf(switchWith(vlans)));
      expect(digestOf(before.document)).toBe(before.digest);
      const change = replace(target, "/vlans/7", [long, vlan("short")]);
      expect(types(await submit([change]))).toEqual(["done"]);
      const after = switchWith({ ...vlans, 7: vlan("short") });
      expect((await seen()).digest).toBe(digestOf(after));
    }, 120_000);
  });
}

async function lockOf({ store, keys }: AgentBench): Promise<Lock> {
  const holder = { owner: "o", host: "h", pid: process.pid, command: "plumb apply" };
  const lock = await acquireLock(store, systemClock, keys, holder, 600_000);
  if (!isLock(lock)) throw new Error("the lock is held");
  return lock;
}

function outcomes(result: ChangeSetResult): ReadonlyMap<string, { readonly type: string }> {
  return result.type === "answered" ? result.outcomes : new Map([["", result]]);
}

function types(result: ChangeSetResult): string[] {
  return [...outcomes(result).values()].map(({ type }) => type);
}

// A writer that stops dead at any write to the store or any call of a driver, before or after it took
// effect. Whatever it leaves, one more run ends where a run without a crash ends.

import { describe, expect, test } from "vitest";
import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { ApplyPorts } from "../../src/apply/run.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Lease, Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { jointDriver } from "../support/joint-driver.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { expectSettled, leftBy, planFor, story, type Left } from "./crash-story.ts";

const holder = { owner: "ada", host: "bench", pid: 1, command: "plumb apply" };
const keys = storeKeys("test");

/** Counts boundaries; at the fatal one everything stops for ever. */
interface Fate {
  boundaries: number;
  readonly fatal: number;
  /** Whether the fatal call still takes effect. */
  readonly takesEffect: boolean;
  readonly died: Promise<"died">;
  die(): void;
}

function fateAt(fatal: number, takesEffect: boolean): Fate {
  let die: () => void = () => undefined;
  const died = new Promise<"died">((resolve) => (die = () => resolve("died")));
  return { boundaries: 0, fatal, takesEffect, died, die };
}

async function cross<T>(fate: Fate, call: () => Promise<T>): Promise<T> {
  const never = new Promise<T>(() => undefined);
  const at = ++fate.boundaries;
  if (at > fate.fatal) return await never;
  if (at < fate.fatal) return await call();
  if (fate.takesEffect) await call();
  fate.die();
  return await never;
}

function mortalStore(store: Store, fate: Fate): Store {
  return {
    get: (key) => store.get(key),
    range: (prefix, options) => store.range(prefix, options),
    watch: (prefix, from, signal) => store.watch(prefix, from, signal),
    lease: (ttlMs, who) =>
      cross(fate, async () => mortalLease(await store.lease(ttlMs, who), fate)),
    transact: (compares, writes) => cross(fate, () => store.transact(compares, writes)),
    close: () => store.close(),
  };
}

/** The dead keep nothing alive. */
function mortalLease(lease: Lease | Trouble, fate: Fate): Lease | Trouble {
  if (isTrouble(lease)) return lease;
  const { id, ttlMs } = lease;
  return {
    id,
    ttlMs,
    keepAlive: () => cross(fate, () => lease.keepAlive()),
    revoke: () => cross(fate, () => lease.revoke()),
  };
}

function mortalDriver(driver: Driver, fate: Fate): Driver {
  return {
    name: driver.name,
    features: driver.features,
    observe: (target, settings) => cross(fate, () => driver.observe(target, settings)),
    apply: (operation, settings) => cross(fate, () => driver.apply(operation, settings)),
    ...(driver.applyJointly === undefined
      ? {}
      : {
          applyJointly: (operations, settings) =>
            cross(
              fate,
              async () => (await driver.applyJointly?.(operations, settings)) ?? new Map(),
            ),
        }),
  };
}

function portsOn({ store: realStore, clock, isJoint }: World, fate?: Fate): ApplyPorts {
  const store = fate === undefined ? realStore : mortalStore(realStore, fate);
  // A driver's call that takes effect takes all of it: its own writes are no boundaries then.
  const driversStore = fate?.takesEffect === true || isJoint ? realStore : store;
  const drivers = [...createDrivers({ store: driversStore, keys, clock })].map(
    ([name, single]): [string, Driver] => {
      const driver = isJoint ? jointDriver(single) : single;
      return [name, fate === undefined ? driver : mortalDriver(driver, fate)];
    },
  );
  return {
    store,
    keys,
    clock,
    agent: createLocalAgent({ drivers: new Map(drivers), store, keys, clock }),
  };
}

async function converge(ports: ApplyPorts, resources: readonly Resource[]): Promise<string> {
  const { plan } = await planFor({ ...ports, catalog: fabricCatalog }, resources);
  const never = new AbortController().signal;
  const options = { holder, changeSetMax: 8 };
  return (await applyPlan(plan, ports, options, () => undefined, never)).type;
}

interface World {
  readonly clock: Clock;
  readonly store: MemoryStore;
  /** Its devices take the operations of a change set as one. */
  readonly isJoint: boolean;
}

async function worldAfter(
  stages: readonly (readonly Resource[])[],
  isJoint: boolean,
): Promise<World> {
  const clock = createVirtualClock();
  const world = { clock, store: createMemoryStore(clock), isJoint };
  for (const resources of stages) {
    expect(await converge(portsOn(world), resources)).toBe("applied");
  }
  return world;
}

async function settledLeft(world: World, resources: readonly Resource[]): Promise<Left> {
  const ports = { ...portsOn(world), catalog: fabricCatalog };
  // Allocations are released only by the run after the one whose removals were seen.
  await converge(ports, resources);
  const settled = await planFor(ports, resources);
  expectSettled(settled);
  return leftBy(settled.sources);
}

describe.for([
  { name: "made from nothing", before: [], resources: story.made },
  { name: "changed", before: [story.made], resources: story.changed },
  { name: "changed back", before: [story.made, story.changed], resources: story.made },
  { name: "changed as one", before: [story.made], resources: story.changed, isJoint: true },
])("a fabric $name", ({ before, resources, isJoint = false }) => {
  test.for([false, true])(
    "survives a crash at every boundary (in effect: %s)",
    async (inEffect) => {
      const expected = await settledLeft(
        await worldAfter([...before, resources], isJoint),
        resources,
      );
      const start = await worldAfter(before, isJoint);
      let deaths = 0;
      for (let n = 1; ; n += 1) {
        const clock = createVirtualClock();
        const world = { clock, store: createMemoryStore(clock, start.store), isJoint };
        const fate = fateAt(n, inEffect);
        const running = converge(portsOn(world, fate), resources);
        const end = await Promise.race([running, fate.died]);
        if (end !== "died") break;
        deaths += 1;
        // The dead writer's lease ends before the next writer comes.
        await world.clock.sleep(60_000);
        const again = await converge(portsOn(world), resources);
        expect(again, `after a crash at boundary ${n}`).toBe("applied");
        const left = await settledLeft(world, resources);
        expect(left, `after a crash at boundary ${n}`).toEqual(expected);
      }
      expect(deaths).toBeGreaterThan(isJoint ? 25 : 40);
    },
  );
});

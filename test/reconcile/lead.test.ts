// One leads, the others wait; and whatever a leader does that hung, slept or was cut off, nothing that it
// writes after it was followed by another lands.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storeKeys } from "../../src/records/keys.ts";
import type { Lease, Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { startCandidate, type CandidateProcess, type Fault, type Told } from "./candidates.ts";
import { historyOf, violations } from "./lead-history.ts";

const ttlMs = 10_000;
const keys = storeKeys("test");

function createWorld() {
  const clock = createVirtualClock();
  const memory = createMemoryStore(clock);
  return { clock, store: memory as Store, memory, keys };
}

type World = ReturnType<typeof createWorld>;

function start(world: World, names: readonly string[], fault: Fault = {}) {
  const stop = new AbortController();
  const told: Told[] = [];
  const how = { ttlMs, fault, signal: stop.signal };
  const processes = names.map((name) => startCandidate(world, name, how, told));
  const end = async (living: readonly CandidateProcess[] = processes): Promise<void> => {
    stop.abort();
    await Promise.all(living.map(({ ended }) => ended));
  };
  const leads = () =>
    told.flatMap(({ name, atMs, event }) => (event.type === "leading" ? [{ name, atMs }] : []));
  return { told, processes, end, leads };
}

describe("of two that could lead", () => {
  test("one does, the other says whom it waits for, and takes over at once when that one resigns", async () => {
    const world = createWorld();
    const stops = [new AbortController(), new AbortController()] as const;
    const told: Told[] = [];
    const first = startCandidate(world, "first", { ttlMs, signal: stops[0].signal }, told);
    await world.clock.sleep(500);
    const second = startCandidate(world, "second", { ttlMs, signal: stops[1].signal }, told);
    await world.clock.sleep(30_000);
    stops[0].abort();
    const resignedAtMs = world.clock.now();
    await first.ended;
    await world.clock.sleep(2_000);
    stops[1].abort();
    await second.ended;
    const lines = told.map(({ name, event }) => `${name} ${event.type}`);
    expect(lines).toEqual([
      "first leading",
      "second waiting",
      "first resigned",
      "second leading",
      "second resigned",
    ]);
    // The work of the first ends a round, and nothing else is waited for.
    expect(told[3]!.atMs - resignedAtMs).toBeLessThan(1_500);
  });

  test("the other leads within the lease and two seconds after the first was killed", async () => {
    const world = createWorld();
    const { processes, end, leads } = start(world, ["a", "b"]);
    await world.clock.sleep(25_000);
    const [dead, alive] = leads()[0]!.name === "a" ? processes : [...processes].reverse();
    const killedAtMs = world.clock.now();
    dead!.gate.wall();
    await world.clock.sleep(ttlMs + 2_000);
    expect(leads().length).toBe(2);
    expect(leads()[1]!.atMs - killedAtMs).toBeLessThan(ttlMs + 2_000);
    await end([alive!]);
    expect(violations(await historyOf(world.memory, keys))).toEqual([]);
  });

  test("one that slept for longer than its lease steps back when it wakes, and waits", async () => {
    const world = createWorld();
    const { processes, end, leads, told } = start(world, ["a", "b"]);
    await world.clock.sleep(5_000);
    const { name } = leads()[0]!;
    const sleeper = processes[name === "a" ? 0 : 1]!;
    sleeper.gate.shut();
    await world.clock.sleep(ttlMs * 2);
    sleeper.gate.open();
    await world.clock.sleep(5_000);
    const own = told.filter((one) => one.name === name).map(({ event }) => event.type);
    expect(own.slice(-3)).toEqual(["leading", "lead-lost", "waiting"]);
    await end();
    expect(violations(await historyOf(world.memory, keys))).toEqual([]);
  });
});

describe("a leader whose store does not answer", () => {
  /** Renewals hang, or answer with trouble, from a moment on. */
  function withDeafLeases(world: World, deaf: "hang" | "trouble", fromMs: number): void {
    const { clock, memory } = world;
    const wrap = (lease: Lease): Lease => ({
      ...lease,
      keepAlive() {
        if (clock.now() < fromMs) return lease.keepAlive();
        const failed = trouble("keeping the lease", "nobody answers", "soon");
        return deaf === "hang" ? clock.sleep(60_000).then(() => failed) : Promise.resolve(failed);
      },
    });
    world.store = {
      ...memory,
      async lease(ttl, holder) {
        const lease = await memory.lease(ttl, holder);
        return isTrouble(lease) ? lease : wrap(lease);
      },
    };
  }

  test.each(["hang", "trouble"] as const)(
    "is none any more when its term is over, by its own timers (%s)",
    async (deaf) => {
      const world = createWorld();
      const fromMs = world.clock.now() + 20_000;
      withDeafLeases(world, deaf, fromMs);
      const { told, end } = start(world, ["a"]);
      await world.clock.sleep(32_000);
      const lost = told.find(({ event }) => event.type === "lead-lost");
      expect(lost?.event).toMatchObject({ reason: "nobody confirmed it for 10 s" });
      // The last renewal that was confirmed was sent within a third of the term before.
      expect(lost!.atMs - fromMs).toBeGreaterThan(ttlMs / 2);
      expect(lost!.atMs - fromMs).toBeLessThanOrEqual(ttlMs);
      await end();
    },
  );

  test("tells trouble once and campaigns again for ever, slower and slower", async () => {
    const world = createWorld();
    const { memory } = world;
    let calls = 0;
    const range: Store["range"] = () => {
      calls += 1;
      return Promise.resolve(trouble("reading", "nobody answers", "soon"));
    };
    world.store = { ...memory, range };
    const { told, end, leads } = start(world, ["a"]);
    await world.clock.sleep(60_000);
    expect(calls).toBeGreaterThan(10);
    expect(calls).toBeLessThan(40);
    expect(told.map(({ event }) => event.type)).toEqual(["lead-trouble"]);
    world.store = memory;
    await end();
    expect(leads()).toEqual([]);
  });
});

const names = ["a", "b", "c", "d"];
const disturbance = fc.record({
  afterMs: fc.integer({ min: 50, max: 12_000 }),
  who: fc.nat(names.length - 1),
  what: fc.constantFrom("sleep", "sleep", "sleep", "wake", "die"),
});

/** What happened while candidates slept, woke and died; one is left that never does. */
async function disturbed(
  disturbances: readonly { afterMs: number; who: number; what: string }[],
  fault: Fault,
): Promise<{ store: MemoryStore; lastLeadAgoMs: number; leadsAtEnd: boolean }> {
  const world = createWorld();
  const { clock, memory } = world;
  const { processes, end, told } = start(world, [...names, "survivor"], fault);
  const dead = new Set<number>();
  for (const { afterMs, who, what } of disturbances) {
    await clock.sleep(afterMs);
    const { gate } = processes[who]!;
    if (what === "sleep") gate.shut();
    else if (what === "wake") gate.open();
    else {
      gate.wall();
      dead.add(who);
    }
  }
  for (const { gate } of processes) gate.open();
  await clock.sleep(ttlMs + 3_000);
  const leader = await memory.get(keys.leader);
  const last = told.findLast(({ event }) => event.type === "leading");
  await end(processes.filter((_, i) => !dead.has(i)));
  const lastLeadAgoMs = clock.now() - (last?.atMs ?? 0);
  return { store: memory, lastLeadAgoMs, leadsAtEnd: leader !== undefined };
}

const disturbances = fc.array(disturbance, { minLength: 1, maxLength: 12 });

describe("many that sleep, wake and die by chance", () => {
  test("never write but while they lead, and in the end somebody leads", async () => {
    await fc.assert(
      fc.asyncProperty(disturbances, async (some) => {
        const { store, leadsAtEnd } = await disturbed(some, {});
        expect(violations(await historyOf(store, keys))).toEqual([]);
        expect(leadsAtEnd).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("are caught where they take the lock without the fence of the lead", async () => {
    const found = await fc.check(
      fc.asyncProperty(disturbances, async (some) => {
        const { store } = await disturbed(some, { forgetsFence: true });
        return violations(await historyOf(store, keys)).length === 0;
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});

test("the judge finds what it is there to find, and nothing else", () => {
  const leads = (term: number) => ({ type: "leads", term }) as const;
  const wrote = (term: number) => ({ type: "wrote", term }) as const;
  const gone = { type: "gone" } as const;
  expect(violations([leads(1), wrote(1), gone, leads(2), wrote(2), gone])).toEqual([]);
  expect(violations([leads(1), gone, wrote(1)])).toEqual(["1 wrote while nobody led"]);
  expect(violations([leads(1), gone, leads(2), wrote(1)])).toEqual(["1 wrote while 2 led"]);
  expect(violations([leads(2), gone, leads(2)])).toEqual(["term 2 comes after 2"]);
  expect(violations([leads(1), leads(2)])).toEqual(["2 leads beside 1"]);
});

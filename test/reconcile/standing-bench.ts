// Devices, an agent, other writers and a watch that gets lost, around a standing view: everything that
// happens to it happens because a test says so.

import { digestOf } from "../../src/model/digest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { OwnedDocument } from "../../src/model/owned.ts";
import type { TargetName, TargetSettings } from "../../src/model/target.ts";
import type { Agent, Observation } from "../../src/ports/agent.ts";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../src/ports/trouble.ts";
import { createStanding, type Standing, type StandingView } from "../../src/reconcile/standing.ts";
import { commitAllocations, readAllocations } from "../../src/records/allocations.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { writeLive } from "../../src/records/live.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { encodeObservation, encodePresence } from "../../src/records/messages/said.ts";
import { readAllOwned, writeOwned } from "../../src/records/owned.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { settingsFor } from "../support/operations.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

export interface Device {
  document: JsonObject;
  isDead: boolean;
  /** How long a look takes. */
  lookMs: number;
  /** Absent where it has no names for its states. */
  hasToken: boolean;
  /** When it was asked. */
  readonly askedAtMs: number[];
}

export interface StandingBench {
  readonly clock: Clock;
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly standing: Standing;
  device(target: TargetName): Device;
  /** How often the standing view said that something moved. */
  moves(): number;
  /** Keys and prefixes that were read since this was asked last. */
  takeReads(): string[];
  declared: ReadonlyMap<TargetName, TargetSettings>;
  read(): Promise<StandingView>;
  /** What another process writes, under the lock unless it is told not to. */
  own(target: TargetName, key: string | undefined): Promise<void>;
  allocate(key: string, value: number): Promise<void>;
  release(key: string, value: number): Promise<void>;
  locked<T>(work: (lock: Lock) => Promise<T>): Promise<T>;
  /** What the agent of a target says of it by itself. */
  observe(target: TargetName): Promise<void>;
  appear(name: TargetName): Promise<void>;
  /** Another process looked, and recorded it. */
  record(target: TargetName): Promise<void>;
  /** All watches end, and what they have not told is lost. */
  loseWatches(): void;
  follow(): void;
  stop(): Promise<void>;
}

export const names = ["switch/a", "switch/b", "switch/c"] as const;

export function createStandingBench(targets: readonly TargetName[] = names): StandingBench {
  const clock = createVirtualClock();
  const keys = storeKeys("test");
  const reads: string[] = [];
  const { store, loseWatches } = fragile(createMemoryStore(clock), reads);
  const devices = new Map(targets.map((target) => [target, newDevice()]));
  const deviceOf = (target: TargetName): Device => {
    const device = devices.get(target) ?? newDevice();
    devices.set(target, device);
    return device;
  };
  const agent = agentOf(deviceOf, clock);
  const ports = { store, keys, clock, agent, random: () => 1 };
  const standing = createStanding(ports, { parallelism: 2 });
  const stopping = new AbortController();
  let following: Promise<void> | undefined;
  let moves = 0;
  const bench: StandingBench = {
    clock,
    store,
    keys,
    standing,
    device: deviceOf,
    moves: () => moves,
    takeReads: () => reads.splice(0),
    declared: new Map(targets.map((target) => [target, settingsFor(target)])),
    read: async () => well(await standing.read(bench.declared)),
    async locked(work) {
      const holder = { owner: "ada", host: "elsewhere", pid: 1, command: "plumb apply" };
      const lock = await acquireLock(store, clock, keys, holder, 60_000);
      if (!isLock(lock)) throw new Error("somebody holds the lock");
      const done = await work(lock);
      await lock.release();
      return done;
    },
    own: (target, key) =>
      bench.locked(async ({ fence }) => {
        well(await writeOwned(store, keys, target, ownedWith(target, key), fence));
      }),
    allocate: (key, value) =>
      bench.locked(async ({ fence }) => {
        const changes = { added: [{ pool: "vlan/p", key, value }], released: [] };
        well(await commitAllocations(store, keys, changes, fence));
      }),
    release: (key, value) =>
      bench.locked(async ({ fence }) => {
        const changes = { added: [], released: [{ pool: "vlan/p", key, value }] };
        well(await commitAllocations(store, keys, changes, fence));
      }),
    async observe(target) {
      const { document, isDead } = deviceOf(target);
      const observedAtMs = clock.now();
      const value = encodeObservation(
        isDead
          ? { type: "unknown", reason: "it does not answer", observedAtMs }
          : { type: "known", digest: digestOf(document), observedAtMs },
      );
      await store.transact([], [{ type: "put", key: keys.observation(target), value }]);
    },
    async appear(name) {
      const { presence: key } = { presence: keys.presence(name) };
      await store.transact([], [{ type: "delete", key }]);
      const common = { agent: "a", instance: "i", host: "h", pid: 1, version: "1", drivers: [] };
      const value = encodePresence({ ...common, sinceMs: clock.now() });
      await store.transact([], [{ type: "put", key, value }]);
    },
    async record(target) {
      const device = deviceOf(target);
      if (!device.isDead) await writeLive(store, keys, target, seenOf(device, clock.now()), []);
    },
    loseWatches,
    follow() {
      following = standing.follow(() => (moves += 1), stopping.signal);
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
  return bench;
}

/** What a process says that has just begun and reads everything. */
export async function freshRecords({
  store,
  keys,
}: StandingBench): Promise<Pick<StandingView, "owned" | "allocations">> {
  const owned = well(await readAllOwned(store, keys));
  return { owned, allocations: well(await readAllocations(store, keys)) };
}

function newDevice(): Device {
  return { document: { vlans: {} }, isDead: false, lookMs: 0, hasToken: true, askedAtMs: [] };
}

function seenOf({ document, hasToken }: Device, observedAtMs: number): Observation {
  const digest = digestOf(document);
  const named = hasToken ? { token: `t-${digest}` } : {};
  return { type: "observed", document: structuredClone(document), digest, ...named, observedAtMs };
}

function agentOf(deviceOf: (target: TargetName) => Device, clock: Clock): Agent {
  const look = async (target: TargetName): Promise<Observation | Trouble> => {
    const device = deviceOf(target);
    device.askedAtMs.push(clock.now());
    // It is as it is when the look begins, which is the worst case for who waits for the answer.
    const { isDead } = device;
    const seen = seenOf(device, clock.now());
    if (device.lookMs > 0) await clock.sleep(device.lookMs);
    return isDead ? trouble(`observing ${target}`, "it does not answer", "soon") : seen;
  };
  return {
    observe: look,
    async observeSince(target, _settings, known) {
      const seen = await look(target);
      if (isTrouble(seen) || seen.token !== known) return seen;
      return { type: "unchanged", observedAtMs: seen.observedAtMs };
    },
    submit: () => {
      throw new Error("nobody applies anything here");
    },
  };
}

function ownedWith(target: TargetName, key: string | undefined): OwnedDocument | undefined {
  if (key === undefined) return undefined;
  const item = { values: [{}], claims: [] };
  const items = new Map([["/vlans", new Map([[key, item]])]]);
  return { settings: settingsFor(target), items };
}

/** A store that says what is read of it, and whose watches can be lost. */
function fragile(inner: Store, reads: string[]): { store: Store; loseWatches: () => void } {
  let losses = new AbortController();
  const store: Store = {
    ...inner,
    get(key) {
      reads.push(key);
      return inner.get(key);
    },
    range(prefix, options) {
      reads.push(prefix);
      return inner.range(prefix, options);
    },
    async *watch(prefix, from, signal): AsyncGenerator<WatchEvent> {
      const { signal: lost } = losses;
      const either = AbortSignal.any([signal, lost]);
      for await (const event of inner.watch(prefix, from, either)) {
        if (lost.aborted) break;
        yield event;
      }
      if (lost.aborted) yield { type: "compacted", revision: 0 };
    },
  };
  const loseWatches = (): void => {
    losses.abort();
    losses = new AbortController();
  };
  return { store, loseWatches };
}

export function well<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}

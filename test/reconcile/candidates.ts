// Processes that want to lead, in one: each sees the store and the clock through a gate that a test can
// shut, for a while (SIGSTOP) or for ever (SIGKILL). What was under way then is neither lost nor known.

import type { Clock } from "../../src/ports/clock.ts";
import type { Lease, Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { whileLeading, type LeadEvent, type LeaderWork } from "../../src/reconcile/lead.ts";
import { writeFenced } from "../../src/records/fence.ts";
import type { StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import { workKey } from "./lead-history.ts";

export interface Gate {
  shut(): void;
  open(): void;
  /** Whoever waits in front of it waits for ever. */
  wall(): void;
  pass<T>(value: T): Promise<T>;
}

export function createGate(): Gate {
  let opening: Promise<void> | undefined;
  let open: () => void = () => undefined;
  let isWall = false;
  return {
    shut() {
      opening ??= new Promise((resolve) => (open = resolve));
    },
    open() {
      if (isWall) return;
      opening = undefined;
      open();
    },
    wall() {
      this.shut();
      isWall = true;
    },
    async pass(value) {
      while (opening !== undefined) await opening;
      return value;
    },
  };
}

function gatedStore(store: Store, gate: Gate): Store {
  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    await gate.pass(undefined);
    return await gate.pass(await call());
  };
  const gatedLease = (lease: Lease): Lease => ({
    ...lease,
    keepAlive: () => through(() => lease.keepAlive()),
    revoke: () => through(() => lease.revoke()),
  });
  return {
    get: (key) => through(() => store.get(key)),
    range: (prefix, options) => through(() => store.range(prefix, options)),
    transact: (compares, writes) => through(() => store.transact(compares, writes)),
    async *watch(prefix, from, signal) {
      for await (const event of store.watch(prefix, from, signal)) yield await gate.pass(event);
    },
    async lease(ttlMs, holder) {
      const lease = await through(() => store.lease(ttlMs, holder));
      return isTrouble(lease) ? lease : gatedLease(lease);
    },
    close: () => Promise.resolve(),
  };
}

function gatedClock(clock: Clock, gate: Gate): Clock {
  return {
    now: () => clock.now(),
    async sleep(ms, signal) {
      await clock.sleep(ms, signal);
      await gate.pass(undefined);
    },
  };
}

export interface World {
  readonly clock: Clock;
  readonly store: Store;
  readonly keys: StoreKeys;
}

export interface Told {
  readonly name: string;
  readonly atMs: number;
  readonly event: LeadEvent;
}

export interface CandidateProcess {
  readonly gate: Gate;
  readonly ended: Promise<void>;
}

/** What a worker does wrong on purpose. */
export interface Fault {
  /** Takes the lock as if nobody led. */
  readonly forgetsFence?: boolean;
}

export function startCandidate(
  world: World,
  name: string,
  how: { readonly ttlMs: number; readonly fault?: Fault; readonly signal: AbortSignal },
  told: Told[],
): CandidateProcess {
  const gate = createGate();
  const store = gatedStore(world.store, gate);
  const clock = gatedClock(world.clock, gate);
  const { keys } = world;
  const holder = { owner: name, host: name, pid: 1, command: "test" };
  const { ttlMs, fault = {}, signal } = how;
  const ended = whileLeading(
    { store, clock, keys, random: () => 0.5 },
    { holder, ttlMs },
    worker({ store, clock, keys }, holder, ttlMs, fault),
    (event) => told.push({ name, atMs: world.clock.now(), event }),
    signal,
  );
  return { gate, ended };
}

/**
 * Takes the lock, writes its term a few times, gives the lock back, and so on. It is hard of hearing:
 * it looks at the signal only between two rounds, as who slept in the middle of a call.
 */
function worker(
  { store, clock, keys }: World,
  holder: Parameters<typeof acquireLock>[3],
  ttlMs: number,
  { forgetsFence = false }: Fault,
): LeaderWork {
  return async ({ leadership: { fence, record } }, signal) => {
    while (!signal.aborted) {
      for (let round = 0; round < 3; round += 1) {
        const terms = { ttlMs, under: forgetsFence ? [] : fence };
        const lock = await acquireLock(store, clock, keys, holder, terms);
        if (isLock(lock)) {
          for (let n = 0; n < 3; n += 1) {
            await clock.sleep(100);
            const write = { type: "put", key: workKey, value: String(record.term) } as const;
            await writeFenced(store, lock.fence, [write]);
          }
          await lock.release();
        }
        await clock.sleep(100);
      }
    }
  };
}

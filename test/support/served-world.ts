// Agents that serve on a store in memory and a clock that jumps, and a writer that speaks to them as
// the protocol says, without the engine.

import { serveAgent, type ServeParts } from "../../src/agent/serve/serve-agent.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { Answer, LastObservation, Presence, Refusal } from "../../src/model/agent.ts";
import type { AgentEvent } from "../../src/model/agent-event.ts";
import type { ChangeSet } from "../../src/model/change-set.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Writer } from "../../src/ports/agent.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { getAnswer } from "../../src/records/messages/answer.ts";
import { putCancel, putChangeSet } from "../../src/records/messages/change-set.ts";
import {
  decodeObservation,
  decodePresence,
  decodeRefusal,
  encodeLook,
} from "../../src/records/messages/said.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";
import { settingsFor } from "./operations.ts";
import { createVirtualClock } from "./virtual-clock.ts";

export interface ServedWorld {
  readonly clock: Clock;
  readonly keys: StoreKeys;
  /** Shared. */
  readonly store: MemoryStore;
  /** Of the agents' simulated devices. */
  readonly devices: MemoryStore;
  /** Serves until it is stopped; `given` wins over what the world has. */
  serve(targets: readonly string[], given?: Partial<ServeParts>): ServedAgent;
  lock(): Promise<Lock>;
  submit(changeSet: Partial<ChangeSet> & Pick<ChangeSet, "id">, writer: Writer): Promise<void>;
  cancel(changeSet: Pick<ChangeSet, "id" | "target" | "generation">, writer: Writer): Promise<void>;
  look(target: TargetName, id: string): Promise<void>;
  answer(target: TargetName): Promise<Answer | undefined>;
  observation(target: TargetName): Promise<LastObservation | undefined>;
  presence(target: TargetName): Promise<Presence | undefined>;
  refusal(target: TargetName): Promise<Refusal | undefined>;
  /** Asks until the answer is there and right; fails after a virtual hour. */
  until<T>(ask: () => Promise<T | undefined>, isRight?: (value: T) => boolean): Promise<T>;
}

export interface ServedAgent {
  readonly events: readonly AgentEvent[];
  readonly journal: MemoryStore;
  /** Resolves or rejects as serving does. */
  readonly ended: Promise<void>;
  /** As a first SIGTERM does; resolves once it has ended. */
  stop(): Promise<void>;
  /** As kill -9 does: none of its calls comes about any more, and its lease is left to itself. */
  kill(): void;
}

export function createServedWorld(): ServedWorld {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const devices = createMemoryStore(clock);
  const keys = storeKeys("test");
  let instances = 0;

  const read = async <T>(
    key: string,
    decode: (entry: { key: string; value: string; revision: number; createRevision: number }) => T,
  ): Promise<Exclude<T, Trouble> | undefined> => {
    const entry = right(await store.get(key));
    return entry && right(decode(entry));
  };

  return {
    clock,
    keys,
    store,
    devices,
    serve(targets, given = {}) {
      instances += 1;
      const events: AgentEvent[] = [];
      const stop = new AbortController();
      const journal = (given.journal ?? createMemoryStore(clock)) as MemoryStore;
      const life = { isOver: false };
      const mortal = <T extends object>(port: T): T => mortalPort(port, life);
      const parts: ServeParts = {
        keys,
        drivers: createDrivers({ store: devices, keys, clock }),
        targets,
        observeEveryMs: 30_000,
        leaseTtlMs: 10_000,
        random: () => 0.5,
        isProcessAlive: () => true,
        identity: {
          agent: "one",
          instance: `instance-${instances}`,
          host: "here",
          pid: instances,
          version: "0",
        },
        onEvent: (event) => void events.push(event),
        monotonic: () => clock.now(),
        ...given,
        clock: mortal(clock),
        store: mortal(given.store ?? store),
        journal: mortal(journal),
      };
      const drivers = [...parts.drivers].map(([name, one]): [string, Driver] => [
        name,
        mortal(one),
      ]);
      const ended = serveAgent({ ...parts, drivers: new Map(drivers) }, stop.signal);
      return {
        events,
        journal,
        ended,
        async stop() {
          stop.abort();
          await ended;
        },
        kill() {
          life.isOver = true;
        },
      };
    },
    async lock() {
      const holder = { owner: "tester", host: "here", pid: 1, command: "test" };
      const lock = right(await acquireLock(store, clock, keys, holder, 3_600_000));
      if (!isLock(lock)) throw new Error("the lock is held");
      return lock;
    },
    async submit(given, writer) {
      const target = given.target ?? "switch/a";
      const settings = settingsFor(target);
      const operations: readonly Operation[] = [];
      const changeSet = { target, settings, generation: 1, operations, ...given };
      right(await putChangeSet(store, keys, changeSet, writer));
    },
    async cancel({ id, target, generation }, writer) {
      right(await putCancel(store, keys, { id, target, generation }, writer));
    },
    async look(target, id) {
      const value = encodeLook({ id, target, settings: settingsFor(target) });
      right(await store.transact([], [{ type: "put", key: keys.look(target), value }]));
    },
    answer: async (target) => right(await getAnswer(store, keys, target))?.answer,
    observation: (target) => read(keys.observation(target), decodeObservation),
    presence: (target) => read(keys.presence(target), decodePresence),
    refusal: (target) => read(keys.refusal(target), decodeRefusal),
    async until(ask, isRight = () => true) {
      for (const startMs = clock.now(); clock.now() - startMs < 3_600_000;) {
        const answer = await ask();
        if (answer !== undefined && isRight(answer)) return answer;
        await clock.sleep(10);
      }
      throw new Error("it never came about");
    },
  };
}

/** A port whose calls, once the life is over, neither reach the other side nor ever answer. */
function mortalPort<T extends object>(port: T, life: { readonly isOver: boolean }): T {
  return new Proxy(port, {
    get(_, name) {
      const member: unknown = Reflect.get(port, name);
      if (typeof member !== "function") return member;
      if (name === "now") return member.bind(port) as unknown;
      return (...args: unknown[]): unknown => {
        if (life.isOver) return name === "watch" ? silence() : new Promise(() => undefined);
        const answer: unknown = Reflect.apply(member, port, args);
        if (!(answer instanceof Promise)) return answer;
        return answer.then((value: unknown) =>
          life.isOver ? new Promise(() => undefined) : mortalLease(value, life),
        );
      };
    },
  });
}

// oxlint-disable-next-line require-yield
async function* silence(): AsyncGenerator<never> {
  await new Promise(() => undefined);
}

function mortalLease(value: unknown, life: { readonly isOver: boolean }): unknown {
  const isLease = typeof value === "object" && value !== null && "keepAlive" in value;
  return isLease ? mortalPort(value, life) : value;
}

function right<T>(value: T): Exclude<T, Trouble> {
  if (isTrouble(value)) throw new Error(`${value.doing}: ${value.reason}`);
  return value as Exclude<T, Trouble>;
}

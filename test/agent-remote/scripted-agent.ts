// A bench for the writer's side: a store, a remote agent in front of it, and in place of the process
// behind it the single things that such a process does, done by the test when it likes.

import { createRemoteAgent, type RemoteAgent } from "../../src/agent/remote/remote-agent.ts";
import { remoteTimes, type RemoteTimes } from "../../src/agent/remote/times.ts";
import type { Answer, LastObservation, Look } from "../../src/model/agent.ts";
import type { ChangeSet, ChangeSetResult, Outcome } from "../../src/model/change-set.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Writer } from "../../src/ports/agent.ts";
import type { Lease } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { writeLive } from "../../src/records/live.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { putAnswer } from "../../src/records/messages/answer.ts";
import { getMessage, type ChangeSetMessage } from "../../src/records/messages/change-set.ts";
import {
  decodeLook,
  encodeObservation,
  encodePresence,
  encodeRefusal,
} from "../../src/records/messages/said.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { add, settingsFor, vlan } from "../support/operations.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import type { Clock } from "../../src/ports/clock.ts";

export const target = "switch/a";
export const settings = settingsFor(target);
export const one = add(target, "/vlans/1", vlan("one"));
export const two = add(target, "/vlans/2", vlan("two"));
export const changeSet: ChangeSet = {
  id: "1.1",
  target,
  settings,
  generation: 1,
  operations: [one, two],
};

export interface Bench {
  readonly store: MemoryStore;
  readonly clock: Clock;
  readonly keys: StoreKeys;
  readonly agent: RemoteAgent;
  /** Takes the lock. */
  readonly lock: () => Promise<Lock>;
  readonly submit: (
    writer: Writer,
    change?: Partial<ChangeSet>,
    signal?: AbortSignal,
  ) => Promise<ChangeSetResult>;
  /** What the process behind the store does. */
  readonly process: ScriptedProcess;
}

export interface ScriptedProcess {
  appear(of?: string): Promise<Lease>;
  /** Waits for the next look that was not answered. */
  look(of?: string): Promise<Look>;
  publish(document: JsonObject, token?: string): Promise<LastObservation>;
  say(observation: LastObservation, of?: string): Promise<void>;
  /** Waits until a message of this type lies there. */
  message(type: ChangeSetMessage["type"]): Promise<ChangeSetMessage>;
  answer(answer: Answer): Promise<void>;
  refuse(changeSet: string, reason: string): Promise<void>;
}

export function createBench(times: Partial<RemoteTimes> = {}): Bench {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const keys = storeKeys("test");
  const agent = createRemoteAgent({ store, keys, clock, times: { ...remoteTimes, ...times } });
  return {
    store,
    clock,
    keys,
    agent,
    async lock() {
      const holder = { owner: "o", host: "h", pid: 1, command: "plumb apply" };
      const lock = await acquireLock(store, clock, keys, holder, 3_600_000);
      if (!isLock(lock)) throw new Error("the lock is held");
      return lock;
    },
    submit: (writer, change = {}, signal = new AbortController().signal) =>
      agent.submit({ ...changeSet, ...change }, writer, signal, () => undefined),
    process: processOn(store, keys, clock),
  };
}

function processOn(store: MemoryStore, keys: StoreKeys, clock: Clock): ScriptedProcess {
  let lastLook: string | undefined;
  async function put(key: string, value: string, lease?: string): Promise<void> {
    const leased = lease === undefined ? {} : { lease };
    good(await store.transact([], [{ type: "put", key, value, ...leased }]));
  }
  async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (let i = 0; i < 10_000; i += 1) {
      const found = await ask();
      if (found !== undefined) return found;
      await clock.sleep(1);
    }
    throw new Error("it never came");
  }
  return {
    async appear(of = target) {
      const lease = good(await store.lease(3_600_000, { host: "h", pid: 2 }));
      const who = { agent: "a", instance: "i", host: "h", pid: 2, version: "0", drivers: ["sim"] };
      await put(keys.presence(of), encodePresence({ ...who, sinceMs: clock.now() }), lease.id);
      return lease;
    },
    async look(of = target) {
      return await until(async () => {
        const entry = good(await store.get(keys.look(of)));
        const look = entry === undefined ? undefined : good(decodeLook(entry));
        if (look === undefined || look.id === lastLook) return undefined;
        lastLook = look.id;
        return look;
      });
    },
    async publish(document, token) {
      const digest = digestOf(document);
      const named = token === undefined ? {} : { token };
      const seen = { digest, ...named, observedAtMs: clock.now() };
      good(await writeLive(store, keys, target, { document, ...seen }, []));
      return { type: "known", ...seen };
    },
    async say(observation, of = target) {
      await put(keys.observation(of), encodeObservation(observation));
    },
    async message(type) {
      return await until(async () => {
        const found = good(await getMessage(store, keys, target));
        return found?.message.type === type ? found.message : undefined;
      });
    },
    async answer(answer) {
      good(await putAnswer(store, keys, target, answer, []));
    },
    async refuse(id, reason) {
      await put(keys.refusal(target), encodeRefusal({ changeSet: id, reason, atMs: clock.now() }));
    },
  };
}

/** "done" for each operation. */
export function allDone(set: ChangeSet = changeSet): Map<string, Outcome> {
  return new Map(set.operations.map(({ id }) => [id, { type: "done", already: false }]));
}

export function good<T>(result: T | Trouble): T {
  if (isTrouble(result)) throw new Error(result.reason);
  return result;
}

/** The types of all outcomes, or of the result that has none. */
export function kindsOf(result: ChangeSetResult): string[] {
  return result.type === "answered"
    ? [...result.outcomes.values()].map(({ type }) => type)
    : [result.type];
}

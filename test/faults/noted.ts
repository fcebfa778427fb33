// Wraps what an agent works with, so that the history gets a line for everything that is said to a
// device and everything that the device does, each at its moment, and so that each is a boundary.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Store, Write } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { targetOfKey, type StoreKeys } from "../../src/records/keys.ts";
import { fatefulStore, type Fate } from "./fate.ts";
import type { Note, OperationOf } from "./history.ts";

export interface Noted {
  readonly keys: StoreKeys;
  readonly note: Note;
  readonly fate: Fate;
  /** The change set that was taken last, by target. */
  readonly current: Map<TargetName, Pick<OperationOf, "changeSet" | "generation">>;
  /** What the device is being asked for, by target. */
  readonly inFlight: Map<TargetName, OperationOf>;
  /** How long a device that has done something takes to say so. */
  readonly answersAfterMs: () => number;
}

/** The shared store: tells of change sets that are taken. Boundaries count from there to the answer. */
export function notedStore(store: Store, noted: Noted): Store {
  const { keys, note, fate, current } = noted;
  const fateful = fatefulStore(store, fate, "the shared store");
  return {
    ...store,
    async transact(compares, writes) {
      const answers = answersIn(keys, writes);
      for (const { target, changeSet, generation } of answers) {
        current.set(target, { changeSet, generation });
      }
      if (answers.length > 0) fate.count(true);
      const written = await fateful.transact(compares, writes);
      if (isTrouble(written) || written.type === "refused") return written;
      for (const { target, changeSet, generation, end } of answers) {
        if (end === undefined) note({ type: "taken", target, changeSet, generation });
        else fate.count(false);
      }
      return written;
    },
  };
}

interface SaidAnswer {
  readonly target: TargetName;
  readonly changeSet: string;
  readonly generation: number;
  readonly end?: string;
}

function answersIn(keys: StoreKeys, writes: readonly Write[]): SaidAnswer[] {
  return writes.flatMap((write) => {
    if (write.type !== "put" || !write.key.startsWith(keys.agents)) return [];
    const target = targetOfKey(write.key.slice(keys.agents.length));
    if (write.key !== keys.answer(target)) return [];
    const record = JSON.parse(write.value) as Partial<SaidAnswer>;
    const { changeSet, generation, end } = record;
    // One that lies in pieces has ended.
    if (changeSet === undefined || generation === undefined) return [];
    return [{ target, changeSet, generation, ...(end === undefined ? {} : { end }) }];
  });
}

/** Beginning a change set is the first thing that an agent writes down of it. */
export function notedJournal(journal: Store, { fate, keys }: Noted): Store {
  const fateful = fatefulStore(journal, fate, "the journal");
  return {
    ...journal,
    async transact(compares, writes) {
      if (writes.some(({ key }) => key.startsWith(keys.agents))) fate.count(true);
      return await fateful.transact(compares, writes);
    },
  };
}

/** The devices' store: tells of every change that a device made, as soon as it is made. */
export function notedDevices(store: Store, { keys, note, inFlight }: Noted): Store {
  return {
    ...store,
    async transact(compares, writes) {
      const written = await store.transact(compares, writes);
      if (isTrouble(written) || written.type === "refused") return written;
      for (const write of writes) {
        const isStep = write.key.startsWith(keys.simulated) && write.key.includes("/log/");
        if (write.type !== "put" || !isStep) continue;
        const target = targetOfKey(write.key.slice(keys.simulated.length));
        const by = inFlight.get(target);
        const step = JSON.parse(write.value) as Pick<Operation, "action" | "path" | "value">;
        note({ type: "changed", target, ...step, ...(by === undefined ? {} : { by }) });
      }
      return written;
    },
  };
}

export function notedDriver(
  driver: Driver,
  { note, fate, current, inFlight, answersAfterMs }: Noted,
): Driver {
  return {
    name: driver.name,
    features: driver.features,
    async observe(target, settings, known) {
      const seen = await fate.cross(`observing ${target}`, () =>
        driver.observe(target, settings, known),
      );
      if (!isTrouble(seen)) note({ type: "observed", target });
      return seen;
    },
    async apply(operation, settings) {
      const { target, id } = operation;
      const changeSet = current.get(target) ?? { changeSet: "none", generation: 0 };
      const of = { ...changeSet, operation: id };
      note({ type: "sent", target, ...of });
      inFlight.set(target, of);
      const answer = await fate.cross(`sending ${id}`, () => driver.apply(operation, settings));
      const lateMs = answersAfterMs();
      if (lateMs > 0) await systemClock.sleep(lateMs);
      inFlight.delete(target);
      note({ type: "answered", target, ...of, answer: answer.type });
      return answer;
    },
  };
}

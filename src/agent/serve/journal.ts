// What the agent writes down in its own store: the change set that it carries out, how far each of its
// operations got, and how each target was reached last. It is read after a restart, and answers whether
// or not the shared store does. Nobody else reads or writes it.
//
// It lies under the keys that the agent has in the shared store:
//   agents/<t>/begun         the change set, whole       looks/<t>/message   the settings of the target
//   agents/<t>/steps/<n>     {changeSet, steps}: how far some of its operations got, by their ids

import type { ChangeSet } from "../../model/change-set.ts";
import type { Operation } from "../../model/operation.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Store, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { getText, putText, type TextPlace } from "../../records/long-text.ts";
import { readRange } from "../../records/ranges.ts";
import { decodeRecord, encodeRecord } from "../../records/wire.ts";
import type { Step, StepRecord } from "../step-record.ts";

/** Undefined where an operation was sent and nothing more is known. */
type Written = Step | null;

/** By operation id; null where it was sent and nothing more is known. Others were never sent. */
export type Steps = ReadonlyMap<string, Written>;

interface StepsRecord {
  readonly changeSet: string;
  readonly steps: readonly (readonly [string, Written])[];
}

export interface Begun {
  readonly changeSet: ChangeSet;
  readonly steps: Steps;
}

export interface Journal {
  /** Must last before the change set is taken: a change set that is not here was begun by another. */
  begin(changeSet: ChangeSet): Promise<Trouble | undefined>;
  record(changeSet: ChangeSet): StepRecord;
  /** The change set that was begun last on a target; undefined where none is known. */
  begun(target: TargetName): Promise<Begun | undefined | Trouble>;
  /** How the target is reached; written only where it is another than before. */
  remember(settings: TargetSettings): Promise<Trouble | undefined>;
  /** Of all targets that were ever asked about. */
  remembered(): Promise<readonly TargetSettings[] | Trouble>;
}

/** A step costs one write of one of these, or of two, whatever the number of operations. */
const stepsInRecord = 8;
/** Well within what one transaction takes, also where a device says much about each operation. */
const recordsAtOnce = 40;

export function createJournal(store: Store, keys: StoreKeys): Journal {
  const known = new Map<TargetName, string>();
  const placeOf = (target: TargetName): TextPlace => {
    const key = `${keys.agent(target)}begun`;
    return { store, key, pieces: keys.pieces(key) };
  };
  return {
    async begin(changeSet) {
      const text = encodeRecord({ changeSet });
      const written = await putText(placeOf(changeSet.target), text, [], []);
      return isTrouble(written) ? written : undefined;
    },
    record: (changeSet) => stepRecord(store, stepsPrefix(keys, changeSet.target), changeSet.id),
    async begun(target) {
      const place = placeOf(target);
      const found = await getText(place);
      if (found === undefined || isTrouble(found)) return found;
      const record = decodeRecord<{ changeSet?: Partial<ChangeSet> }>(place.key, found.text);
      if (isTrouble(record)) return record;
      if (!isWhole(record.changeSet)) return undefined;
      const { changeSet } = record;
      const steps = await readSteps(store, stepsPrefix(keys, target), changeSet.id);
      return isTrouble(steps) ? steps : { changeSet, steps };
    },
    async remember(settings) {
      const { target } = settings;
      const value = encodeRecord({ settings });
      if (known.get(target) === value) return undefined;
      const put: Write = { type: "put", key: keys.look(target), value };
      const written = await store.transact([], [put]);
      if (isTrouble(written)) return written;
      known.set(target, value);
      return undefined;
    },
    async remembered() {
      const entries = await readRange(store, keys.looks);
      if (isTrouble(entries)) return entries;
      const all: TargetSettings[] = [];
      for (const { key, value } of entries) {
        const record = decodeRecord<{ settings: TargetSettings }>(key, value);
        // Whoever asks for something tells the settings again.
        if (isTrouble(record)) continue;
        known.set(record.settings.target, value);
        all.push(record.settings);
      }
      return all;
    },
  };
}

/** The record of one change set, under a prefix. */
export function stepRecord(store: Store, prefix: string, changeSet: string): StepRecord {
  const places = new Map<string, number>();
  const records: Map<string, Written>[] = [];
  const changed = new Set<number>();

  function set({ id }: Operation, step: Written): void {
    let place = places.get(id);
    if (place === undefined) {
      place = Math.floor(places.size / stepsInRecord);
      places.set(id, place);
    }
    (records[place] ??= new Map()).set(id, step);
    changed.add(place);
  }

  async function flush(): Promise<Trouble | undefined> {
    const writes = [...changed].map((place): Write => {
      const steps = [...(records[place] ?? [])];
      const value = encodeRecord({ changeSet, steps } satisfies StepsRecord);
      return { type: "put", key: `${prefix}${String(place).padStart(6, "0")}`, value };
    });
    for (let from = 0; from < writes.length; from += recordsAtOnce) {
      const written = await store.transact([], writes.slice(from, from + recordsAtOnce));
      if (isTrouble(written)) return written;
    }
    changed.clear();
    return undefined;
  }

  return {
    async sending(operations) {
      for (const operation of operations) set(operation, null);
      return await flush();
    },
    learned: set,
    flush,
  };
}

/** What former change sets left behind is told apart by their ids. */
export async function readSteps(
  store: Store,
  prefix: string,
  changeSet: string,
): Promise<Steps | Trouble> {
  const entries = await readRange(store, prefix);
  if (isTrouble(entries)) return entries;
  const steps = new Map<string, Written>();
  for (const { key, value } of entries) {
    const record = decodeRecord<StepsRecord>(key, value);
    if (isTrouble(record)) return record;
    if (record.changeSet !== changeSet) continue;
    for (const [id, step] of record.steps) steps.set(id, step);
  }
  return steps;
}

/** This process alone writes it, but a file may be damaged in any way. */
function isWhole(changeSet: Partial<ChangeSet> | undefined): changeSet is ChangeSet {
  return changeSet?.id !== undefined && Array.isArray(changeSet.operations);
}

function stepsPrefix(keys: StoreKeys, target: TargetName): string {
  return `${keys.agent(target)}steps/`;
}

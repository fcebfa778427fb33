// What the agent writes down of an apply that it undoes unless that is confirmed: in its own store, before
// anything of it is sent, so that it can undo without the shared store and after it was killed itself.
//
// It lies beside the rest of the agent's journal:
//   confirmations/<t>          the apply, and how far it is with it
//   agents/<t>/armed-sets/<n>  each of its change sets, whole, and its outcomes once they are known
//   agents/<t>/undo            the operations that undo it, and what became of them in former rounds
//   agents/<t>/undo-steps/<n>  how far the operations of the last round got

import type { ArmedState } from "../../model/agent.ts";
import type { Outcome } from "../../model/change-set.ts";
import type { Operation } from "../../model/operation.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Store, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { getText, putText, type TextPlace } from "../../records/long-text.ts";
import { readRange } from "../../records/ranges.ts";
import { decodeRecord, encodeRecord } from "../../records/wire.ts";
import type { StepRecord } from "../step-record.ts";
import { readSteps, stepRecord, type Steps } from "./journal.ts";

export interface ArmedApply {
  readonly target: TargetName;
  readonly settings: TargetSettings;
  /** The journal's entry of the apply. */
  readonly entry: string;
  readonly withinMs: number;
  readonly phase: ArmedState | "undoing";
  /** Of the last message of its writer. */
  readonly messageRevision: number;
  /** When it came to its phase, in milliseconds since the epoch. */
  readonly atMs: number;
  /** When it is undone, in milliseconds since the epoch; absent as long as its writer is there. */
  readonly undoAtMs?: number;
  /** By the ids of the operations that were undone. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

export interface ArmedSet {
  readonly id: string;
  /** Whether it takes back what other sets of the apply did. */
  readonly isUndo: boolean;
  readonly operations: readonly Operation[];
  /** Absent where the agent was stopped in it. An operation without one was not done. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

export interface Undoing {
  /** In the order in which they run. */
  readonly operations: readonly Operation[];
  /** What each of them undoes, by its id. */
  readonly undoes: ReadonlyMap<string, string>;
  /** What is known of former rounds. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly round: number;
}

export interface ArmedJournal {
  /** Of all targets. What cannot be read is left out: nobody can undo what nobody knows. */
  all(): Promise<readonly ArmedApply[] | Trouble>;
  write(apply: ArmedApply): Promise<Trouble | undefined>;
  /** Writes a change set under its number, in the place of an earlier writing of it. */
  writeSet(target: TargetName, number: number, set: ArmedSet): Promise<Trouble | undefined>;
  /** By their numbers, which have no gaps. */
  sets(target: TargetName): Promise<readonly ArmedSet[] | Trouble>;
  /** Writes the undoing together with the apply that comes to it. */
  writeUndoing(apply: ArmedApply, undoing: Undoing): Promise<Trouble | undefined>;
  undoing(target: TargetName): Promise<Undoing | undefined | Trouble>;
  record(apply: ArmedApply, round: number): StepRecord;
  steps(apply: ArmedApply, round: number): Promise<Steps | Trouble>;
  /** Forgets the change sets and the undoing, and with `isWhole` the apply itself. */
  clear(target: TargetName, isWhole: boolean): Promise<Trouble | undefined>;
}

type Pairs = readonly (readonly [string, Outcome])[];
type ApplyRecord = Omit<ArmedApply, "outcomes"> & { readonly outcomes?: Pairs };
type SetRecord = Omit<ArmedSet, "outcomes"> & { readonly outcomes?: Pairs };
type UndoingRecord = Omit<Undoing, "outcomes" | "undoes"> & {
  readonly outcomes: Pairs;
  readonly undoes: readonly (readonly [string, string])[];
};

/** Well within what one transaction takes. */
const deletesAtOnce = 100;

export function createArmedJournal(store: Store, keys: StoreKeys): ArmedJournal {
  const place = (key: string): TextPlace => ({ store, key, pieces: keys.pieces(key) });
  const setsPrefix = (target: TargetName): string => `${keys.agent(target)}armed-sets/`;
  const undoKey = (target: TargetName): string => `${keys.agent(target)}undo`;
  const stepsPrefix = (target: TargetName): string => `${keys.agent(target)}undo-steps/`;
  const roundId = ({ entry }: ArmedApply, round: number): string => `${entry}.${String(round)}`;
  const put = async (key: string, text: string, besides: readonly Write[] = []) =>
    troubleIn(await putText(place(key), text, [], besides));

  return {
    async all() {
      const entries = await readRange(store, keys.confirmations);
      if (isTrouble(entries)) return entries;
      const all: ArmedApply[] = [];
      for (const entry of entries) {
        const found = await getText(place(entry.key), entry);
        if (isTrouble(found)) return found;
        const record = found && decodeRecord<ApplyRecord>(entry.key, found.text);
        if (record !== undefined && !isTrouble(record)) all.push(withOutcomes(record));
      }
      return all;
    },
    write: (apply) => put(keys.confirmation(apply.target), applyText(apply)),
    async writeSet(target, number, set) {
      const key = `${setsPrefix(target)}${String(number).padStart(6, "0")}`;
      const { outcomes } = set;
      return await put(key, encodeRecord({ ...set, outcomes: outcomes && [...outcomes] }));
    },
    sets: (target) => readSets(store, keys, setsPrefix(target)),
    async writeUndoing(apply, undoing) {
      const record: UndoingRecord = {
        ...undoing,
        outcomes: [...undoing.outcomes],
        undoes: [...undoing.undoes],
      };
      const value = applyText(apply);
      const head: Write = { type: "put", key: keys.confirmation(apply.target), value };
      return await put(undoKey(apply.target), encodeRecord(record), [head]);
    },
    async undoing(target) {
      const found = await getText(place(undoKey(target)));
      if (found === undefined || isTrouble(found)) return found;
      const record = decodeRecord<UndoingRecord>(undoKey(target), found.text);
      if (isTrouble(record)) return record;
      const { outcomes, undoes } = record;
      return { ...record, outcomes: new Map(outcomes), undoes: new Map(undoes) };
    },
    record: (apply, round) => stepRecord(store, stepsPrefix(apply.target), roundId(apply, round)),
    steps: (apply, round) => readSteps(store, stepsPrefix(apply.target), roundId(apply, round)),
    async clear(target, isWhole) {
      const own = keys.confirmation(target);
      const folders = [setsPrefix(target), stepsPrefix(target)];
      const prefixes = [...folders, undoKey(target), keys.pieces(undoKey(target))];
      for (const folder of folders) prefixes.push(keys.pieces(folder.slice(0, -1)));
      if (isWhole) prefixes.push(keys.pieces(own));
      for (const prefix of prefixes) {
        const failed = await deleteAll(store, prefix);
        if (failed !== undefined) return failed;
      }
      if (!isWhole) return undefined;
      return troubleIn(await store.transact([], [{ type: "delete", key: own }]));
    },
  };
}

async function deleteAll(store: Store, prefix: string): Promise<Trouble | undefined> {
  const entries = await readRange(store, prefix);
  if (isTrouble(entries)) return entries;
  const deletes = entries.map(({ key }): Write => ({ type: "delete", key }));
  for (let from = 0; from < deletes.length; from += deletesAtOnce) {
    const done = await store.transact([], deletes.slice(from, from + deletesAtOnce));
    if (isTrouble(done)) return done;
  }
  return undefined;
}

async function readSets(
  store: Store,
  keys: StoreKeys,
  prefix: string,
): Promise<ArmedSet[] | Trouble> {
  const entries = await readRange(store, prefix);
  if (isTrouble(entries)) return entries;
  const sets: ArmedSet[] = [];
  for (const entry of entries) {
    const { key } = entry;
    const found = await getText({ store, key, pieces: keys.pieces(key) }, entry);
    if (isTrouble(found)) return found;
    const record = found && decodeRecord<SetRecord>(key, found.text);
    if (record === undefined) continue;
    if (isTrouble(record)) return record;
    sets.push(withOutcomes(record));
  }
  return sets;
}

function applyText({ outcomes, ...rest }: ArmedApply): string {
  return encodeRecord({ ...rest, outcomes: outcomes && [...outcomes] });
}

function withOutcomes<T extends { readonly outcomes?: Pairs }>({
  outcomes,
  ...rest
}: T): Omit<T, "outcomes"> & { readonly outcomes?: ReadonlyMap<string, Outcome> } {
  return outcomes === undefined ? rest : { ...rest, outcomes: new Map(outcomes) };
}

function troubleIn(written: object | Trouble): Trouble | undefined {
  return isTrouble(written) ? written : undefined;
}

// A simulated device as it lies in the store: a snapshot of its document and a log of the changes
// since, so that a change costs one small write whatever the size of the document, and a crash
// between any two changes leaves a device that really looked like that.
//
//   <base>document   {version, sequence, document}      <base>log/<sequence>   {action, path, value}
//   <base>content/…  the pieces of a document that is too long for one value
//   <base>sequence   the snapshot's sequence again, for who must not read a large document for it

import type { JsonObject } from "../../model/json.ts";
import type { Compare, Store, Write } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { getText, putText, type TextPlace } from "../../records/long-text.ts";
import { patchInPlace, type Step } from "./patch.ts";

export interface Place {
  readonly store: Store;
  /** The device's own prefix in the store; it ends with "/". */
  readonly base: string;
  /** The document of a device that was never configured. */
  readonly empty: JsonObject;
}

/** What this process knows of a device, changed in place as it learns more. */
export interface Replica {
  /** To be changed by `changeDocument` alone. */
  document: JsonObject;
  /** True while the document is also in the hands of others, who must not see it change. */
  isShared: boolean;
  /** How many changes the document has seen. */
  sequence: number;
  snapshotSequence: number;
  /** Of the snapshot's key; undefined where there is no snapshot yet. */
  snapshotRevision: number | undefined;
}

interface Snapshot {
  readonly version: 1;
  readonly sequence: number;
  readonly document: JsonObject;
}

/** What the store has now. `known` is brought up to date where it still can be. */
export async function readReplica(
  place: Place,
  known: Replica | undefined,
): Promise<Replica | Trouble> {
  const entry = await place.store.get(snapshotKey(place));
  if (isTrouble(entry)) return entry;
  let replica = known;
  if (replica === undefined || replica.snapshotRevision !== entry?.revision) {
    const found = entry === undefined ? undefined : await getText(textPlace(place), entry);
    if (isTrouble(found)) return found;
    const read = found === undefined ? undefined : readSnapshot(found.text, snapshotKey(place));
    if (isTrouble(read)) return read;
    const { sequence } = read ?? { sequence: 0 };
    // A device that an earlier build kept may lack sections that documents have come to have.
    const document = { ...structuredClone(place.empty), ...read?.document };
    const snapshotRevision = found?.revision;
    const at = { sequence, snapshotSequence: sequence, snapshotRevision };
    replica = { document, isShared: false, ...at };
  }
  return (await replayLog(place, replica)) ?? replica;
}

/**
 * How many changes the device has seen, told without its document; undefined where the log is too
 * long to be told cheaply. The number only grows, so it is never that of two documents.
 */
export async function readSequence({
  store,
  base,
}: Pick<Place, "store" | "base">): Promise<number | undefined | Trouble> {
  // One page, so that the log and the snapshot's number are of the same moment.
  const page = await store.range(base, { after: `${base}document` });
  if (isTrouble(page) || page.more) return isTrouble(page) ? page : undefined;
  let sequence = 0;
  for (const { key, value } of page.entries) {
    const isStep = key.startsWith(`${base}log/`);
    if (isStep) sequence = Number(key.slice(`${base}log/`.length));
    else if (key === `${base}sequence`) sequence = Math.max(sequence, Number(value));
  }
  return sequence;
}

/**
 * Carries out one step on what this process knows; a text is the device's refusal. Most processes only
 * look, so the document is copied for others when it first changes, not when they get it.
 */
export function changeDocument(replica: Replica, step: Step): string | undefined {
  if (replica.isShared) {
    replica.document = structuredClone(replica.document);
    replica.isShared = false;
  }
  return patchInPlace(replica.document, step);
}

async function replayLog(place: Place, replica: Replica): Promise<Trouble | undefined> {
  for (;;) {
    const page = await place.store.range(`${place.base}log/`, {
      after: logKey(place, replica.sequence),
    });
    if (isTrouble(page)) return page;
    for (const entry of page.entries) {
      const refusal = changeDocument(replica, JSON.parse(entry.value) as Step);
      if (refusal !== undefined) {
        return trouble(`replaying ${entry.key}`, `the log does not fit: ${refusal}`, "never");
      }
      replica.sequence += 1;
    }
    if (!page.more) return undefined;
  }
}

/**
 * Writes the step that the replica's document has just made, with `besides`. False where another
 * process changed the device first: the replica is then useless.
 */
export async function appendStep(
  place: Place,
  replica: Replica,
  step: Step,
  besides: readonly Write[],
): Promise<boolean | Trouble> {
  const key = logKey(place, replica.sequence + 1);
  const compares: Compare[] = [{ key, is: "absent" }, snapshotIs(place, replica)];
  const put: Write = { type: "put", key, value: stepText(step) };
  const written = await place.store.transact(compares, [put, ...besides]);
  if (isTrouble(written)) return written;
  if (written.type === "committed") replica.sequence += 1;
  return written.type === "committed";
}

/** Puts a snapshot in place of the log. False where another process changed the device first. */
export async function compact(place: Place, replica: Replica): Promise<boolean | Trouble> {
  const { sequence, document, snapshotSequence } = replica;
  const written = await putSnapshot(place, replica, { version: 1, sequence, document });
  if (isTrouble(written) || written === undefined) return written ?? false;
  replica.snapshotRevision = written;
  replica.snapshotSequence = sequence;
  return (await trimLog(place, snapshotSequence + 1, sequence)) ?? true;
}

/** Makes it a device that was never configured, as one more change. The replica is useless afterwards. */
export async function clear(place: Place, replica: Replica): Promise<boolean | Trouble> {
  const { sequence, snapshotSequence } = replica;
  const snapshot = { version: 1, sequence: sequence + 1, document: place.empty } as const;
  const written = await putSnapshot(place, replica, snapshot);
  if (isTrouble(written) || written === undefined) return written ?? false;
  return (await trimLog(place, snapshotSequence + 1, sequence)) ?? true;
}

/** Answers the new snapshot's revision; undefined where the store is not as the replica knows it. */
async function putSnapshot(
  place: Place,
  replica: Replica,
  snapshot: Snapshot,
): Promise<number | undefined | Trouble> {
  const written = await putText(
    textPlace(place),
    JSON.stringify(snapshot),
    [snapshotIs(place, replica), { key: logKey(place, replica.sequence + 1), is: "absent" }],
    [{ type: "put", key: `${place.base}sequence`, value: String(snapshot.sequence) }],
  );
  if (isTrouble(written)) return written;
  return written.type === "committed" ? written.revision : undefined;
}

/** What a crash leaves of the log lies behind the snapshot and is never read. */
async function trimLog(place: Place, from: number, to: number): Promise<Trouble | undefined> {
  for (let next = from; next <= to; next += 100) {
    const count = Math.min(100, to - next + 1);
    const deletes = Array.from({ length: count }, (_, i): Write => {
      return { type: "delete", key: logKey(place, next + i) };
    });
    const deleted = await place.store.transact([], deletes);
    if (isTrouble(deleted)) return deleted;
  }
  return undefined;
}

function snapshotIs(place: Place, { snapshotRevision }: Replica): Compare {
  const key = snapshotKey(place);
  return snapshotRevision === undefined
    ? { key, is: "absent" }
    : { key, is: "revision", revision: snapshotRevision };
}

function snapshotKey({ base }: Place): string {
  return `${base}document`;
}

/** Its pieces sort before the document: who reads from there on does not read them. */
function textPlace({ store, base }: Place): TextPlace {
  return { store, key: `${base}document`, pieces: `${base}content/` };
}

function logKey({ base }: Place, sequence: number): string {
  return `${base}log/${String(sequence).padStart(12, "0")}`;
}

function stepText({ action, path, value }: Step): string {
  return JSON.stringify(value === undefined ? { action, path } : { action, path, value });
}

function readSnapshot(text: string, key: string): Snapshot | Trouble {
  const value = JSON.parse(text) as Snapshot;
  return (value.version as number) === 1
    ? value
    : trouble(`reading ${key}`, "it was written by another version of Plumbline", "later");
}

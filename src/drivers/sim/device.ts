// One simulated device in the store: a snapshot of its document and a log of the changes since, so
// that a change costs one small write whatever the size of the document, and a crash between any two
// changes leaves a device that really looked like that. Several processes may change one device.
//
//   <base>document   {version, sequence, document}      <base>log/<sequence>   {action, path, value}
//   <base>faults     [{fault, seen}]

import type { JsonObject } from "../../model/json.ts";
import type { Compare, Store, Write } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { ActiveFault } from "./faults.ts";
import { patchInPlace, type Step } from "./patch.ts";

/** Beyond this many changes a reader pays more for the log than for a new snapshot. */
const logLengthWhenRead = 64;
/** While changes stream in, a snapshot of a large document is worth it only now and then. */
const logLengthWhenWritten = 4096;
/** Other processes may change a device at the same time, but not for ever. */
const attemptsMax = 20;

export interface Device {
  /** The document as the store has it now. The same object as before where nothing changed. */
  observe(): Promise<JsonObject | Trouble>;
  /** Carries out one step and writes `besides` with it; a text is the device's refusal. */
  change(step: Step, besides: readonly Write[]): Promise<string | undefined | Trouble>;
  /** The document as this process knows it, after `observe` or `change`. Not to be kept. */
  peek(): Promise<JsonObject | Trouble>;
  faults(): Promise<readonly ActiveFault[] | Trouble>;
  /** The write that records these faults. */
  faultsWrite(faults: readonly ActiveFault[]): Write;
}

interface Known {
  document: JsonObject;
  sequence: number;
  snapshotSequence: number;
  /** Of the snapshot's key; undefined where there is no snapshot yet. */
  snapshotRevision: number | undefined;
  /** A copy that was handed out and is still true. */
  handedOut: JsonObject | undefined;
}

interface Snapshot {
  readonly version: 1;
  readonly sequence: number;
  readonly document: JsonObject;
}

/** `base`, the device's own prefix in the store, ends with "/"; `empty` is its document when it first appears. */
export function openDevice(store: Store, base: string, empty: JsonObject): Device {
  const snapshotKey = `${base}document`;
  const faultsKey = `${base}faults`;
  const logPrefix = `${base}log/`;
  const logKey = (sequence: number): string => `${logPrefix}${String(sequence).padStart(12, "0")}`;
  let known: Known | undefined;

  /** What the store has now; what this process knew already is not read again. */
  async function refresh(): Promise<Known | Trouble> {
    const entry = await store.get(snapshotKey);
    if (isTrouble(entry)) return entry;
    if (known === undefined || known.snapshotRevision !== entry?.revision) {
      const read = entry === undefined ? undefined : readSnapshot(entry.value, snapshotKey);
      if (isTrouble(read)) return read;
      const { document, sequence } = read ?? { document: structuredClone(empty), sequence: 0 };
      const snapshotRevision = entry?.revision;
      const snapshotSequence = sequence;
      known = { document, sequence, snapshotSequence, snapshotRevision, handedOut: undefined };
    }
    const failed = await replayLog(known);
    if (failed !== undefined) known = undefined;
    return failed ?? known ?? trouble("reading a simulated device", "it changed", "soon");
  }

  async function replayLog(at: Known): Promise<Trouble | undefined> {
    for (;;) {
      const page = await store.range(logPrefix, { after: logKey(at.sequence) });
      if (isTrouble(page)) return page;
      for (const entry of page.entries) {
        const refusal = patchInPlace(at.document, JSON.parse(entry.value) as Step);
        if (refusal !== undefined) {
          return trouble(`replaying ${entry.key}`, `the log does not fit: ${refusal}`, "never");
        }
        at.sequence += 1;
        at.handedOut = undefined;
      }
      if (!page.more) return undefined;
    }
  }

  /** A snapshot in place of the log. Losing the race for it is no harm. */
  async function compact(at: Known): Promise<Trouble | undefined> {
    const { sequence, document } = at;
    const value = JSON.stringify({ version: 1, sequence, document } satisfies Snapshot);
    const from = at.snapshotSequence;
    const written = await store.transact(
      [snapshotIs(at)],
      [{ type: "put", key: snapshotKey, value }],
    );
    if (isTrouble(written)) return written;
    if (written.type === "refused") return undefined;
    at.snapshotRevision = written.revision;
    at.snapshotSequence = sequence;
    // What is left of the log after a crash here lies behind the snapshot and is never read.
    for (let next = from + 1; next <= sequence; next += 100) {
      const count = Math.min(100, sequence - next + 1);
      const keys = Array.from({ length: count }, (_, i) => logKey(next + i));
      const deleted = await store.transact(
        [],
        keys.map((key): Write => ({ type: "delete", key })),
      );
      if (isTrouble(deleted)) return deleted;
    }
    return undefined;
  }

  function snapshotIs({ snapshotRevision }: Known): Compare {
    return snapshotRevision === undefined
      ? { key: snapshotKey, is: "absent" }
      : { key: snapshotKey, is: "revision", revision: snapshotRevision };
  }

  return {
    async observe() {
      const at = await refresh();
      if (isTrouble(at)) return at;
      if (at.sequence - at.snapshotSequence > logLengthWhenRead) {
        const failed = await compact(at);
        if (failed !== undefined) return failed;
      }
      at.handedOut ??= structuredClone(at.document);
      return at.handedOut;
    },
    async peek() {
      const at = known ?? (await refresh());
      return isTrouble(at) ? at : at.document;
    },
    async change(step, besides) {
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const isFresh = known === undefined;
        const at = known ?? (await refresh());
        if (isTrouble(at)) return at;
        const refusal = patchInPlace(at.document, step);
        if (refusal !== undefined && isFresh) return refusal;
        if (refusal !== undefined) {
          // Another process may have changed the device since: look again before refusing.
          known = undefined;
          continue;
        }
        // Until it is written, what this process knows is ahead of the store.
        known = undefined;
        const put: Write = { type: "put", key: logKey(at.sequence + 1), value: stepText(step) };
        const compares: Compare[] = [{ key: put.key, is: "absent" }, snapshotIs(at)];
        const written = await store.transact(compares, [put, ...besides]);
        if (isTrouble(written)) return written;
        if (written.type === "refused") continue;
        at.sequence += 1;
        at.handedOut = undefined;
        known = at;
        const isLong = at.sequence - at.snapshotSequence >= logLengthWhenWritten;
        return isLong ? await compact(at) : undefined;
      }
      return trouble("changing a simulated device", "others change it all the time", "soon");
    },
    async faults() {
      const entry = await store.get(faultsKey);
      if (isTrouble(entry)) return entry;
      return entry === undefined ? [] : (JSON.parse(entry.value) as ActiveFault[]);
    },
    faultsWrite: (faults) =>
      faults.length === 0
        ? { type: "delete", key: faultsKey }
        : { type: "put", key: faultsKey, value: JSON.stringify(faults) },
  };
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

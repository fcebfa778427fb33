// One simulated device, as the driver and `plumb sim` use it: its document kept in memory between
// calls and true to the store, and its faults. Several processes may change one device.

import type { JsonObject } from "../../model/json.ts";
import type { Seen } from "../../ports/driver.ts";
import type { Write } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { ActiveFault } from "./faults.ts";
import type { Step } from "./patch.ts";
import {
  appendStep,
  changeDocument,
  clear,
  compact,
  readReplica,
  readSequence,
  type Place,
  type Replica,
} from "./replica.ts";

/** Beyond this many changes a reader pays more for the log than for a new snapshot. */
const logLengthWhenRead = 64;
/** While changes stream in, a snapshot of a large document is worth it only now and then. */
const logLengthWhenWritten = 4096;
/** Other processes may change a device at the same time, but not for ever. */
const attemptsMax = 20;

const busy = trouble("changing a simulated device", "others change it all the time", "soon");

export interface Device {
  /** The document as the store has it now. The same object as before where nothing changed. */
  observe(): Promise<Extract<Seen, { type: "document" }> | Trouble>;
  /** Whether the document is still the one that the token of an observation names. */
  isStill(token: string): Promise<boolean | Trouble>;
  /** Carries out one step and writes `besides` with it; a text is the device's refusal. */
  change(step: Step, besides: readonly Write[]): Promise<string | undefined | Trouble>;
  /** The document as this process knows it. Not to be kept: it changes in place. */
  peek(): Promise<JsonObject | Trouble>;
  /** Makes it a device that was never configured, for every process that knows it. */
  reset(): Promise<Trouble | undefined>;
  faults(): Promise<readonly ActiveFault[] | Trouble>;
  /** The write that records these faults. */
  faultsWrite(faults: readonly ActiveFault[]): Write;
}

export function openDevice(place: Place): Device {
  const faultsKey = `${place.base}faults`;
  let known: Replica | undefined;

  async function refresh(): Promise<Replica | Trouble> {
    const read = await readReplica(place, known);
    known = isTrouble(read) ? undefined : read;
    return read;
  }

  return {
    async observe() {
      const replica = await refresh();
      if (isTrouble(replica)) return replica;
      const failed = await compactBeyond(place, replica, logLengthWhenRead);
      if (failed !== undefined) return failed;
      replica.isShared = true;
      const { document } = replica;
      const token = tokenOf(replica.sequence);
      return { type: "document", document, ...(token === undefined ? {} : { token }) };
    },
    isStill: (token) => isStill(place, token),
    async peek() {
      const replica = known ?? (await refresh());
      return isTrouble(replica) ? replica : replica.document;
    },
    async change(step, besides) {
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const isFresh = known === undefined;
        const replica = known ?? (await refresh());
        if (isTrouble(replica)) return replica;
        const refusal = changeDocument(replica, step);
        if (refusal !== undefined && isFresh) return refusal;
        // A refusal may come from old knowledge; and until it is written, a change is ahead of the store.
        known = undefined;
        const isWritten =
          refusal === undefined && (await appendStep(place, replica, step, besides));
        if (isTrouble(isWritten)) return isWritten;
        if (!isWritten) continue;
        known = replica;
        return await compactBeyond(place, replica, logLengthWhenWritten);
      }
      return busy;
    },
    async reset() {
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const replica = await refresh();
        if (isTrouble(replica)) return replica;
        known = undefined;
        const isWritten = await clear(place, replica);
        if (isWritten !== false) return isTrouble(isWritten) ? isWritten : undefined;
      }
      return busy;
    },
    async faults() {
      const entry = await place.store.get(faultsKey);
      if (isTrouble(entry)) return entry;
      return entry === undefined ? [] : (JSON.parse(entry.value) as ActiveFault[]);
    },
    faultsWrite: (faults) =>
      faults.length === 0
        ? { type: "delete", key: faultsKey }
        : { type: "put", key: faultsKey, value: JSON.stringify(faults) },
  };
}

/** What nobody ever configured looks as this build would have it, so nothing lasting names it. */
function tokenOf(sequence: number): string | undefined {
  return sequence === 0 ? undefined : String(sequence);
}

async function isStill(place: Place, token: string): Promise<boolean | Trouble> {
  const sequence = await readSequence(place);
  if (sequence === undefined || isTrouble(sequence)) return sequence ?? false;
  return tokenOf(sequence) === token;
}

async function compactBeyond(
  place: Place,
  replica: Replica,
  length: number,
): Promise<Trouble | undefined> {
  const isLong = replica.sequence - replica.snapshotSequence > length;
  // Losing the race for a snapshot is no harm: another process has just written one.
  const compacted = isLong && (await compact(place, replica));
  return isTrouble(compacted) ? compacted : undefined;
}

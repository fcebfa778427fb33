// Makes the state in a store equal to the records of a source: what is missing or different is written,
// what is too much is taken away, and at last both are read again until they are equal. It can be cut
// short anywhere and begun again; who must not see the middle of it is kept away by the caller.

import { transactionLimits } from "../../ports/check-transaction.ts";
import type { Store, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { decodeRecord } from "../wire.ts";
import { compareKeys } from "./archive-keys.ts";
import { stateRecords, type StateRecord, type StateRecords } from "./state-records.ts";

export interface Mirror {
  readonly store: Store;
  readonly keys: StoreKeys;
  /** Writes under the lock of the fabric. */
  readonly write: (writes: readonly Write[]) => Promise<FencedWrite | Trouble>;
  readonly signal: AbortSignal;
  /** Called for every record that was looked at, with how many those are in this round, from 0 on. */
  onRecord(done: number, round: number): void;
}

export type Mirrored =
  | {
      readonly type: "equal";
      readonly records: number;
      /** Of the source; it is not written. 0 where the source has none. */
      readonly generation: number;
    }
  | { readonly type: "fenced" }
  | { readonly type: "stopped" }
  /** They differed however often they were made equal: somebody else writes. */
  | { readonly type: "restless" };

/** The first writes, the second proves; others may have been at it in between. */
const roundsMax = 5;
// The rest is for the comparisons of the fence.
const bytesMax = transactionLimits.bytes - 8 * 1024;

/** `source` is read once for each round. */
export async function mirrorRecords(
  source: () => StateRecords,
  mirror: Mirror,
): Promise<Mirrored | Trouble> {
  for (let round = 0; round < roundsMax; round += 1) {
    const walked = await walk(source(), mirror, round);
    if (isTrouble(walked) || walked.type !== "walked") return walked;
    const { records, generation } = walked;
    if (walked.written === 0) return { type: "equal", records, generation };
  }
  return { type: "restless" };
}

interface Walked {
  readonly type: "walked";
  readonly records: number;
  readonly generation: number;
  readonly written: number;
}

type Unwalked = Exclude<Mirrored, { readonly type: "equal" }> | Trouble;

async function walk(
  source: StateRecords,
  mirror: Mirror,
  round: number,
): Promise<Walked | Unwalked> {
  const wanted = createCursor(source);
  const found = createCursor(stateRecords(mirror.store, mirror.keys));
  try {
    return await walkBoth(wanted, found, mirror, round);
  } finally {
    await wanted.close();
    await found.close();
  }
}

async function walkBoth(
  wanted: Cursor,
  found: Cursor,
  mirror: Mirror,
  round: number,
): Promise<Walked | Unwalked> {
  const batch = createBatch(mirror);
  let records = 0;
  let left = await wanted.next();
  let right = await found.next();
  while (left !== undefined || right !== undefined) {
    if (isTrouble(left)) return left;
    if (isTrouble(right)) return right;
    if (mirror.signal.aborted) return { type: "stopped" };
    const order = orderOf(left, right);
    const write = writeOf(mirror.keys, left, right, order);
    const unwritten = write === undefined ? undefined : await batch.add(write);
    if (unwritten !== undefined) return unwritten;
    if (left !== undefined && order <= 0) {
      records += 1;
      mirror.onRecord(records, round);
      left = await wanted.next();
    }
    if (order >= 0) right = await found.next();
  }
  const unwritten = await batch.flush();
  if (unwritten !== undefined) return unwritten;
  const value = wanted.generation();
  const generation = value === undefined ? 0 : generationOf(mirror.keys, value);
  if (isTrouble(generation)) return generation;
  if (value !== undefined) records += 1;
  return { type: "walked", records, generation, written: batch.written() };
}

/** Negative where the left one stands first or alone. */
function orderOf(left: StateRecord | undefined, right: StateRecord | undefined): number {
  if (left === undefined) return 1;
  return right === undefined ? -1 : compareKeys(left.key, right.key);
}

function writeOf(
  { prefix }: StoreKeys,
  left: StateRecord | undefined,
  right: StateRecord | undefined,
  order: number,
): Write | undefined {
  if (left !== undefined && order < 0) return putOf(prefix, left);
  if (right === undefined) return undefined;
  if (order > 0) return { type: "delete", key: prefix + right.key };
  return left?.value === right.value || left === undefined ? undefined : putOf(prefix, left);
}

function putOf(prefix: string, { key, value }: StateRecord): Write {
  return { type: "put", key: prefix + key, value };
}

interface Cursor {
  /** All records but the generation, which no writer takes from another. */
  next(): Promise<StateRecord | Trouble | undefined>;
  /** The record of it, if it was met. */
  generation(): string | undefined;
  close(): Promise<void>;
}

function createCursor(records: StateRecords): Cursor {
  const iterator = records[Symbol.asyncIterator]();
  let generation: string | undefined;
  return {
    async next() {
      for (;;) {
        const step = await iterator.next();
        if (step.done === true) return undefined;
        const record: StateRecord | Trouble = step.value;
        if (isTrouble(record) || record.key !== "generation") return record;
        generation = record.value;
      }
    },
    generation: () => generation,
    async close() {
      await iterator.return?.();
    },
  };
}

function generationOf(keys: StoreKeys, value: string): number | Trouble {
  const record = decodeRecord<{ readonly generation: number }>(keys.generation, value);
  return isTrouble(record) ? record : record.generation;
}

interface Batch {
  add(write: Write): Promise<{ readonly type: "fenced" } | Trouble | undefined>;
  flush(): Promise<{ readonly type: "fenced" } | Trouble | undefined>;
  written(): number;
}

function createBatch({ write: send }: Mirror): Batch {
  let pending: Write[] = [];
  let bytes = 0;
  let written = 0;
  const flush: Batch["flush"] = async () => {
    if (pending.length === 0) return undefined;
    const result = await send(pending);
    if (isTrouble(result) || result.type === "fenced") return result;
    written += pending.length;
    pending = [];
    bytes = 0;
    return undefined;
  };
  return {
    async add(write) {
      const own =
        Buffer.byteLength(write.key) + (write.type === "put" ? Buffer.byteLength(write.value) : 0);
      const isFull = pending.length === transactionLimits.writes || bytes + own > bytesMax;
      const unwritten = isFull ? await flush() : undefined;
      pending.push(write);
      bytes += own;
      return unwritten;
    },
    flush,
    written: () => written,
  };
}

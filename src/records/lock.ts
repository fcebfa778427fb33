// The one lock of a fabric, and the generation that comes with it. Whoever holds it may write; every
// write compares that it is still held. It does not renew itself: the engine does.

import type { Clock } from "../ports/clock.ts";
import type { Writer } from "../ports/agent.ts";
import type { Compare, Entry, Lease, Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export interface LockHolder {
  /** The user. */
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  /** What was typed, for people: "plumb apply -f fabric". */
  readonly command: string;
}

export interface LockRecord extends LockHolder {
  /** Names this very holding of the lock; `breakLock` asks for it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly generation: number;
}

export interface Lock {
  readonly generation: number;
  readonly fence: Fence;
  /** What goes with a message of this writer to an agent. */
  readonly writer: Writer;
  readonly record: LockRecord;
  /** Keeps the lock for another term. False when it is lost: stop writing. */
  renew(): Promise<boolean | Trouble>;
  release(): Promise<Trouble | undefined>;
}

export type LockHeld = { readonly type: "held"; readonly by: LockRecord };

interface GenerationRecord {
  readonly generation: number;
}

/** Each lost race means that another took the lock and gave it back in between. */
const attemptsMax = 20;

/**
 * Takes the lock and the next generation in one transaction, or says who holds it. A lock whose
 * holder is dead or silent for `ttlMs` is free.
 */
export async function acquireLock(
  store: Store,
  clock: Clock,
  keys: StoreKeys,
  holder: LockHolder,
  ttlMs: number,
): Promise<Lock | LockHeld | Trouble> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const held = await readLock(store, keys);
    if (isTrouble(held)) return held;
    if (held !== undefined) return { type: "held", by: held };
    const lease = await store.lease(ttlMs, { host: holder.host, pid: holder.pid });
    if (isTrouble(lease)) return lease;
    const lock = await tryLock(store, keys, { ...holder, sinceMs: clock.now() }, lease);
    if (lock !== undefined && !isTrouble(lock)) return lock;
    const left = await lease.revoke();
    if (lock !== undefined) return lock;
    if (left !== undefined) return left;
  }
  return trouble("taking the lock", "others kept taking it and giving it back", "soon");
}

/** Undefined when another was faster. */
async function tryLock(
  store: Store,
  keys: StoreKeys,
  holder: LockHolder & { readonly sinceMs: number },
  lease: Lease,
): Promise<Lock | Trouble | undefined> {
  const last = await store.get(keys.generation);
  if (isTrouble(last)) return last;
  const generation = nextGeneration(keys, last);
  if (isTrouble(generation)) return generation;
  const record: LockRecord = { id: `lock-${String(generation)}`, ...holder, generation };
  const result = await store.transact(
    [{ key: keys.lock, is: "absent" }, unchanged(keys.generation, last)],
    [
      { type: "put", key: keys.lock, value: encodeRecord(record), lease: lease.id },
      { type: "put", key: keys.generation, value: encodeRecord({ generation }) },
    ],
  );
  if (isTrouble(result)) return result;
  return result.type === "refused"
    ? undefined
    : lockOf(store, keys, record, lease, result.revision);
}

function lockOf(
  store: Store,
  keys: StoreKeys,
  record: LockRecord,
  lease: Lease,
  revision: number,
): Lock {
  const fence: Fence = [{ key: keys.lock, is: "createRevision", revision }];
  return {
    generation: record.generation,
    fence,
    writer: { fence, lease: lease.id },
    record,
    async renew() {
      const kept = await lease.keepAlive();
      if (kept !== true) return kept;
      // The lease outlives a lock that somebody broke.
      const found = await store.get(keys.lock);
      return isTrouble(found) ? found : found?.createRevision === revision;
    },
    release: () => lease.revoke(),
  };
}

/** Who holds the lock; undefined when it is free. */
export async function readLock(
  store: Store,
  keys: StoreKeys,
): Promise<LockRecord | undefined | Trouble> {
  const entry = await store.get(keys.lock);
  if (entry === undefined || isTrouble(entry)) return entry;
  return decodeRecord<LockRecord>(entry.key, entry.value);
}

/** Takes the lock away from the holding with this id; its writes fail from now on. False when it is not held so. */
export async function breakLock(
  store: Store,
  keys: StoreKeys,
  id: string,
): Promise<boolean | Trouble> {
  const entry = await store.get(keys.lock);
  if (isTrouble(entry)) return entry;
  if (entry === undefined) return false;
  const record = decodeRecord<LockRecord>(entry.key, entry.value);
  if (isTrouble(record)) return record;
  if (record.id !== id) return false;
  const { key, createRevision: revision } = entry;
  const result = await store.transact(
    [{ key, is: "createRevision", revision }],
    [{ type: "delete", key }],
  );
  return isTrouble(result) ? result : result.type === "committed";
}

export function isLock(value: Lock | LockHeld | Trouble): value is Lock {
  return "fence" in value;
}

function nextGeneration(keys: StoreKeys, last: Entry | undefined): number | Trouble {
  if (last === undefined) return 1;
  const record = decodeRecord<GenerationRecord>(keys.generation, last.value);
  return isTrouble(record) ? record : record.generation + 1;
}

function unchanged(key: string, entry: Entry | undefined): Compare {
  return entry === undefined
    ? { key, is: "absent" }
    : { key, is: "revision", revision: entry.revision };
}

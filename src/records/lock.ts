// The one lock of a fabric, and the generation that comes with it. Whoever holds it may write; every
// write compares that it is still held. It does not renew itself: the engine does.

import type { Clock } from "../ports/clock.ts";
import type { Writer } from "../ports/agent.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { closedText, readClosed } from "./closed.ts";
import type { Fence } from "./fence.ts";
import { readHolder, takeHolding, type HeldBy } from "./holding.ts";
import type { StoreKeys } from "./keys.ts";
import { decodeRecord } from "./wire.ts";

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

export type LockHeld = HeldBy<LockRecord>;

export interface LockTerms {
  /** A lock whose holder is dead or silent for so long is free. */
  readonly ttlMs: number;
  /** What must hold besides, when the lock is taken and at every write: a leader's fence. */
  readonly under: Fence;
}

/**
 * Takes the lock and the next generation in one transaction, or says who holds it. That of a closed
 * fabric is trouble. A number alone is the `ttlMs` of the terms.
 */
export async function acquireLock(
  store: Store,
  clock: Clock,
  keys: StoreKeys,
  holder: LockHolder,
  terms: number | LockTerms,
): Promise<Lock | LockHeld | Trouble> {
  const { ttlMs, under } = termsOf(terms);
  const closed = await readClosed(store, keys);
  if (isTrouble(closed)) return closed;
  if (closed !== undefined) return trouble("taking the lock", closedText(keys, closed), "never");
  const whileOpen: Fence = [...under, { key: keys.closed, is: "absent" }];
  return await acquireLockOfClosed(store, clock, keys, holder, { ttlMs, under: whileOpen });
}

/** The same whether the fabric is closed or not, for whoever fills, moves or reopens it. */
export async function acquireLockOfClosed(
  store: Store,
  clock: Clock,
  keys: StoreKeys,
  holder: LockHolder,
  terms: number | LockTerms,
): Promise<Lock | LockHeld | Trouble> {
  const place = {
    store,
    what: "the lock",
    key: keys.lock,
    numberKey: keys.generation,
    numberField: "generation",
  };
  const taken = await takeHolding<LockRecord>(place, {
    record: (generation) => ({
      id: `lock-${String(generation)}`,
      ...holder,
      sinceMs: clock.now(),
      generation,
    }),
    holder,
    ...termsOf(terms),
  });
  if (isTrouble(taken) || taken.type === "held") return taken;
  const { record, lease, fence, renew, release } = taken;
  const writer = { fence, lease: lease.id };
  return { generation: record.generation, fence, writer, record, renew, release };
}

function termsOf(terms: number | LockTerms): LockTerms {
  return typeof terms === "number" ? { ttlMs: terms, under: [] } : terms;
}

/** Who holds the lock; undefined when it is free. */
export async function readLock(
  store: Store,
  keys: StoreKeys,
): Promise<LockRecord | undefined | Trouble> {
  return await readHolder<LockRecord>(store, keys.lock);
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

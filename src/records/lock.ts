// The one lock of a fabric, and the generation that comes with it. Whoever holds it may write; every
// write compares that it is still held. It does not renew itself: the engine does.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";

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
  readonly record: LockRecord;
  /** Keeps the lock for another term. False when it is lost: stop writing. */
  renew(): Promise<boolean | Trouble>;
  release(): Promise<Trouble | undefined>;
}

export type LockHeld = { readonly type: "held"; readonly by: LockRecord };

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
  throw notBuilt(store, clock, keys, holder, ttlMs);
}

/** Who holds the lock; undefined when it is free. */
export async function readLock(
  store: Store,
  keys: StoreKeys,
): Promise<LockRecord | undefined | Trouble> {
  throw notBuilt(store, keys);
}

/** Takes the lock away from the holding with this id; its writes fail from now on. False when it is not held so. */
export async function breakLock(
  store: Store,
  keys: StoreKeys,
  id: string,
): Promise<boolean | Trouble> {
  throw notBuilt(store, keys, id);
}

export function isLock(value: Lock | LockHeld | Trouble): value is Lock {
  return "fence" in value;
}

function notBuilt(...given: readonly unknown[]): Error {
  return new Error(`not built yet (${String(given.length)} arguments)`);
}

// The lock, kept alive while an apply runs. Losing it aborts a signal; what to do then is the
// engine's business.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "../records/fence.ts";
import type { StoreKeys } from "../records/keys.ts";
import { acquireLock, isLock, type Lock, type LockHeld, type LockHolder } from "../records/lock.ts";

export interface KeptLock {
  readonly lock: Lock;
  /** Aborts the moment that the lock is known or must be assumed to be lost. */
  readonly lost: AbortSignal;
  release(): Promise<Trouble | undefined>;
}

/** What a writer must hold besides the lock: losing it is losing the lock. */
export interface Tenure {
  readonly fence: Fence;
  readonly lost: AbortSignal;
}

export async function keepLock(
  { store, keys, clock }: { store: Store; keys: StoreKeys; clock: Clock },
  holder: LockHolder,
  ttlMs: number,
  under?: Tenure,
  acquire: typeof acquireLock = acquireLock,
): Promise<KeptLock | LockHeld | Trouble> {
  const lock = await acquire(store, clock, keys, holder, {
    ttlMs,
    under: under?.fence ?? [],
  });
  if (!isLock(lock)) return lock;
  const lost = new AbortController();
  const released = new AbortController();
  const lose = (): void => {
    lost.abort("the lock was lost");
  };
  if (under?.lost.aborted === true) lose();
  under?.lost.addEventListener("abort", lose, { once: true });
  const renewing = renewUntil(lock, clock, ttlMs, released.signal).then((isKept) => {
    if (!isKept) lose();
  });
  return {
    lock,
    lost: lost.signal,
    async release() {
      released.abort();
      under?.lost.removeEventListener("abort", lose);
      await renewing;
      return await lock.release();
    },
  };
}

/** False when the lock is lost: it says so, or it could not be renewed for its whole term. */
async function renewUntil(
  lock: Lock,
  clock: Clock,
  ttlMs: number,
  released: AbortSignal,
): Promise<boolean> {
  let renewedAtMs = clock.now();
  for (;;) {
    // A third of the term leaves two more tries before it ends.
    await clock.sleep(ttlMs / 3, released);
    if (released.aborted) return true;
    const askedAtMs = clock.now();
    const renewed = await lock.renew();
    if (renewed === false) return false;
    if (!isTrouble(renewed)) renewedAtMs = askedAtMs;
    else if (clock.now() - renewedAtMs >= ttlMs) return false;
  }
}

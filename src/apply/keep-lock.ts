// The lock, kept alive while an apply runs. Losing it aborts a signal; what to do then is the
// engine's business.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import { acquireLock, isLock, type Lock, type LockHeld, type LockHolder } from "../records/lock.ts";

export interface KeptLock {
  readonly lock: Lock;
  /** Aborts the moment that the lock is known or must be assumed to be lost. */
  readonly lost: AbortSignal;
  release(): Promise<Trouble | undefined>;
}

export async function keepLock(
  { store, keys, clock }: { store: Store; keys: StoreKeys; clock: Clock },
  holder: LockHolder,
  ttlMs: number,
): Promise<KeptLock | LockHeld | Trouble> {
  const lock = await acquireLock(store, clock, keys, holder, ttlMs);
  if (!isLock(lock)) return lock;
  const lost = new AbortController();
  const released = new AbortController();
  const renewing = renewUntil(lock, clock, ttlMs, released.signal).then((isKept) => {
    if (!isKept) lost.abort("the lock was lost");
  });
  return {
    lock,
    lost: lost.signal,
    async release() {
      released.abort();
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

// The lock, kept alive while an apply runs, and lost as term.ts says. Losing it aborts a signal; what to
// do then is the engine's business.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "../records/fence.ts";
import type { StoreKeys } from "../records/keys.ts";
import { acquireLock, isLock, type Lock, type LockHeld, type LockHolder } from "../records/lock.ts";
import { beginTerm, keepOn, type Term } from "./term.ts";

export interface KeptLock {
  readonly lock: Lock;
  /** Aborts the moment that the lock is known or must be assumed to be lost. */
  readonly lost: AbortSignal;
  /** Why it must be assumed to be lost, though nobody said so; undefined as long as it need not. */
  unconfirmed(): Trouble | undefined;
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
  const lost = new AbortController();
  const over = new AbortController();
  let unconfirmed: Trouble | undefined;
  let last: boolean | Trouble = true;
  const lose = (): void => {
    if (!over.signal.aborted) lost.abort("the lock was lost");
    over.abort();
  };
  const expire = (): void => {
    unconfirmed = notConfirmed(ttlMs, last);
    lose();
  };
  const begin = (): Term => beginTerm(clock, ttlMs, expire);
  const first = begin();
  const lock = await acquire(store, clock, keys, holder, { ttlMs, under: under?.fence ?? [] });
  if (!isLock(lock)) {
    first.end();
    return lock;
  }
  if (lost.signal.aborted) {
    await lock.release();
    return trouble("taking the lock", "it took longer than a term", "soon");
  }
  if (under?.lost.aborted === true) lose();
  under?.lost.addEventListener("abort", lose, { once: true });
  const renew = async (): Promise<boolean | Trouble> => (last = await lock.renew());
  const until = over.signal;
  const keeping = keepOn({ clock, ttlMs, first, begin, renew, onTaken: lose, until });
  return {
    lock: { ...lock, writer: { ...lock.writer, lost: lost.signal } },
    lost: lost.signal,
    unconfirmed: () => unconfirmed,
    async release() {
      over.abort();
      under?.lost.removeEventListener("abort", lose);
      // It ended by itself, and a store that was silent for so long would be waited for in vain.
      if (unconfirmed !== undefined) return undefined;
      const [failed] = await Promise.all([lock.release(), keeping]);
      return failed;
    },
  };
}

function notConfirmed(ttlMs: number, last: boolean | Trouble): Trouble {
  const since = `nobody confirmed it for ${ttlMs / 1000} s`;
  return trouble("keeping the lock", isTrouble(last) ? `${since}: ${last.reason}` : since, "soon");
}

// Writes under the lock's fence, in transactions small enough for every store. A refused fence means
// that the lock is no longer ours: whoever writes must stop.

import type { Compare, Store, Write } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";

/** etcd takes 128 operations a request by default; comparisons and some room are left. */
const writesPerTransaction = 100;

export type Fence = readonly Compare[];

/** Undefined when everything was written. On trouble, what came before the failing piece is written. */
export async function writeFenced(
  store: Store,
  fence: Fence,
  writes: readonly Write[],
): Promise<Trouble | undefined> {
  for (let from = 0; from < writes.length; from += writesPerTransaction) {
    const piece = writes.slice(from, from + writesPerTransaction);
    const result = await store.transact(fence, piece);
    if (isTrouble(result)) return result;
    if (result.type === "refused") return lockLost();
  }
  return undefined;
}

/** What a writer hears whose lock is gone; its `doing` is how the engine recognises it. */
export function lockLost(): Trouble {
  return trouble(lostLockDoing, "another writer holds the lock now; nothing was written", "never");
}

export function isLockLost(value: Trouble): boolean {
  return value.doing === lostLockDoing;
}

const lostLockDoing = "writing under the lock";

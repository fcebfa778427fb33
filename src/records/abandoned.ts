// Entries of the journal that still say "running" although their writer is gone: it was killed, or the
// machine went down. The next writer records them as interrupted; until then readers see it here.

import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { listEntries, type JournalEntry } from "./journal.ts";
import type { StoreKeys } from "./keys.ts";
import { readLock, type LockRecord } from "./lock.ts";

/**
 * The ids of entries that run no more, of those that were just read. A dead holder's lease lasts for
 * its term: `isGone` says of the lock's holder whether its process is known to be dead.
 */
export async function abandonedEntries(
  store: Store,
  keys: StoreKeys,
  entries: readonly JournalEntry[],
  isGone: (holder: LockRecord) => boolean,
): Promise<ReadonlySet<string> | Trouble> {
  const running = entries.filter(({ result }) => result === "running");
  if (running.length === 0) return new Set();
  const lock = await readLock(store, keys);
  if (isTrouble(lock)) return lock;
  // An entry is closed before its lock is given back: one that is running still has lost its writer.
  const now = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(now)) return now;
  const open = new Set(now.filter(({ result }) => result === "running").map(({ id }) => id));
  const writing = lock === undefined || isGone(lock) ? undefined : lock.generation;
  return new Set(
    running
      .filter(({ id, generation }) => open.has(id) && generation !== writing)
      .map(({ id }) => id),
  );
}

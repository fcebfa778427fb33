// Entries of the journal that still say "running" although their writer is gone: it was killed, or the
// machine went down. The next writer records them as interrupted; until then readers see it here.

import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { listEntries, type JournalEntry } from "./journal.ts";
import type { StoreKeys } from "./keys.ts";
import { readLock } from "./lock.ts";

/** The ids of entries that run no more, of those that were just read. */
export async function abandonedEntries(
  store: Store,
  keys: StoreKeys,
  entries: readonly JournalEntry[],
): Promise<ReadonlySet<string> | Trouble> {
  const running = entries.filter(({ result }) => result === "running");
  if (running.length === 0) return new Set();
  const lock = await readLock(store, keys);
  if (isTrouble(lock)) return lock;
  // An entry is closed before its lock is given back: one that is running still has lost its writer.
  const now = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(now)) return now;
  const open = new Set(now.filter(({ result }) => result === "running").map(({ id }) => id));
  return new Set(
    running
      .filter(({ id, generation }) => open.has(id) && generation !== lock?.generation)
      .map(({ id }) => id),
  );
}

// Which apply made an item what it is.

import { itemPathOf } from "../model/operation.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { listEntries, readEntry, type JournalEntry } from "../records/journal.ts";
import type { StoreKeys } from "../records/keys.ts";

/** As many as the journal keeps. */
const entriesMax = 50;

/** The newest apply that changed the item; undefined where the journal remembers none. */
export async function lastApplied(
  store: Store,
  keys: StoreKeys,
  target: string,
  path: string,
): Promise<JournalEntry | undefined | Trouble> {
  const entries = await listEntries(store, keys, entriesMax);
  if (isTrouble(entries)) return entries;
  for (const entry of entries) {
    const record = await readEntry(store, keys, entry.id);
    if (isTrouble(record)) return record;
    const changes = record?.targets.find((one) => one.target === target);
    const isDone = changes?.operations.some(
      (operation) =>
        itemPathOf(operation) === path && changes.outcomes.get(operation.id)?.type === "done",
    );
    if (isDone === true) return entry;
  }
  return undefined;
}

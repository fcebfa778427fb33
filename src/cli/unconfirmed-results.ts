// The results of applies that were to be confirmed, as their agents tell them: nobody may have written down
// yet that they undid one. It writes nothing itself.

import { openTargets, resultOf } from "../apply/settle-unconfirmed.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readEntry, type JournalEntry, type JournalResult } from "../records/journal.ts";
import { isUnconfirmed, readArmedTargets } from "../records/unconfirmed.ts";
import type { Connection } from "./connection.ts";

/** By the ids of the entries. One whose writer is at work is not among them. */
export async function unconfirmedResults(
  { store, keys }: Pick<Connection, "store" | "keys">,
  entries: readonly JournalEntry[],
  gone: ReadonlySet<string>,
): Promise<ReadonlyMap<string, JournalResult> | Trouble> {
  const results = new Map<string, JournalResult>();
  for (const entry of entries.filter(isUnconfirmed)) {
    if (entry.result === "running" && !gone.has(entry.id)) continue;
    const record = await readEntry(store, keys, entry.id);
    if (record === undefined) continue;
    if (isTrouble(record)) return record;
    const armed = await readArmedTargets(store, keys, record);
    if (isTrouble(armed)) return armed;
    const isOpen = openTargets(armed).size > 0;
    results.set(entry.id, isOpen ? "unconfirmed" : resultOf(entry, armed));
  }
  return results;
}

/** The entries with those results. */
export function withResults<Entry extends JournalEntry>(
  entries: readonly Entry[],
  results: ReadonlyMap<string, JournalResult>,
): Entry[] {
  return entries.map((entry) => {
    const result = results.get(entry.id);
    return result === undefined ? entry : { ...entry, result };
  });
}

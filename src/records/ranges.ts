// Reads every page of a prefix.

import type { Entry, Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

/** All entries with a prefix, sorted by key. Pages are read one after the other, not as one moment. */
export async function readRange(store: Store, prefix: string): Promise<Entry[] | Trouble> {
  const listed = await listRange(store, prefix);
  return isTrouble(listed) ? listed : listed.entries;
}

export interface ListedRange {
  readonly entries: Entry[];
  /** Of the first page: who watches from the next revision on misses nothing. */
  readonly revision: number;
}

/** The same for who watches on from there. */
export async function listRange(store: Store, prefix: string): Promise<ListedRange | Trouble> {
  const entries: Entry[] = [];
  let revision: number | undefined;
  for (let after: string | undefined; ; after = entries.at(-1)?.key) {
    const page = await store.range(prefix, after === undefined ? {} : { after });
    if (isTrouble(page)) return page;
    revision ??= page.revision;
    for (const entry of page.entries) entries.push(entry);
    if (!page.more) return { entries, revision };
  }
}

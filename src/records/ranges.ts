// Reads every page of a prefix.

import type { Entry, Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

/** All entries with a prefix, sorted by key. Pages are read one after the other, not as one moment. */
export async function readRange(store: Store, prefix: string): Promise<Entry[] | Trouble> {
  const all: Entry[] = [];
  for (let after: string | undefined; ; after = all.at(-1)?.key) {
    const page = await store.range(prefix, after === undefined ? {} : { after });
    if (isTrouble(page)) return page;
    for (const entry of page.entries) all.push(entry);
    if (!page.more) return all;
  }
}

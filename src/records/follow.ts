// Follows the changes of some keys for ever: a watch that ends is begun again, and who may have missed
// something is told so. A watch may also be silent without ending, so whoever follows reads again every
// now and then.

import type { Clock } from "../ports/clock.ts";
import type { Store, WatchEvent } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";

export type Change = Extract<WatchEvent, { type: "put" | "delete" }>;

export interface Follower {
  onChange(change: Change): void;
  /** Changes may have been missed: read everything again. */
  onMissed(): void;
}

/** A store that cannot be watched is asked again this often. */
const pauseMs = 1_000;

/** Tells every change of keys with a prefix from a revision on, until the signal aborts. */
export async function followKeys(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  prefix: string,
  fromRevision: number,
  follower: Follower,
  signal: AbortSignal,
): Promise<void> {
  let next = fromRevision;
  while (!signal.aborted) {
    for await (const event of store.watch(prefix, next, signal)) {
      if (event.type === "compacted" || event.type === "trouble") break;
      next = (event.type === "put" ? event.entry.revision : event.revision) + 1;
      follower.onChange(event);
    }
    if (signal.aborted) return;
    await clock.sleep(pauseMs, signal);
    const page = signal.aborted ? undefined : await store.range(prefix, { limit: 1 });
    if (page === undefined || isTrouble(page)) continue;
    // What happened before the page was read, the follower reads itself.
    next = page.revision + 1;
    follower.onMissed();
  }
}

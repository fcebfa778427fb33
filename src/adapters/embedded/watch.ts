// Watching: changes of this process are seen at once, those of others by looking again and again.
// The history table makes both exact; a watcher that fell behind compaction is told so.

import type { Clock } from "../../ports/clock.ts";
import type { WatchEvent } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Changes } from "./read.ts";

// People do not notice a tenth of a second, and looking costs some microseconds.
const pollMs = 100;

/** Tells watchers of this process that something was committed. */
export interface Wakers {
  /** Counts wake-ups, so that none is missed between looking and waiting. */
  count(): number;
  wake(): void;
  /** Resolves at the next wake-up, after a while, or when the signal aborts. */
  wait(clock: Clock, signal: AbortSignal): Promise<void>;
}

export function createWakers(): Wakers {
  let count = 0;
  const pauses = new Set<AbortController>();
  return {
    count: () => count,
    wake() {
      count += 1;
      for (const pause of pauses) pause.abort();
    },
    async wait(clock, signal) {
      const pause = new AbortController();
      const stop = (): void => {
        pause.abort();
      };
      pauses.add(pause);
      signal.addEventListener("abort", stop, { once: true });
      if (!signal.aborted) await clock.sleep(pollMs, pause.signal);
      signal.removeEventListener("abort", stop);
      pauses.delete(pause);
    },
  };
}

export async function* watchChanges(
  look: (fromRevision: number) => Promise<Changes | Trouble>,
  fromRevision: number,
  wakers: Wakers,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, void, undefined> {
  // Revisions count from 1.
  let next = Math.max(1, fromRevision);
  while (!signal.aborted) {
    const wakeUps = wakers.count();
    const changes = await look(next);
    if (isTrouble(changes)) {
      yield { type: "trouble", trouble: changes };
      return;
    }
    if (changes.type === "compacted") {
      yield changes;
      return;
    }
    for (const event of changes.events) {
      yield event;
      if (signal.aborted) return;
    }
    next = changes.next;
    if (!changes.more && wakers.count() === wakeUps) await wakers.wait(clock, signal);
  }
}

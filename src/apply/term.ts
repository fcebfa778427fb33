// What is held for a term at a time, as the lock and the lead are, kept for as long as somebody confirms
// it. It trusts nobody's word that all is well: unless a renewal that was sent within the term is
// confirmed within it, it is lost, by this process's own timers.

import type { Clock } from "../ports/clock.ts";
import type { Trouble } from "../ports/trouble.ts";

export interface Term {
  /** It was followed by another, or nobody asks any more. */
  end(): void;
}

/** A sleep and no look at the time of day, which may be set. */
export function beginTerm(clock: Clock, ttlMs: number, onOver: () => void): Term {
  const ended = new AbortController();
  void clock.sleep(ttlMs, ended.signal).then(() => {
    if (!ended.signal.aborted) onOver();
  });
  return { end: () => ended.abort() };
}

export interface Keeping {
  readonly clock: Clock;
  readonly ttlMs: number;
  /** Only what is sent after a term began counts for it, the taking included. */
  readonly first: Term;
  readonly begin: () => Term;
  /** False when it is lost. */
  readonly renew: () => Promise<boolean | Trouble>;
  readonly onTaken: () => void;
  /** Nobody asks any more. */
  readonly until: AbortSignal;
}

export async function keepOn(keeping: Keeping): Promise<void> {
  const { clock, ttlMs, begin, renew, onTaken, until } = keeping;
  let term = keeping.first;
  // A third of the term leaves two more tries before it ends, and trouble more of them.
  let pauseMs = ttlMs / 3;
  for (;;) {
    await clock.sleep(pauseMs, until);
    if (until.aborted) break;
    const next = begin();
    const renewed = await renew();
    // Over is over, also where the answer came late and says otherwise.
    if (renewed !== true || until.aborted) {
      next.end();
    } else {
      term.end();
      term = next;
    }
    if (renewed === false) onTaken();
    if (until.aborted) break;
    pauseMs = renewed === true ? ttlMs / 3 : ttlMs / 10;
  }
  term.end();
}

// The lead, kept alive while somebody leads. It trusts nobody's word that all is well: unless a renewal
// that was sent within the term is confirmed within it, the lead is lost, by this process's own timers.

import type { Clock } from "../ports/clock.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { Leadership } from "../records/leader.ts";

export interface KeptLead {
  readonly leadership: Leadership;
  /** Aborts, with the reason in words, the moment that the lead is known or must be assumed to be lost. */
  readonly lost: AbortSignal;
  resign(): Promise<void>;
}

/**
 * Renews the lead once, because only what was sent after a known moment counts, and then on and on.
 * Trouble where it could not even be renewed once: then it is not kept.
 */
export async function keepLead(leadership: Leadership, clock: Clock): Promise<KeptLead | Trouble> {
  const lost = new AbortController();
  const resigned = new AbortController();
  const { ttlMs } = leadership;
  const lose = (reason: string): void => {
    if (!resigned.signal.aborted) lost.abort(reason);
  };
  const begin = (): Term => beginTerm(clock, ttlMs, () => lose(unconfirmed(ttlMs)));
  const first = begin();
  const renewed = await leadership.renew();
  if (renewed !== true || lost.signal.aborted) {
    first.end();
    const reason = "it was lost before it could be renewed once";
    return isTrouble(renewed) ? renewed : trouble("taking the lead", reason, "soon");
  }
  const keeping = keepOn(leadership, clock, { term: first, begin, lose, until: resigned.signal });
  return {
    leadership,
    lost: lost.signal,
    async resign() {
      resigned.abort();
      await keeping;
      // A record that cannot be taken back goes with its lease.
      await leadership.resign();
    },
  };
}

interface Term {
  /** It was followed by another, or nobody asks any more. */
  end(): void;
}

/** A sleep and no look at the time of day, which may be set. */
function beginTerm(clock: Clock, ttlMs: number, onOver: () => void): Term {
  const ended = new AbortController();
  void clock.sleep(ttlMs, ended.signal).then(() => {
    if (!ended.signal.aborted) onOver();
  });
  return { end: () => ended.abort() };
}

interface Keeping {
  term: Term;
  readonly begin: () => Term;
  readonly lose: (reason: string) => void;
  readonly until: AbortSignal;
}

async function keepOn(leadership: Leadership, clock: Clock, keeping: Keeping): Promise<void> {
  const { ttlMs } = leadership;
  const { begin, lose, until } = keeping;
  // A third of the term leaves two more tries before it ends, and trouble more of them.
  let pauseMs = ttlMs / 3;
  for (;;) {
    await clock.sleep(pauseMs, until);
    if (until.aborted) break;
    const next = begin();
    const renewed = await leadership.renew();
    if (renewed === true) {
      keeping.term.end();
      keeping.term = next;
    } else {
      next.end();
      if (renewed === false) lose("another leads, or its record was taken away");
    }
    if (renewed === false) break;
    pauseMs = renewed === true ? ttlMs / 3 : ttlMs / 10;
  }
  keeping.term.end();
}

function unconfirmed(ttlMs: number): string {
  return `nobody confirmed it for ${ttlMs / 1000} s`;
}

// The lead, kept alive while somebody leads. It trusts nobody's word that all is well: unless a renewal
// that was sent within the term is confirmed within it, the lead is lost, by this process's own timers.

import type { Clock } from "../ports/clock.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { Store } from "../ports/store.ts";
import type { StoreKeys } from "../records/keys.ts";
import { campaign, isLeadership, type Leadership, type Led } from "../records/leader.ts";
import type { LockHolder } from "../records/lock.ts";

export interface KeptLead {
  readonly leadership: Leadership;
  /** Aborts, with the reason in words, the moment that the lead is known or must be assumed to be lost. */
  readonly lost: AbortSignal;
  resign(): Promise<void>;
}

interface Ports {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

/** Becomes the leader where there is none, and stays it; or says who it is. */
export async function takeLead(
  { store, keys, clock }: Ports,
  holder: LockHolder,
  ttlMs: number,
): Promise<KeptLead | Led | Trouble> {
  const lost = new AbortController();
  const over = new AbortController();
  const lose = (reason: string): void => {
    if (!over.signal.aborted) lost.abort(reason);
    over.abort();
  };
  const begin = (): Term => beginTerm(clock, ttlMs, () => lose(unconfirmed(ttlMs)));
  // Only what is sent after a term began counts for it, the asking for the lease included.
  const first = begin();
  const won = await campaign(store, clock, keys, holder, ttlMs);
  if (isTrouble(won) || !isLeadership(won)) {
    first.end();
    return won;
  }
  if (lost.signal.aborted) {
    await won.resign();
    return trouble("taking the lead", "it took longer than a term", "soon");
  }
  const keeping = keepOn(won, { clock, ttlMs, term: first, begin, lose, until: over.signal });
  return {
    leadership: won,
    lost: lost.signal,
    async resign() {
      over.abort();
      await keeping;
      // A record that cannot be taken back goes with its lease.
      await won.resign();
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
  readonly clock: Clock;
  readonly ttlMs: number;
  term: Term;
  readonly begin: () => Term;
  readonly lose: (reason: string) => void;
  readonly until: AbortSignal;
}

async function keepOn(leadership: Leadership, keeping: Keeping): Promise<void> {
  const { clock, ttlMs, begin, lose, until } = keeping;
  // A third of the term leaves two more tries before it ends, and trouble more of them.
  let pauseMs = ttlMs / 3;
  for (;;) {
    await clock.sleep(pauseMs, until);
    if (until.aborted) break;
    const next = begin();
    const renewed = await leadership.renew();
    // Over is over, also where the answer came late and says otherwise.
    if (renewed !== true || until.aborted) {
      next.end();
    } else {
      keeping.term.end();
      keeping.term = next;
    }
    if (renewed === false) lose("another leads, or its record was taken away");
    if (until.aborted) break;
    pauseMs = renewed === true ? ttlMs / 3 : ttlMs / 10;
  }
  keeping.term.end();
}

function unconfirmed(ttlMs: number): string {
  return `nobody confirmed it for ${ttlMs / 1000} s`;
}

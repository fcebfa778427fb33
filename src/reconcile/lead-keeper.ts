// The lead, kept alive while somebody leads, and lost as apply/term.ts says.

import { beginTerm, keepOn, type Term } from "../apply/term.ts";
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
  const keeping = keepOn({
    clock,
    ttlMs,
    first,
    begin,
    renew: () => won.renew(),
    onTaken: () => lose("another leads, or its record was taken away"),
    until: over.signal,
  });
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

function unconfirmed(ttlMs: number): string {
  return `nobody confirmed it for ${ttlMs / 1000} s`;
}

// Who serves what: one lease for all presences of this process, kept alive by one loop. A presence that
// another holds is waited for. Nobody here trusts a store's word that a lease still holds for longer
// than the lease's own term since it was last confirmed.

import type { Presence } from "../../model/agent.ts";
import type { Compare, Lease } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { backoffMs } from "./backoff.ts";
import { claimPresences, type Claims } from "./claim-presences.ts";
import type { Contact } from "./contact.ts";
import type { ServeParts } from "./serve-parts.ts";

export interface Presences {
  /** Has the target, or the pattern, served from here as soon as nobody else does. */
  want(name: string): void;
  /** Holds as long as the presence is ours; undefined where it is not. */
  fence(name: string): Compare | undefined;
  /** Whether the lease was confirmed within its term, so that nobody else can serve what is ours. */
  isConfirmed(): boolean;
  /** A write was refused because the presence is not ours any more. */
  missed(name: string): void;
  /** Resolves when the signal aborts. What is held stays held. */
  keep(signal: AbortSignal): Promise<void>;
  /** Lets others serve at once. */
  giveBack(): Promise<void>;
}

export interface OnPresence {
  readonly gained: (name: string) => void;
  readonly lost: (name: string) => void;
}

interface Held {
  readonly lease: Lease;
  /** By the monotonic clock, when the last confirmation was asked for. */
  confirmedAtMs: number;
}

/** How often a presence that another holds is looked for. */
const lookEveryMs = 500;
const silent = "its lease could not be confirmed within its term";

export function createPresences(parts: ServeParts, contact: Contact, on: OnPresence): Presences {
  const { store, keys, clock, random, identity, leaseTtlMs, onEvent } = parts;
  const monotonic = parts.monotonic ?? (() => performance.now());
  const wanted = new Set<string>();
  const ours = new Map<string, number>();
  let held: Held | undefined;
  let wake = new AbortController();

  const isConfirmed = (): boolean =>
    held !== undefined && monotonic() - held.confirmedAtMs < held.lease.ttlMs;

  function lose(name: string, reason: string): void {
    if (!ours.delete(name)) return;
    onEvent({ type: "presence-lost", target: name, reason });
    on.lost(name);
  }

  async function takeLease(signal: AbortSignal): Promise<Held | undefined> {
    for (let failures = 1; !signal.aborted; failures += 1) {
      const confirmedAtMs = monotonic();
      const lease = await store.lease(leaseTtlMs, identity);
      contact.heard("presence", isTrouble(lease) ? lease : undefined);
      if (!isTrouble(lease)) return { lease, confirmedAtMs };
      await clock.sleep(backoffMs(failures, random), signal);
    }
    return undefined;
  }

  /** Answers why the lease is lost; undefined when the signal aborted. */
  async function renew(own: Held, signal: AbortSignal): Promise<string | undefined> {
    let failures = 0;
    while (!signal.aborted) {
      const third = own.lease.ttlMs / 3;
      const pauseMs = failures === 0 ? third : Math.min(third / 2, backoffMs(failures, random));
      await clock.sleep(pauseMs, signal);
      if (signal.aborted) return undefined;
      const askedAtMs = monotonic();
      if (askedAtMs - own.confirmedAtMs >= own.lease.ttlMs) return silent;
      const kept = await own.lease.keepAlive();
      contact.heard("presence", isTrouble(kept) ? kept : undefined);
      if (kept === false) return "its lease has ended";
      failures = isTrouble(kept) ? failures + 1 : 0;
      if (kept === true) own.confirmedAtMs = askedAtMs;
    }
    return undefined;
  }

  async function claim(own: Held, signal: AbortSignal): Promise<void> {
    const claims: Claims = {
      parts,
      presence: presenceOf(parts),
      lease: own.lease.id,
      missing: () => [...wanted].filter((name) => !ours.has(name)),
      gained(name, revision) {
        ours.set(name, revision);
        onEvent({ type: "presence-gained", target: name });
        on.gained(name);
      },
    };
    const waiting = new Map<string, string>();
    signal.addEventListener("abort", () => wake.abort(), { once: true });
    for (let failures = 0; !signal.aborted;) {
      wake = new AbortController();
      const failed = await claimPresences(claims, waiting);
      contact.heard("claim", failed);
      failures = failed === undefined ? 0 : failures + 1;
      if (signal.aborted) return;
      if (ours.size === wanted.size) await aborted(wake.signal);
      else await clock.sleep(failures > 0 ? backoffMs(failures, random) : lookEveryMs, wake.signal);
    }
  }

  return {
    want(name) {
      wanted.add(name);
      wake.abort();
    },
    fence(name) {
      const revision = ours.get(name);
      if (revision === undefined) return undefined;
      return { key: keys.presence(name), is: "createRevision", revision };
    },
    isConfirmed,
    missed(name) {
      lose(name, "it is not ours in the store any more");
      wake.abort();
    },
    async keep(signal) {
      while (!signal.aborted) {
        held = await takeLease(signal);
        if (held === undefined) return;
        const { lease } = held;
        const over = new AbortController();
        const claiming = claim(held, over.signal);
        const reason = await renew(held, signal);
        over.abort();
        if (reason !== undefined) held = undefined;
        await claiming;
        if (reason === undefined) return;
        for (const name of [...ours.keys()]) lose(name, reason);
        // The store may not know yet that it is over; a new lease need not wait for that.
        void lease.revoke();
      }
    },
    async giveBack() {
      const own = held;
      held = undefined;
      ours.clear();
      await own?.lease.revoke();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
}

function presenceOf({ identity, drivers, clock }: ServeParts): Presence {
  return { ...identity, drivers: [...drivers.keys()].sort(), sinceMs: clock.now() };
}

// Who serves what: one lease for all presences of this process, kept alive by one loop. A presence that
// another holds is waited for. Nobody here trusts a store's word that a lease still holds for longer
// than the lease's own term since it was last confirmed.

import type { Presence } from "../../model/agent.ts";
import type { Compare } from "../../ports/store.ts";
import { aborted } from "./aborted.ts";
import { backoffMs } from "./backoff.ts";
import { claimPresences, type Claims } from "./claim-presences.ts";
import type { Contact } from "./contact.ts";
import { renewLease, takeLease, type HeldLease } from "./held-lease.ts";
import type { ServeParts } from "./serve-parts.ts";

export interface Presences {
  /** Has the target, or the pattern, served from here as soon as nobody else does. */
  want(name: string): void;
  /** Holds as long as the presence is ours; undefined where it is not. */
  fence(name: string): Compare | undefined;
  /** Whether the lease was confirmed within its term, so that nobody else can serve what is ours. */
  isConfirmed(): boolean;
  /** How long that certainly stays so; 0 where it is not so. */
  confirmedForMs(): number;
  /** A write was refused because the presence is not ours any more. */
  missed(name: string): void;
  /** Resolves when the signal aborts. What is held stays held. */
  keep(signal: AbortSignal): Promise<void>;
  /** Lets others serve at once. */
  giveBack(): Promise<void>;
}

export interface PresenceParts extends ServeParts {
  readonly monotonic: () => number;
  readonly contact: Contact;
  readonly gained: (name: string) => void;
  readonly lost: (name: string) => void;
}

interface Holding {
  readonly parts: PresenceParts;
  readonly wanted: Set<string>;
  /** With the revision at which each came to be. */
  readonly ours: Map<string, number>;
  held: HeldLease | undefined;
  /** Ends the pause until what is missing is claimed again. */
  wake: AbortController;
}

/** How often a presence that another holds is looked for. */
const lookEveryMs = 500;

export function createPresences(parts: PresenceParts): Presences {
  const holding: Holding = {
    parts,
    wanted: new Set(),
    ours: new Map(),
    held: undefined,
    wake: new AbortController(),
  };
  const { ours } = holding;
  return {
    want(name) {
      holding.wanted.add(name);
      holding.wake.abort();
    },
    fence(name) {
      const revision = ours.get(name);
      if (revision === undefined) return undefined;
      return { key: parts.keys.presence(name), is: "createRevision", revision };
    },
    isConfirmed: () => confirmedForMs(holding) > 0,
    confirmedForMs: () => confirmedForMs(holding),
    missed(name) {
      lose(holding, name, "it is not there any more");
      holding.wake.abort();
    },
    keep: (signal) => keep(holding, signal),
    async giveBack() {
      const { held } = holding;
      holding.held = undefined;
      ours.clear();
      await held?.lease.revoke();
    },
  };
}

function confirmedForMs({ parts, held }: Holding): number {
  if (held === undefined) return 0;
  return Math.max(0, held.confirmedAtMs + held.lease.ttlMs - parts.monotonic());
}

async function keep(holding: Holding, signal: AbortSignal): Promise<void> {
  const { parts, ours } = holding;
  for (;;) {
    const held = await takeLease(parts, signal);
    if (held === undefined) return;
    holding.held = held;
    const over = new AbortController();
    const claiming = claim(holding, held.lease.id, over.signal);
    const reason = await renewLease(parts, held, signal);
    if (reason !== undefined) holding.held = undefined;
    over.abort();
    holding.wake.abort();
    await claiming;
    if (reason === undefined) return;
    for (const name of ours.keys()) lose(holding, name, reason);
    // The store may not know yet that it is over; a new lease need not wait for that.
    void held.lease.revoke();
  }
}

/** Claims what is wanted, and waits for what others hold, until the signal aborts. */
async function claim(holding: Holding, lease: string, signal: AbortSignal): Promise<void> {
  const { parts, wanted, ours } = holding;
  const { clock, random, contact, onEvent } = parts;
  const claims: Claims = {
    parts,
    presence: presenceOf(parts),
    lease,
    missing: () => [...wanted].filter((name) => !ours.has(name)),
    gained(name, revision) {
      ours.set(name, revision);
      onEvent({ type: "presence-gained", target: name });
      parts.gained(name);
    },
  };
  const waiting = new Map<string, string>();
  for (let failures = 0; !signal.aborted;) {
    const wake = (holding.wake = new AbortController());
    const failed = await claimPresences(claims, waiting);
    contact.heard("claim", failed);
    failures = failed === undefined ? 0 : failures + 1;
    if (signal.aborted) return;
    const pauseMs = failures > 0 ? backoffMs(failures, random) : lookEveryMs;
    if (ours.size < wanted.size) await clock.sleep(pauseMs, wake.signal);
    else await aborted(wake.signal);
  }
}

function lose({ ours, parts }: Holding, name: string, reason: string): void {
  if (!ours.delete(name)) return;
  parts.onEvent({ type: "presence-lost", target: name, reason });
  parts.lost(name);
}

function presenceOf({ identity, drivers, clock }: ServeParts): Presence {
  return { ...identity, drivers: [...drivers.keys()].sort(), sinceMs: clock.now() };
}

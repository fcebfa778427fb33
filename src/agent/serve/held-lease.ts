// The one lease of an agent, kept alive as long as it can be. How long it certainly holds is measured
// from when its last confirmation was asked for, by a clock that nobody sets.

import type { Lease } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { backoffMs } from "./backoff.ts";
import type { Contact } from "./contact.ts";
import type { ServeParts } from "./serve-parts.ts";

export interface HeldLease {
  readonly lease: Lease;
  /** By the monotonic clock. */
  confirmedAtMs: number;
}

export interface LeaseParts extends Pick<
  ServeParts,
  "store" | "clock" | "random" | "identity" | "leaseTtlMs"
> {
  readonly monotonic: () => number;
  readonly contact: Contact;
}

const silent = "its lease could not be confirmed within its term";

/** Tries for ever; undefined when the signal aborts. */
export async function takeLease(
  { store, clock, random, identity, leaseTtlMs, monotonic, contact }: LeaseParts,
  signal: AbortSignal,
): Promise<HeldLease | undefined> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    const confirmedAtMs = monotonic();
    const lease = await store.lease(leaseTtlMs, identity);
    contact.heard("presence", isTrouble(lease) ? lease : undefined);
    if (!isTrouble(lease)) return { lease, confirmedAtMs };
    await clock.sleep(backoffMs(failures, random), signal);
  }
  return undefined;
}

/** Answers why the lease is lost; undefined when the signal aborts. */
export async function renewLease(
  { clock, random, monotonic, contact }: LeaseParts,
  held: HeldLease,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { lease } = held;
  // A third of the term leaves two more tries before it ends.
  const thirdMs = lease.ttlMs / 3;
  for (let failures = 0; ;) {
    const pauseMs = failures === 0 ? thirdMs : Math.min(thirdMs / 2, backoffMs(failures, random));
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) return undefined;
    const askedAtMs = monotonic();
    if (askedAtMs - held.confirmedAtMs >= lease.ttlMs) return silent;
    const kept = await lease.keepAlive();
    contact.heard("presence", isTrouble(kept) ? kept : undefined);
    if (kept === false) return "its lease has ended";
    failures = isTrouble(kept) ? failures + 1 : 0;
    if (kept === true) held.confirmedAtMs = askedAtMs;
  }
}

// Of several processes that could do some work, one does it: the leader. The others wait until it is
// gone. What the work is does not matter here.

import { whenAborted } from "../apply/stop.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import type { LeaderRecord } from "../records/leader.ts";
import type { LockHolder } from "../records/lock.ts";
import { awaitVacancy } from "../records/vacancy.ts";
import { backoffMs, type Backoff } from "../model/backoff.ts";
import { takeLead, type KeptLead } from "./lead-keeper.ts";

export interface LeadPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface Candidate {
  readonly holder: LockHolder;
  /** So long a leader may be silent before another takes its place. */
  readonly ttlMs: number;
}

export type LeadEvent =
  | { readonly type: "waiting"; readonly by: LeaderRecord }
  | { readonly type: "leading"; readonly term: number }
  | { readonly type: "lead-lost"; readonly term: number; readonly reason: string }
  | { readonly type: "resigned"; readonly term: number }
  | { readonly type: "lead-trouble"; readonly trouble: Trouble };

/**
 * Work of a leader. It ends soon once the signal aborts. Whatever it writes must bear the leadership's
 * fence, and once `lost` aborts it may not even try.
 */
export type LeaderWork = (lead: KeptLead, signal: AbortSignal) => Promise<void>;

/** Short beside the time in which a standby must take over. */
const backoff: Backoff = { firstMs: 200, mostMs: 5_000 };

/**
 * Leads whenever nobody else does, for ever: campaigns, works, and when the lead is lost, lets the work
 * end and campaigns again. Once the signal aborts the work is let end, and the lead given back.
 */
export async function whileLeading(
  ports: LeadPorts,
  candidate: Candidate,
  work: LeaderWork,
  onEvent: (event: LeadEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let told: string | undefined;
  const tell = (event: LeadEvent): void => {
    const reason = event.type === "lead-trouble" ? event.trouble.reason : undefined;
    // Nobody wants to read for hours that the store is still down.
    if (reason === undefined || reason !== told) onEvent(event);
    told = reason;
  };
  while (!signal.aborted) {
    const failed = await leadOnce(ports, candidate, work, tell, signal);
    failures = failed === undefined ? 0 : failures + 1;
    if (failed === undefined || signal.aborted) continue;
    tell({ type: "lead-trouble", trouble: failed });
    await ports.clock.sleep(backoffMs(backoff, failures, ports.random), signal);
  }
}

async function leadOnce(
  ports: LeadPorts,
  { holder, ttlMs }: Candidate,
  work: LeaderWork,
  onEvent: (event: LeadEvent) => void,
  signal: AbortSignal,
): Promise<Trouble | undefined> {
  let last: number | undefined;
  const vacant = await awaitVacancy(ports, onLed, signal);
  if (vacant !== undefined || signal.aborted) return vacant;
  const kept = await takeLead(ports, holder, ttlMs);
  if (isTrouble(kept)) return kept;
  // Another was faster: that one is waited for.
  return "by" in kept ? undefined : await lead(kept, work, onEvent, signal);

  function onLed(by: LeaderRecord): void {
    if (by.term !== last) onEvent({ type: "waiting", by });
    last = by.term;
  }
}

async function lead(
  kept: KeptLead,
  work: LeaderWork,
  onEvent: (event: LeadEvent) => void,
  signal: AbortSignal,
): Promise<undefined> {
  const { term } = kept.leadership.record;
  const stop = new AbortController();
  const end = (): void => stop.abort();
  whenAborted(signal, end);
  whenAborted(kept.lost, () => {
    onEvent({ type: "lead-lost", term, reason: String(kept.lost.reason) });
    end();
  });
  onEvent({ type: "leading", term });
  try {
    await work(kept, stop.signal);
  } finally {
    signal.removeEventListener("abort", end);
    await kept.resign();
  }
  if (!kept.lost.aborted) onEvent({ type: "resigned", term });
  return undefined;
}

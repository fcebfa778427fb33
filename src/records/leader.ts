// The leader of a fabric: of many processes that keep it, the one that does so. Its record goes with
// its lease, and every leader has a larger term than those before. Here it is taken, given back and
// looked for; keeping it, and what a leader does, is the engine's business.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import { readHolder, takeHolding, type HeldBy } from "./holding.ts";
import type { StoreKeys } from "./keys.ts";
import type { LockHolder } from "./lock.ts";

export interface LeaderRecord extends LockHolder {
  /** Milliseconds since the epoch, by its own clock. */
  readonly sinceMs: number;
  readonly term: number;
}

export interface Leadership {
  readonly record: LeaderRecord;
  /** What was granted: at least what was asked for. */
  readonly ttlMs: number;
  /** What the lock of a leader is taken under. */
  readonly fence: Fence;
  /** Keeps it for another term of the lease. False when it is lost. */
  renew(): Promise<boolean | Trouble>;
  /** Whoever waits may lead at once. */
  resign(): Promise<Trouble | undefined>;
}

export type Led = HeldBy<LeaderRecord>;

/** Becomes the leader where there is none, or says who it is. */
export async function campaign(
  store: Store,
  clock: Clock,
  keys: StoreKeys,
  holder: LockHolder,
  ttlMs: number,
): Promise<Leadership | Led | Trouble> {
  const place = {
    store,
    what: "the lead",
    key: keys.leader,
    numberKey: keys.term,
    numberField: "term",
  };
  const taken = await takeHolding<LeaderRecord>(place, {
    record: (term) => ({ ...holder, sinceMs: clock.now(), term }),
    holder,
    ttlMs,
    under: [],
  });
  if (isTrouble(taken) || taken.type === "held") return taken;
  const { record, lease, fence, renew, release } = taken;
  return { record, ttlMs: lease.ttlMs, fence, renew, resign: release };
}

/** Who leads; undefined where nobody does. */
export async function readLeader(
  store: Store,
  keys: StoreKeys,
): Promise<LeaderRecord | undefined | Trouble> {
  return await readHolder<LeaderRecord>(store, keys.leader);
}

export function isLeadership(value: Leadership | Led | Trouble): value is Leadership {
  return "fence" in value;
}

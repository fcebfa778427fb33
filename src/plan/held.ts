// What the planner does not do, and why, as part of the plan. Silence would be a defect.

import { isPlacePool, type PlaceUse, type Pool } from "../model/allocation.ts";
import type { FieldOf } from "../model/diagnostic.ts";
import type { HeldBack } from "../model/plan.ts";
import { refOf } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { ExhaustedPool } from "./allocate-pool.ts";
import { driftMark } from "./change.ts";
import type { Blocked } from "./compare.ts";
import type { Desire } from "./desire.ts";
import type { Unplaced } from "./place.ts";
import type { TargetPlan } from "./target-plan.ts";

/** How many holders of a full pool a message names. */
const namedHolders = 5;

/** What concerns no single target: exhausted pools, and resources that claim nothing. */
export function withoutTarget(wanted: Desire, pools: readonly Pool[]): HeldBack[] {
  const widenings = new Map(pools.map((one) => [one.name, wideningOf(one)]));
  return [
    ...wanted.placement.unplaced.map(unplacedHold),
    ...wanted.placement.use.filter(({ used, capacity }) => used > capacity).map(overfullHold),
    ...wanted.allocation.exhausted.flatMap((one) => exhaustedHolds(one, widenings.get(one.pool))),
    ...wanted.documents.declined.map(({ by, reason, detail }) => ({
      reason,
      detail: `${by.resource} claims nothing: ${detail}`,
      help: "set adminState to up when it is to be configured",
      claims: [by],
    })),
  ];
}

function wideningOf(pool: Pool): string | undefined {
  return isPlacePool(pool) ? undefined : pool.widening;
}

function exhaustedHolds(
  { pool, size, holders, unserved }: ExhaustedPool,
  widening = `widen the ranges of ${pool}`,
): HeldBack[] {
  const named = holders.slice(0, namedHolders).join(", ");
  const more = holders.length > namedHolders ? ` and ${holders.length - namedHolders} more` : "";
  return unserved.map(({ key, at }) => ({
    reason: "pool-exhausted",
    detail: `${pool} has no value left for ${key}: its ${size} values are taken, by ${named}${more}`,
    help: `${widening}, or remove something that holds a value and apply that first`,
    claims: [claimantAt(at)],
  }));
}

function unplacedHold({ request: { pool, key, at }, detail }: Unplaced): HeldBack {
  return {
    reason: "pool-exhausted",
    detail: `${pool} has no room for ${key}: ${detail}`,
    help: "add a host group with this role, or give one of those named more room",
    claims: [claimantAt(at)],
  };
}

/** Somebody lowered the capacity, or gave the place away twice before the limit was known. */
function overfullHold({ place, used, capacity }: PlaceUse): HeldBack {
  return {
    reason: "limit-reached",
    detail: `${place} has ${used} networks and room for ${capacity}: it keeps them and gets no more`,
    help: "plan with --rebalance to move some away, or raise its capacity",
    claims: [],
  };
}

function claimantAt({ resource }: FieldOf): HeldBack["claims"][number] {
  const { file, line, column } = resource.source;
  return { resource: refOf(resource), file, line, column, through: [] };
}

export function unknownTarget(target: TargetName, reason: string): HeldBack {
  return {
    reason: "target-unknown",
    target,
    detail: `its live state is unknown: ${reason}`,
    help: "nothing is planned there until it can be observed",
    claims: [],
  };
}

/** Everything held back on one target, in the order of its changes. */
export function heldBackOf({ comparison, changes, foreign }: TargetPlan): readonly HeldBack[] {
  const { target } = comparison.settings;
  const held: HeldBack[] = comparison.blocked.map((blocked) => ({
    reason: "not-owned",
    target,
    ...blockedWords(blocked),
  }));
  for (const change of changes) {
    const { action, path, claims, hold } = change;
    if (hold === undefined) continue;
    held.push({ target, path, action, ...driftMark(change), claims, ...hold });
  }
  held.push(...foreign);
  return held;
}

function blockedWords({ path, action, value, wanted, claims }: Blocked): Omit<HeldBack, "reason"> {
  const live = JSON.stringify(value);
  const detail =
    wanted === undefined
      ? `no claim holds it any more, but its live value ${live} is not what was applied: left alone`
      : `the live value ${live} is not ours, and ${JSON.stringify(wanted)} is wanted: left alone`;
  return { path, action, detail, help: "--adopt takes it over", claims };
}

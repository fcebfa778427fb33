// What the planner does not do, and why, as part of the plan. Silence would be a defect.

import { isPlacePool, type Pool } from "../model/allocation.ts";
import type { FieldOf } from "../model/diagnostic.ts";
import type { HeldBack } from "../model/plan.ts";
import { refOf } from "../model/resource.ts";
import type { TargetName } from "../model/target.ts";
import type { ExhaustedPool } from "./allocate-pool.ts";
import { viewAt } from "./change.ts";
import type { Blocked, Comparison } from "./compare.ts";
import type { Desire } from "./desire.ts";
import type { PlanInput } from "./input.ts";
import { itemPath } from "./item-types.ts";
import { isInRanges } from "../model/number-ranges.ts";
import type { Unplaced } from "./place.ts";
import type { TargetPlan } from "./target-plan.ts";

/** How many holders of a full pool a message names. */
const namedHolders = 5;

/** What concerns no single target: exhausted pools, and resources that claim nothing. */
export function withoutTarget(wanted: Desire): HeldBack[] {
  return [
    ...wanted.placement.unplaced.map(unplacedHold),
    ...wanted.allocation.exhausted.flatMap(exhaustedHolds),
    ...wanted.documents.declined.map(({ by, reason, detail }) => ({
      reason,
      detail: `${by.resource} claims nothing: ${detail}`,
      help: "set adminState to up when it is to be configured",
      claims: [by],
    })),
  ];
}

function exhaustedHolds({ pool, size, holders, unserved }: ExhaustedPool): HeldBack[] {
  const named = holders.slice(0, namedHolders).join(", ");
  const more = holders.length > namedHolders ? ` and ${holders.length - namedHolders} more` : "";
  return unserved.map(({ key, at }) => ({
    reason: "pool-exhausted",
    detail: `${pool} has no value left for ${key}: its ${size} values are taken, by ${named}${more}`,
    help: `widen the ranges of ${pool}, or remove something that holds a value and apply that first`,
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
export function heldBackOf(
  target: TargetName,
  { comparison, changes, scope }: TargetPlan,
  { declaration }: PlanInput,
): HeldBack[] {
  const held: HeldBack[] = comparison.blocked.map((blocked) => ({
    reason: "not-owned",
    target,
    ...blockedWords(blocked),
  }));
  for (const change of changes) {
    const { action, path, claims, hold } = change;
    if (hold === undefined) continue;
    held.push({ target, path, action, claims, ...hold });
  }
  if (scope.isWhole) held.push(...foreignInPools(target, comparison, declaration.pools));
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

/** Foreign items on numbers of our pools: what the policy "ranges" would clear away. */
function foreignInPools(
  target: TargetName,
  comparison: Comparison,
  pools: readonly Pool[],
): HeldBack[] {
  const { type, document, settings, foreign } = comparison;
  if (foreign.length === 0) return [];
  const ranges = new Map(pools.map((pool) => [pool.name, isPlacePool(pool) ? [] : pool.ranges]));
  const defining = new Set([...type.numbersIn(document)].map((number) => number.path));
  return foreign.flatMap((item) => {
    const path = itemPath(item.shape, item.key);
    const number = item.typed.type.number(viewAt(item, item.value));
    if (number === undefined || !defining.has(path)) return [];
    const pool = settings.pools[number.space];
    if (pool === undefined || !isInRanges(ranges.get(pool) ?? [], number.number)) return [];
    return [
      {
        reason: "not-owned",
        target,
        path,
        detail: `it lies in ${pool} and is not ours (no claim, no record): left alone`,
        help: "declare it, or let the target's ownership be ranges to have it removed",
        claims: [],
      },
    ];
  });
}

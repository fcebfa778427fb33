// Weighs a plan against everything that it does not know of: the policy's mode, consents, the time of day,
// how long something drifts, devices that fail. Pure: the answer says what the plan may not do, and from
// when on time alone makes it another answer. Suspensions are not weighed: whoever is suspended does not ask.

import { isQuiet, shortDigest, type Plan } from "../model/plan.ts";
import type { Policy, ReconcileMode } from "../model/policy.ts";
import type { LeftDrift, Restraint, Restraints } from "../model/restraint.ts";
import type { TargetName } from "../model/target.ts";
import type { SourceApproval } from "../ports/source.ts";
import type { DriftMemory } from "./drift-memory.ts";
import { driftedItems, type SeenItem } from "./drifted-items.ts";
import type { FailingTargets } from "./failing.ts";
import type { DriftedItem } from "./loop-event.ts";
import { leavingAll, leavingOne, type Leaving } from "./weigh-drift.ts";
import { windowState, type WindowState } from "./windows.ts";

export interface Weighing {
  readonly policy: Policy;
  /** Who watches said so; the policy's mode wins over it. */
  readonly isAutoApproved: boolean;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** The whole plan, made without restraints. */
  readonly plan: Plan;
  /** What `rememberDrift` says after this plan. */
  readonly memory: DriftMemory;
  readonly failing: FailingTargets;
  readonly consents: readonly SourceApproval[];
}

export interface Weighed {
  readonly mode: ReconcileMode;
  /** What to plan again under; absent where the plan may be applied as it is, or nothing may be applied. */
  readonly restraints?: Restraints;
  /** Whose consent the plan has, where it needs one. */
  readonly approvedBy?: string;
  /** All drift that the policy tells of. */
  readonly drifted: readonly DriftedItem[];
  /** When time alone makes another answer of it, in milliseconds since the epoch. */
  readonly dueAtMs?: number;
}

export function weigh(weighing: Weighing): Weighed {
  const { policy, isAutoApproved, plan, nowMs } = weighing;
  const mode = policy.mode ?? (isAutoApproved ? "apply" : "plan");
  const items = driftedItems(plan);
  if (mode === "plan") {
    return { mode, drifted: told(weighing, items, () => onlyTold) };
  }
  const window = windowState(policy.changeWindows, nowMs);
  // Also a plan of nothing but drift: on a target that is reached otherwise than before, healing is a change.
  const isAnything = !isQuiet(plan);
  const by = mode === "approve" && isAnything ? consentTo(plan, weighing.consents) : undefined;
  const changes = isAnything ? leavingChanges(plan, mode, by, window) : undefined;
  const leaving = leavingItems(weighing, items, window);
  const { common, each } = leaving;
  const targets = backingOff(weighing);
  const left = [...each].flatMap(([item, why]): LeftDrift[] => {
    const { target, path } = item;
    return [{ target, path, reason: why.reason, detail: why.detail, help: why.help }];
  });
  const restraints: Restraints = {
    ...(changes === undefined ? {} : { changes: bare(changes) }),
    ...(common === undefined ? {} : { drift: bare(common) }),
    ...(common !== undefined || left.length === 0 ? {} : { leftDrift: left }),
    ...(targets.size === 0 ? {} : { targets: restraintsOf(targets) }),
  };
  const ends = [changes, common, ...each.values(), ...targets.values()].flatMap(
    (one) => one?.untilMs ?? [],
  );
  const isBound = windowConcerns(policy, isAnything && changes?.reason !== "not-approved", items);
  if (isBound && window.changesAtMs !== undefined) ends.push(window.changesAtMs);
  const whyLeft = (item: SeenItem): Restraint | undefined =>
    targets.get(item.target) ?? common ?? each.get(item);
  return {
    mode,
    ...(Object.keys(restraints).length === 0 ? {} : { restraints }),
    ...(by === undefined ? {} : { approvedBy: by }),
    drifted: told(weighing, items, whyLeft),
    ...(ends.length === 0 ? {} : { dueAtMs: ends.reduce((a, b) => Math.min(a, b)) }),
  };
}

/**
 * The same items, where the plan that was made under the restraints holds more of them: what waits for a
 * change that may not be made waits with it.
 */
export function leftByPlan(
  drifted: readonly DriftedItem[],
  { held }: Pick<Plan, "held">,
): readonly DriftedItem[] {
  const details = new Map<string, string>();
  for (const { target, path, drift, detail } of held) {
    if (drift === true) details.set(`${target ?? ""}${path ?? ""}`, detail);
  }
  return drifted.map((item) => {
    const detail = details.get(`${item.target}${item.path}`);
    return detail === undefined || item.leftBecause !== undefined
      ? item
      : { ...item, leftBecause: detail };
  });
}

const onlyTold: Restraint = {
  reason: "drift-left",
  detail: "plans are only told of here",
  help: "run plumb apply, or let mode of the ReconcilePolicy be approve or apply",
};

/** The fewest digits of a digest that name a plan. */
const digitsMin = 8;

function consentTo({ digest }: Plan, consents: readonly SourceApproval[]): string | undefined {
  return consents.find(
    (one) => one.digest.length >= digitsMin && digest.startsWith(one.digest.toLowerCase()),
  )?.by;
}

function leavingChanges(
  plan: Plan,
  mode: ReconcileMode,
  approvedBy: string | undefined,
  { isOpen }: WindowState,
): Leaving | undefined {
  if (mode === "approve" && approvedBy === undefined) {
    return {
      reason: "not-approved",
      detail: "nobody has approved the plan",
      help: `plumb approve ${shortDigest(plan.digest)} lets it be applied`,
    };
  }
  return isOpen ? undefined : outsideWindow;
}

const outsideWindow: Restraint = {
  reason: "outside-window",
  detail: "no change window is open",
  help: "it is done once one opens; plumb apply does it at once",
};

interface LeavingItems {
  /** Why all of them are left. */
  readonly common: Leaving | undefined;
  readonly each: ReadonlyMap<SeenItem, Leaving>;
}

function leavingItems(
  { policy, memory, nowMs }: Weighing,
  items: readonly SeenItem[],
  { isOpen }: WindowState,
): LeavingItems {
  const each = new Map<SeenItem, Leaving>();
  if (items.length === 0) return { common: undefined, each };
  const isShut = !isOpen && policy.windowsFor === "everything";
  const common = leavingAll(policy.drift) ?? (isShut ? outsideWindow : undefined);
  if (common !== undefined) return { common, each };
  for (const item of items) {
    const { target, path, seen } = item;
    const fresh = { sinceMs: nowMs, stillSinceMs: nowMs, seen };
    const remembered = memory.get(target)?.get(path) ?? fresh;
    const why = leavingOne(policy.drift, item, remembered, nowMs);
    if (why !== undefined) each.set(item, why);
  }
  return { common: undefined, each };
}

/** Targets on which the plan has something to do, and on which nothing is tried yet. */
function backingOff({ plan, failing, nowMs }: Weighing): ReadonlyMap<TargetName, Leaving> {
  const waiting = new Map<TargetName, Leaving>();
  if (failing.size === 0) return waiting;
  const concerned = new Set([...plan.operations, ...plan.held].map(({ target }) => target));
  for (const [target, { retryAtMs }] of failing) {
    if (nowMs >= retryAtMs || !concerned.has(target)) continue;
    waiting.set(target, {
      reason: "backing-off",
      detail: "operations failed there, and it is given time",
      help: "it is tried again by itself; plumb history says what failed",
      untilMs: retryAtMs,
    });
  }
  return waiting;
}

/** True where the opening or the end of a window lets something be done, or keeps something from it. */
function windowConcerns(
  { drift, windowsFor }: Policy,
  isFree: boolean,
  items: readonly SeenItem[],
): boolean {
  return isFree || (items.length > 0 && windowsFor === "everything" && drift.action === "heal");
}

function told(
  { policy, memory, nowMs }: Weighing,
  items: readonly SeenItem[],
  whyLeft: (item: SeenItem) => Restraint | undefined,
): readonly DriftedItem[] {
  if (policy.drift.action === "ignore") return [];
  return items.map((item) => {
    const { target, path, action, claims, heldBecause } = item;
    const sinceMs = memory.get(target)?.get(path)?.sinceMs ?? nowMs;
    const leftBecause = whyLeft(item)?.detail ?? heldBecause;
    const because = leftBecause === undefined ? {} : { leftBecause };
    return { target, path, action, sinceMs, ...because, claims };
  });
}

function bare({ reason, detail, help }: Restraint): Restraint {
  return { reason, detail, help };
}

function restraintsOf(
  targets: ReadonlyMap<TargetName, Restraint>,
): Readonly<Record<TargetName, Restraint>> {
  return Object.fromEntries([...targets].map(([target, one]) => [target, bare(one)]));
}

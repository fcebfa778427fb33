// The planner: pure, and a table of contents. Each step is a file of this folder; all conditions
// under which a step does not run stand here.

import type { Allocation } from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { Plan, TargetSummary } from "../model/plan.ts";
import { compareNames, sortedNames } from "../model/sort.ts";
import { targetTypeOf, type TargetName, type TargetSettings } from "../model/target.ts";
import { budgetHold } from "./budget.ts";
import { compareTarget, type Change, type Comparison } from "./compare.ts";
import { desire, type Desire } from "./desire.ts";
import { digestOfPlan } from "./digest.ts";
import { chainDisruptions } from "./disruptions.ts";
import { gateChanges, spreadHolds, type Hold } from "./gates.ts";
import { heldBackOf, unknownTarget, withoutTarget } from "./held.ts";
import type { Catalog, PlanInput } from "./input.ts";
import { linkChanges, type Links } from "./links.ts";
import { isInRanges } from "./number-ranges.ts";
import { operationsOf, type PlannedChange } from "./operations.ts";
import { isTargetInScope, scopedChanges } from "./scope.ts";
import { splitSwaps } from "./swaps.ts";

export type PlanResult =
  | { readonly type: "planned"; readonly plan: Plan; readonly findings: readonly Finding[] }
  /** The manifests have errors; nothing was planned. */
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

/** One target on its way through the planner. */
export interface TargetPlan {
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
  readonly links: Links;
  readonly holds: Map<Change, Hold>;
}

export function makePlan(catalog: Catalog, input: PlanInput): PlanResult {
  const desired = desire(catalog, input);
  if (desired.type === "invalid") return desired;
  const plan = planDesire(catalog, input, desired.desire);
  return { type: "planned", plan, findings: desired.findings };
}

function planDesire(catalog: Catalog, input: PlanInput, wanted: Desire): Plan {
  const targets = concernedTargets(input, wanted);
  const plans = new Map<TargetName, TargetPlan>();
  const unknown = new Map<TargetName, string>();
  for (const [target, settings] of targets) {
    const planned = planTarget(catalog, input, wanted, settings);
    if (typeof planned === "string") unknown.set(target, planned);
    else plans.set(target, planned);
  }
  holdExcessRemovals(input, wanted, plans);
  for (const { changes, links, holds } of plans.values()) spreadHolds(changes, links, holds);

  const planned = chainDisruptions(remainingChanges(plans));
  const operations = operationsOf(planned);
  const held = [
    ...withoutTarget(wanted),
    ...[...plans].flatMap(([target, one]) => heldBackOf(target, one, wanted, input.options)),
    ...[...unknown].map(([target, reason]) => unknownTarget(target, reason)),
  ];
  const comparisons = [...plans.values()].map((one) => one.comparison);
  const body = {
    operations,
    allocations: { added: wanted.allocation.added, released: wanted.allocation.released },
    allocated: allAllocations(wanted),
    adoptions: comparisons.flatMap((one) => one.adoptions),
    forgotten: comparisons.flatMap((one) =>
      one.forgotten.map((path) => ({ target: one.settings.target, path })),
    ),
    held,
    targets: summaries(targets, input, plans, unknown),
  };
  return { digest: digestOfPlan(body), ...body };
}

/** Everything declared, and everything that still holds something of ours, in name order. */
function concernedTargets(input: PlanInput, wanted: Desire): Map<TargetName, TargetSettings> {
  const names = new Set([...wanted.declared.keys(), ...input.owned.keys()]);
  const targets = new Map<TargetName, TargetSettings>();
  for (const target of sortedNames(names)) {
    const settings = wanted.declared.get(target) ?? input.owned.get(target)?.settings;
    if (settings !== undefined && isTargetInScope(target, input.options)) {
      targets.set(target, settingsOnly(settings));
    }
  }
  return targets;
}

function settingsOnly(settings: TargetSettings): TargetSettings {
  const { target, driver, ownership, pools, limits, connection } = settings;
  return { target, driver, ownership, pools, limits, connection };
}

/** The target's changes with what they wait for and what holds them; or why it is unknown. */
function planTarget(
  catalog: Catalog,
  input: PlanInput,
  wanted: Desire,
  settings: TargetSettings,
): TargetPlan | string {
  const { target } = settings;
  const type = catalog.targetTypes.get(targetTypeOf(target));
  if (type === undefined) return `this build knows no targets of type ${targetTypeOf(target)}`;
  const view = input.live.get(target);
  if (view === undefined) return "nobody has observed it";
  if (view.type === "unknown") return view.reason;
  const ranges = new Map(wanted.pools.map((pool) => [pool.name, pool.ranges]));
  const { options } = input;
  const comparison = compareTarget({
    type,
    settings,
    document: view.document,
    desired: wanted.documents.itemsOf(target),
    owned: ownedItems(input.owned.get(target)),
    adopt: options.adopt,
    isInPools: ({ space, number }) =>
      isInRanges(ranges.get(settings.pools[space] ?? "") ?? [], number),
  });
  const all = splitSwaps(comparison.changes);
  const links = linkChanges(comparison, all);
  const changes = scopedChanges(all, links, options.scopes);
  const consent = options.allowDisruption || wanted.policy.disruptionConsent === "given";
  const driver = catalog.drivers.get(settings.driver);
  const holds = gateChanges({ comparison, changes, links, driver, consent });
  holdOutOfScope(changes, links, holds);
  return { comparison, changes, links, holds };
}

function ownedItems(owned: OwnedDocument | undefined): OwnedDocument["items"] {
  return owned?.items ?? new Map();
}

/** What a change waits for may lie outside the scope, where nothing is changed or removed. */
function holdOutOfScope(changes: readonly Change[], links: Links, holds: Map<Change, Hold>): void {
  const inScope = new Set(changes);
  for (const change of changes) {
    const outside = (links.waits.get(change) ?? []).find((awaited) => !inScope.has(awaited));
    if (outside === undefined || holds.has(change)) continue;
    holds.set(change, {
      reason: "waiting",
      detail: `it waits for ${outside.action} ${outside.path}, which is outside the scope`,
      help: "plan with a wider scope",
    });
  }
}

function holdExcessRemovals(
  input: PlanInput,
  wanted: Desire,
  plans: ReadonlyMap<TargetName, TargetPlan>,
): void {
  const removals = [...plans.values()].flatMap(({ changes, holds }) => {
    const made = new Set(changes.filter((one) => one.action === "add").map((one) => one.path));
    return changes
      .filter((one) => one.action === "remove" && !holds.has(one) && !made.has(one.path))
      .map((change) => ({ change, holds }));
  });
  let owned = 0;
  for (const { items } of input.owned.values()) {
    for (const bucket of items.values()) owned += bucket.size;
  }
  const counts = { planned: removals.length, owned };
  const hold = budgetHold(counts, wanted.policy.deletionBudget, input.options.allowDeletes);
  if (hold !== undefined) for (const { change, holds } of removals) holds.set(change, hold);
}

function remainingChanges(plans: ReadonlyMap<TargetName, TargetPlan>): PlannedChange[] {
  const planned: PlannedChange[] = [];
  for (const [target, { changes, links, holds }] of plans) {
    for (const change of changes) {
      if (!holds.has(change))
        planned.push({ target, change, waits: links.waits.get(change) ?? [] });
    }
  }
  return planned;
}

function allAllocations(wanted: Desire): Allocation[] {
  return [...wanted.allocation.byPool].flatMap(([pool, values]) =>
    [...values]
      .map(([key, value]) => ({ pool, key, value }))
      .sort((a, b) => a.value - b.value || compareNames(a.key, b.key)),
  );
}

function summaries(
  targets: ReadonlyMap<TargetName, TargetSettings>,
  input: PlanInput,
  plans: ReadonlyMap<TargetName, TargetPlan>,
  unknown: ReadonlyMap<TargetName, string>,
): TargetSummary[] {
  return [...targets].map(([target, settings]): TargetSummary => {
    const one = plans.get(target);
    const view = input.live.get(target);
    if (one === undefined || unknown.has(target) || view?.type !== "known") {
      return { target, state: "unknown", settings, foreignItems: 0 };
    }
    const { changes, holds, comparison } = one;
    const isHeld = holds.size > 0 || comparison.blocked.length > 0;
    return {
      target,
      state: changes.length > holds.size ? "changes" : isHeld ? "held-back" : "in-sync",
      settings,
      liveDigest: view.digest,
      foreignItems: comparison.foreign.length,
    };
  });
}

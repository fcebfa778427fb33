// The planner: pure, and a table of contents. Each step is a file of this folder; all conditions
// under which a step does not run stand here.

import type { Allocation } from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import type { Plan, TargetSummary } from "../model/plan.ts";
import { type TargetName, type TargetSettings } from "../model/target.ts";
import type { AllocationResult } from "./allocate.ts";
import { holdExcessRemovals } from "./budget.ts";
import { concernedTargets } from "./concerned.ts";
import { desire, type Desire } from "./desire.ts";
import { digestOfPlan } from "./digest.ts";
import { chainDisruptions } from "./disruptions.ts";
import { freedAllocations } from "./freed.ts";
import { spreadHolds } from "./gates.ts";
import { linkHandovers } from "./handovers.ts";
import { heldBackOf, unknownTarget, withoutTarget } from "./held.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";
import { linkLists } from "./list-waits.ts";
import { operationsOf } from "./operations.ts";
import type { PlaceResult } from "./place.ts";
import { restrainRecords } from "./restrain.ts";
import { holdUnneeded } from "./scope.ts";
import { linkTypes } from "./type-order.ts";
import { eachOf, planTarget, type TargetPlan } from "./target-plan.ts";

export type PlanResult =
  | { readonly type: "planned"; readonly plan: Plan; readonly findings: readonly Finding[] }
  /** The manifests have errors; nothing was planned. */
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

export function makePlan(catalog: Catalog, input: PlanInput): PlanResult {
  const desired = desire(catalog, input);
  if (desired.type === "invalid") return desired;
  const plan = planDesire(catalog, input, desired.desire);
  return { type: "planned", plan, findings: desired.findings };
}

/**
 * The plan of what is desired. `planOne` makes the plan of one target, or says why it is unknown; its
 * changes are changed further here, so that they serve one plan only.
 */
export function planDesire(
  catalog: Catalog,
  input: PlanInput,
  wanted: Desire,
  planOne: (settings: TargetSettings) => TargetPlan | string = (settings) =>
    planTarget(catalog, input, wanted, settings),
): Plan {
  const targets = concernedTargets(input);
  const plans = new Map<TargetName, TargetPlan>();
  const unknown = new Map<TargetName, string>();
  for (const [target, settings] of targets) {
    const planned = planOne(settings);
    if (typeof planned === "string") unknown.set(target, planned);
    else plans.set(target, planned);
  }
  const changes = eachOf(plans, (one) => one.changes);
  linkHandovers(changes, { catalog, input, wanted, unknown: unknown.keys() });
  linkLists(changes, { catalog, input, wanted });
  linkTypes(changes, { catalog, input, wanted, plans, unknown });
  holdExcessRemovals(input, plans);
  spreadHolds(changes);
  holdUnneeded(changes, new Set(eachOf(plans, (one) => one.besides)));

  const made = changes.filter((change) => change.hold === undefined);
  chainDisruptions(made);
  const operations = operationsOf(made);
  const held = [
    ...withoutTarget(wanted, input.declaration.pools),
    ...eachOf(plans, heldBackOf),
    ...[...unknown].map(([target, reason]) => unknownTarget(target, reason)),
  ];
  const records = {
    allocations: {
      added: [...wanted.placement.added, ...wanted.allocation.added],
      released: [...wanted.placement.released, ...wanted.allocation.released],
    },
    allocated: allAllocations(wanted),
    freed: freedAllocations(catalog, input, wanted.allocation.lingering, operations),
    adoptions: eachOf(plans, ({ comparison }) => comparison.adoptions),
    forgotten: eachOf(plans, ({ comparison: { forgotten, settings } }) =>
      forgotten.map((path) => ({ target: settings.target, path })),
    ),
  };
  const body = {
    operations,
    ...restrainRecords(records, input.options.restraints, input.allocations),
    held,
    places: wanted.placement.use,
    scopes: input.options.scopes,
    targets: summaries(targets, input, plans, unknown),
  };
  return { digest: digestOfPlan(body), ...body };
}

/** Who plans again and again mostly has the same ones in force. */
function allAllocations({ placement, allocation }: Desire): readonly Allocation[] {
  const known = allocated.get(allocation);
  if (known?.placement === placement) return known.all;
  const all: Allocation[] = [];
  for (const keys of placement.byPool.values()) for (const one of keys.values()) all.push(one);
  for (const { inForce } of allocation.pools.values()) for (const one of inForce) all.push(one);
  allocated.set(allocation, { placement, all });
  return all;
}

interface AllAllocations {
  readonly placement: PlaceResult;
  readonly all: readonly Allocation[];
}

const allocated: WeakMap<AllocationResult, AllAllocations> = new WeakMap();

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
    const { changes, comparison } = one;
    const isHeld = changes.length > 0 || comparison.blocked.length > 0;
    return {
      target,
      state: changes.some((change) => change.hold === undefined)
        ? "changes"
        : isHeld
          ? "held-back"
          : "in-sync",
      settings,
      liveDigest: view.digest,
      foreignItems: comparison.foreign.length,
    };
  });
}

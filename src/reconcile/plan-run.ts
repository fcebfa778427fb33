// One run of the planner against the world: resources in, records and live documents read, plan out.
// It changes nothing, and records nothing but what it saw of targets. What it collects is all that the
// pure planner gets to see.

import type { Allocation } from "../model/allocation.ts";
import { hasErrors, type Finding } from "../model/diagnostic.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { Plan } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";
import type { LiveView, TargetName, TargetSettings } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { declare } from "../plan/declare.ts";
import type { PlanOptions } from "../plan/input.ts";
import { makePlan } from "../plan/plan.ts";
import { isTargetInScope } from "../plan/scope.ts";
import type { PlanningSession } from "../plan/session/session.ts";
import type { Agent } from "../ports/agent.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readAllocations } from "../records/allocations.ts";
import type { StoreKeys } from "../records/keys.ts";
import { readAllOwned } from "../records/owned.ts";
import { readRecordDigests } from "../records/record-digests.ts";
import { observeDigests, withDocuments, type DigestViews } from "./observe-digests.ts";

export interface PlanPorts {
  readonly catalog: Catalog;
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly agent: Agent;
}

export interface PlanRequest {
  readonly resources: readonly Resource[];
  readonly options: PlanOptions;
  readonly parallelism: number;
  readonly onObserved: (done: number, total: number) => void;
  /** What was already observed, moments ago, of all targets that the plan is about. */
  readonly views?: DigestViews;
  /** For who plans again and again in one process; it gives the very same plans. */
  readonly session?: PlanningSession;
}

/** Everything that a plan was made from, for views that explain it. */
export interface PlanSources {
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly observedAtMs: ReadonlyMap<TargetName, number>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
  /** Digest of the records; absent where these were written while they were read. */
  readonly records?: string;
}

export type PlanRun =
  | {
      readonly type: "planned";
      readonly plan: Plan;
      readonly sources: PlanSources;
      readonly findings: readonly Finding[];
    }
  | {
      readonly type: "invalid";
      readonly findings: readonly Finding[];
      /** False where the mistakes were found before any target was observed. */
      readonly isLiveRead: boolean;
    }
  | Trouble;

export async function runPlan(ports: PlanPorts, request: PlanRequest): Promise<PlanRun> {
  const { catalog, store, keys } = ports;
  const { resources, options, parallelism, session } = request;
  const declaration = session?.declareAll(resources) ?? declare(catalog, resources);
  if (hasErrors(declaration.findings)) {
    return { type: "invalid", findings: declaration.findings, isLiveRead: false };
  }

  const before = await readRecordDigests(store, keys);
  if (isTrouble(before)) return before;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const after = await readRecordDigests(store, keys);
  if (isTrouble(after)) return after;
  const targets = targetsToObserve(declaration.targets, owned, options);
  const views =
    request.views ?? (await observeDigests(ports, targets, parallelism, request.onObserved));
  const observed = await withDocuments(ports, targets, views, parallelism);
  const input = { declaration, live: observed.live, owned, allocations, options };
  const result = session?.plan(input) ?? makePlan(catalog, input);
  if (result.type === "invalid") return { ...result, isLiveRead: true };
  const isOfOneMoment = before.revisions === after.revisions;
  const records = isOfOneMoment ? { records: before.content } : {};
  return { ...result, sources: { ...observed, owned, allocations, ...records } };
}

/** Targets left out by a person are not observed: what is unknown there stays untouched. */
function targetsToObserve(
  declared: ReadonlyMap<TargetName, TargetSettings>,
  owned: ReadonlyMap<TargetName, OwnedDocument>,
  options: PlanOptions,
): Map<TargetName, TargetSettings> {
  const targets = new Map<TargetName, TargetSettings>();
  for (const [target, { settings }] of owned) targets.set(target, settings);
  for (const [target, settings] of declared) targets.set(target, settings);
  for (const target of targets.keys()) {
    if (!isTargetInScope(target, options)) targets.delete(target);
  }
  return targets;
}

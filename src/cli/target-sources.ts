// All that is known of one target: what is live, what is ours, what the manifests say.

import type { Allocation } from "../model/allocation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import { closest } from "../model/suggest.ts";
import {
  targetTypeOf,
  type LiveView,
  type TargetName,
  type TargetSettings,
  type TargetType,
} from "../model/target.ts";
import type { Declaration } from "../plan/declare.ts";
import { desire } from "../plan/desire.ts";
import type { DesiredItems } from "../plan/desired.ts";
import { wholePlan, type PlanInput } from "../plan/input.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { observeTargets } from "../reconcile/observe.ts";
import { readAllocations } from "../records/allocations.ts";
import { readAllOwned } from "../records/owned.ts";
import type { Connection } from "./connection.ts";
import { knownTargets } from "./known-targets.ts";

export interface TargetSources {
  readonly type: TargetType;
  readonly settings: TargetSettings;
  readonly live: LiveView | undefined;
  readonly owned: OwnedDocument | undefined;
  /** Absent without manifests, or where they contradict each other. */
  readonly desired?: DesiredItems;
  readonly allocations: readonly Allocation[];
  /** What a plan of everything is made from; absent without manifests. */
  readonly input?: PlanInput;
}

/** Everything about one target, or in words why there is nothing to know about it. */
export async function readTarget(
  target: TargetName,
  { store, keys, agent, catalog, parallelism }: Connection,
  declaration: Declaration | undefined,
): Promise<TargetSources | string | Trouble> {
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const known = knownTargets(owned, declaration);
  const settings = known.get(target);
  const type = catalog.targetTypes.get(targetTypeOf(target));
  if (settings === undefined || type === undefined) {
    const meant = closest(target, known.keys());
    const hint = meant === undefined ? "plumb get targets names them" : `did you mean ${meant}?`;
    return `neither the manifests nor the records know a target ${target}; ${hint}`;
  }
  // What is desired here depends on numbers that are live elsewhere, so all of them are observed.
  const observed = declaration === undefined ? new Map([[target, settings]]) : known;
  const { live } = await observeTargets(agent, observed, parallelism, () => undefined);
  const sources = { type, settings, live: live.get(target), owned: owned.get(target), allocations };
  if (declaration === undefined) return sources;
  const input = { declaration, live, owned, allocations, options: wholePlan };
  const result = desire(catalog, input);
  if (result.type === "invalid") return { ...sources, input };
  const { allocation, placement, documents } = result.desire;
  const numbers = [...allocation.byPool].flatMap(([pool, values]) =>
    [...values].map(([key, value]) => ({ pool, key, value })),
  );
  const places = [...placement.byPool.values()].flatMap((keys) => [...keys.values()]);
  const allocated = [...places, ...numbers];
  return { ...sources, input, allocations: allocated, desired: documents.itemsOf(target) };
}

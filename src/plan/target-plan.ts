// The plan of one target, as far as it can be made by looking at this target alone.

import { isPlacePool } from "../model/allocation.ts";
import { equalJson } from "../model/json.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { HeldBack } from "../model/plan.ts";
import { splitPointer } from "../model/pointer.ts";
import { targetTypeOf, type TargetName, type TargetSettings } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import { compareTarget, type Blocked, type Comparison } from "./compare.ts";
import type { Desire } from "./desire.ts";
import { foreignInPools } from "./foreign.ts";
import { gateChanges } from "./gates.ts";
import type { PlanInput } from "./input.ts";
import { linkChanges } from "./links.ts";
import { markMoves } from "./moves.ts";
import { isInRanges } from "../model/number-ranges.ts";
import { holdByRestraints } from "./restrain.ts";
import { scopedChanges, scopeFilter, type ScopeFilter } from "./scope.ts";
import { splitLists } from "./split-lists.ts";
import { splitSwaps } from "./swaps.ts";

/** One target on its way through the planner. */
export interface TargetPlan {
  readonly comparison: Comparison;
  /** Those in scope; some of them are held back. */
  readonly changes: readonly Change[];
  /** Those of them that are outside the scope, and there for those inside. */
  readonly besides: ReadonlySet<Change>;
  /** What the scope leaves out: of that, nothing is done and nothing told. */
  readonly outside: { readonly changes: readonly Change[]; readonly blocked: readonly Blocked[] };
  /** Foreign items on our numbers, as far as they are in scope. */
  readonly foreign: readonly HeldBack[];
}

/** The target's changes with what they wait for and what holds them; or why it is unknown. */
export function planTarget(
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
  const ranges = new Map(
    input.declaration.pools.map((pool) => [pool.name, isPlacePool(pool) ? [] : pool.ranges]),
  );
  const { options } = input;
  const owned = input.owned.get(target);
  const comparison = compareTarget({
    type,
    settings,
    document: view.document,
    desired: wanted.documents.itemsOf(target),
    owned: owned?.items ?? new Map(),
    adopt: options.adopt,
    isOwnershipApplied: isOwnershipApplied(owned, settings),
    isInPools: ({ space, number }) =>
      isInRanges(ranges.get(settings.pools[space] ?? "") ?? [], number),
  });
  const all = splitLists(splitSwaps(comparison.changes), type.carriers);
  markMoves(all, catalog);
  linkChanges(comparison, all);
  const scope = scopeFilter(options.scopes, settings.within ?? []);
  const { changes, besides, outside } = scopedChanges(all, scope);
  const consent = options.allowDisruption || input.declaration.policy.disruptionConsent === "given";
  const driver = catalog.drivers.get(settings.driver);
  const restraint = holdByRestraints(options.restraints, settings, owned?.settings);
  gateChanges({ comparison, changes, driver, consent, restraint });
  const scoped = scopedComparison(comparison, scope, owned);
  const isLeftOut = (one: Blocked): boolean => !scoped.blocked.includes(one);
  return {
    comparison: scoped,
    changes,
    besides,
    outside: {
      changes: outside,
      blocked: scope.isWhole ? [] : comparison.blocked.filter(isLeftOut),
    },
    foreign: scope.isWhole ? foreignInPools(comparison, input.declaration.pools) : [],
  };
}

/** What is only recorded, and what is only reported, is narrowed like the changes. */
function scopedComparison(
  comparison: Comparison,
  scope: ScopeFilter,
  owned: OwnedDocument | undefined,
): Comparison {
  if (scope.isWhole) return comparison;
  return {
    ...comparison,
    adoptions: comparison.adoptions.filter(({ claims }) => scope.includes(claims)),
    blocked: comparison.blocked.filter(({ claims }) => scope.includes(claims)),
    forgotten: comparison.forgotten.filter((path) => {
      const { bucket, key } = splitPointer(path);
      return scope.includes(owned?.items.get(bucket)?.get(key)?.claims ?? []);
    }),
  };
}

function isOwnershipApplied(owned: OwnedDocument | undefined, settings: TargetSettings): boolean {
  const { ownership, pools } = settings;
  return owned?.settings.ownership === ownership && equalJson(owned.settings.pools, pools);
}

/** What many plans have little of, in their order: thousands of targets in a row have nothing. */
export function eachOf<T>(
  plans: ReadonlyMap<TargetName, TargetPlan>,
  of: (one: TargetPlan) => Iterable<T>,
): T[] {
  const all: T[] = [];
  for (const one of plans.values()) for (const each of of(one)) all.push(each);
  return all;
}

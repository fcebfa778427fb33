// What a plan is made from. Everything the planner knows comes in through these values.

import type { Allocation } from "../model/allocation.ts";
import type { AnyKind } from "../model/kind.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { Resource, ResourceRef } from "../model/resource.ts";
import type { DriverTraits, LiveView, TargetName, TargetType } from "../model/target.ts";

/** What this build of Plumbline can do; the lists are handed in so that the planner imports none. */
export interface Catalog {
  readonly kinds: readonly AnyKind[];
  readonly targetTypes: ReadonlyMap<string, TargetType>;
  readonly drivers: ReadonlyMap<string, DriverTraits>;
}

export interface PlanOptions {
  /** Take over unowned items that stand in the way. */
  readonly adopt: boolean;
  /** Replaces the policy's deletion budget by a number of removals. */
  readonly allowDeletes?: number;
  /** The person's consent to disrupting operations. */
  readonly allowDisruption: boolean;
  /** Only these targets; empty for all. */
  readonly targets: readonly TargetName[];
  readonly exclude: readonly TargetName[];
  /** Only items claimed by or through any of these resources; empty for all. */
  readonly scopes: readonly ResourceRef[];
}

export const wholePlan: PlanOptions = {
  adopt: false,
  allowDisruption: false,
  targets: [],
  exclude: [],
  scopes: [],
};

export interface PlanInput {
  readonly resources: readonly Resource[];
  /** A target that is declared or owned and missing here is unknown. */
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
  readonly options: PlanOptions;
}

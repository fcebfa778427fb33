// What a plan is made from. Everything the planner knows comes in through these values.

import type { Allocation } from "../model/allocation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { Restraints } from "../model/restraint.ts";
import type { LiveView, TargetName } from "../model/target.ts";
import type { Declaration } from "./declare.ts";

export interface PlanOptions {
  /** Take over unowned items that stand in the way. */
  readonly adopt: boolean;
  /** Replaces the policy's deletion budget by a number of removals. */
  readonly allowDeletes?: number;
  /** The person's consent to disrupting operations. */
  readonly allowDisruption: boolean;
  /** Even out how networks are spread over transits and border gateways. */
  readonly rebalance: boolean;
  /** Only these targets; empty for all. */
  readonly targets: readonly TargetName[];
  readonly exclude: readonly TargetName[];
  /** Only items in any of these scopes (scope.ts says what one is); empty for all. */
  readonly scopes: readonly string[];
  /** What may not be done now; absent where everything may. */
  readonly restraints?: Restraints;
}

export const wholePlan: PlanOptions = {
  adopt: false,
  allowDisruption: false,
  rebalance: false,
  targets: [],
  exclude: [],
  scopes: [],
};

export interface PlanInput {
  readonly declaration: Declaration;
  /** A target that is declared or owned and missing here is unknown. */
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
  readonly options: PlanOptions;
}

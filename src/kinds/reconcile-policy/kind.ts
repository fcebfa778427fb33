// ReconcilePolicy: how far a plan may go.

import type { Kind } from "../../model/kind.ts";
import { checkReconcilePolicy } from "./check.ts";
import { reconcilePolicies } from "./name.ts";
import { policyOf } from "./policy.ts";
import type { ReconcilePolicySpec } from "./spec.generated.ts";

export const reconcilePolicy: Kind<ReconcilePolicySpec> = {
  name: reconcilePolicies.name,
  check: checkReconcilePolicy,
  policy: policyOf,
};

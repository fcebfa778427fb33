// The kind's name together with the type of its spec, for lookups in an index.

import type { KindName } from "../../model/resource-index.ts";
import type { ReconcilePolicySpec } from "./spec.generated.ts";

export const reconcilePolicies: KindName<ReconcilePolicySpec> = { name: "ReconcilePolicy" };

// What a ReconcilePolicy changes about the defaults. A field that is not written changes nothing.

import type { Policy } from "../../model/policy.ts";
import type { Resource } from "../../model/resource.ts";
import { usableRanges } from "../ranges.ts";
import type { ReconcilePolicySpec } from "./spec.generated.ts";

export function policyOf({ spec }: Resource<ReconcilePolicySpec>): Partial<Policy> {
  const { ownership, deletionBudget, disruptionConsent, vniRanges } = spec;
  return {
    ...(ownership === undefined ? {} : { ownership }),
    ...(deletionBudget === undefined ? {} : { deletionBudget }),
    ...(disruptionConsent === undefined ? {} : { disruptionConsent }),
    ...(vniRanges === undefined ? {} : { vniRanges: usableRanges(vniRanges) }),
  };
}

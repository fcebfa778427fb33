// A fabric has one policy at most, or nobody could say which of two counts.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { checkRanges } from "../ranges.ts";
import { reconcilePolicies } from "./name.ts";
import type { ReconcilePolicySpec } from "./spec.generated.ts";

export function checkReconcilePolicy(
  policy: Resource<ReconcilePolicySpec>,
  index: ResourceIndex,
): readonly Finding[] {
  const [first] = index.all(reconcilePolicies);
  const ranges = checkRanges(policy, "/spec/vniRanges", policy.spec.vniRanges ?? []);
  if (first === undefined || first.name === policy.name) return ranges;
  return [
    {
      code: "fabric/second-policy",
      severity: "error",
      at: { resource: policy, field: "/metadata/name" },
      label: `${first.name} is the policy already`,
      related: [{ resource: first, field: "/metadata/name", text: "the first policy is here" }],
      help: "merge the two into one ReconcilePolicy",
    },
    ...ranges,
  ];
}

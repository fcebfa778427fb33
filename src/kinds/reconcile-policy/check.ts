// A fabric has one policy at most, or nobody could say which of two counts. Its VNIs must fit into the
// route targets that border gateways make of them and the region's AS number.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { checkAsNumber } from "../check-as-number.ts";
import { wideRegion } from "../host-group/region.ts";
import { checkRanges, parseRange } from "../ranges.ts";
import { checkDrift } from "./check-drift.ts";
import { checkWindows } from "./check-windows.ts";
import { reconcilePolicies } from "./name.ts";
import type { ReconcilePolicySpec } from "./spec.generated.ts";

type Policy = Resource<ReconcilePolicySpec>;

export function checkReconcilePolicy(policy: Policy, index: ResourceIndex): readonly Finding[] {
  const { vniRanges = [], regionAsn } = policy.spec;
  return [
    ...checkOnly(policy, index),
    ...checkRanges(policy, "/spec/vniRanges", vniRanges),
    ...checkAsNumber(regionAsn, { resource: policy, field: "/spec/regionAsn" }),
    ...checkVnis(policy, index),
    ...checkDrift(policy, index),
    ...checkWindows(policy),
  ];
}

function checkOnly(policy: Policy, index: ResourceIndex): Finding[] {
  const [first] = index.all(reconcilePolicies);
  if (first === undefined || first.name === policy.name) return [];
  return [
    {
      code: "fabric/second-policy",
      severity: "error",
      at: { resource: policy, field: "/metadata/name" },
      label: `${first.name} is the policy already`,
      related: [{ resource: first, field: "/metadata/name", text: "the first policy is here" }],
      help: "merge the two into one ReconcilePolicy",
    },
  ];
}

/** Ranges of which some VNIs need more than the two bytes that a 4-byte AS number leaves. */
function checkVnis(policy: Policy, index: ResourceIndex): Finding[] {
  const region = index.derive(wideRegion);
  if (region === undefined || region.resource.name !== policy.name) return [];
  return (policy.spec.vniRanges ?? []).flatMap((written, i): Finding[] => {
    if (Math.max(...parseRange(written)) <= 0xffff) return [];
    const text = "the region's AS number takes 4 of 6 bytes of a route target";
    return [
      {
        code: "fabric/vni-range-too-large",
        severity: "error",
        at: { resource: policy, field: `/spec/vniRanges/${i}` },
        label: `${String(written)} reaches beyond 65535`,
        related: [{ ...region, text }],
        help: "let VNIs end at 65535, or give the region an AS number up to 65535",
      },
    ];
  });
}

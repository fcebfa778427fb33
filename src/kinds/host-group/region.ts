// What border gateways need of the region: its AS number, and how much room that leaves.

import type { FieldOf } from "../../model/diagnostic.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { asNumberOf } from "../as-number.ts";
import { reconcilePolicies } from "../reconcile-policy/name.ts";
import { borderGatewaysByTarget } from "./roles.ts";

/** Where the region's AS number is written, if border gateways use it and it needs 4 bytes. */
export function wideRegion(index: ResourceIndex): FieldOf | undefined {
  const [policy] = index.all(reconcilePolicies);
  const number = asNumberOf(policy?.spec.regionAsn ?? "");
  const hasGateways = index.derive(borderGatewaysByTarget).size > 0;
  if (policy === undefined || number === undefined || number <= 0xffff || !hasGateways) {
    return undefined;
  }
  return { resource: policy, field: "/spec/regionAsn" };
}

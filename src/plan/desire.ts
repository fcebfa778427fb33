// The second step: what the declared resources, together with what is allocated, add up to. It
// reads live documents only for the numbers that they occupy.

import type { Claimant } from "../model/claim.ts";
import { hasErrors, type FieldOf, type Finding } from "../model/diagnostic.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import { allocate, type AllocationResult } from "./allocate.ts";
import { conflictFindings, exclusiveFindings } from "./conflicts.ts";
import { asKindOfObjects, eachResource } from "./declare.ts";
import { DesiredDocuments } from "./desired.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";
import { poolUse } from "./pool-use.ts";

export interface Desire {
  readonly allocation: AllocationResult;
  readonly documents: DesiredDocuments;
}

export type DesireResult =
  | { readonly type: "desired"; readonly desire: Desire; readonly findings: readonly Finding[] }
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

/** Allocates, collects the claims of all resources, and merges them, unless something is wrong. */
export function desire(catalog: Catalog, input: PlanInput): DesireResult {
  const { index, targets, pools } = input.declaration;
  const findings = [...input.declaration.findings];
  if (hasErrors(findings)) return { type: "invalid", findings };

  const requests = eachResource(catalog, index, (kind, one) => kind.requests?.(one, index) ?? []);
  const allocation = allocate(pools, requests, input.allocations, poolUse(catalog, input, targets));
  findings.push(...allocation.findings);
  if (hasErrors(findings)) return { type: "invalid", findings };

  const documents = new DesiredDocuments();
  const allocated = {
    value: (pool: string, key: string) => allocation.byPool.get(pool)?.get(key),
  };
  eachResource(catalog, index, (kind, resource) => {
    kind.claims?.(resource, index, allocated, documents);
    return [];
  });
  const locate = (by: Claimant): FieldOf => fieldOfClaimant(catalog, index, by);
  findings.push(...conflictFindings(catalog, documents.conflicts, locate));
  findings.push(...exclusiveFindings(catalog, documents, locate));
  if (hasErrors(findings)) return { type: "invalid", findings };
  return { type: "desired", desire: { allocation, documents }, findings };
}

function fieldOfClaimant(catalog: Catalog, index: ResourceIndex, by: Claimant): FieldOf {
  const cut = by.resource.indexOf("/");
  const kind = catalog.kinds.find((one) => one.name === by.resource.slice(0, cut));
  const resource =
    kind === undefined ? undefined : index.get(asKindOfObjects(kind), by.resource.slice(cut + 1));
  if (resource === undefined) {
    throw new Error(`a claim names ${by.resource}, which is not a resource of this run`);
  }
  return { resource, field: "/spec", atKey: true };
}

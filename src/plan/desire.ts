// The second step: what the declared resources, together with what is allocated, add up to. It
// reads live documents only for the numbers that they occupy.

import {
  isPlacePool,
  type Allocated,
  type Allocation,
  type NumberPool,
} from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import { hasErrors, type FieldOf, type Finding } from "../model/diagnostic.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import type { NumberAllocation } from "./allocate-pool.ts";
import { allocate, type AllocationResult } from "./allocate.ts";
import { conflictFindings, exclusiveFindings } from "./conflicts.ts";
import { asKindOfObjects, eachResource } from "./declare.ts";
import { DesiredDocuments } from "./desired.ts";
import type { Catalog } from "./catalog.ts";
import type { PlanInput } from "./input.ts";
import { placeKeys, type PlaceResult } from "./place.ts";
import { poolUse } from "./pool-use.ts";

export interface Desire {
  readonly placement: PlaceResult;
  readonly allocation: AllocationResult;
  readonly documents: DesiredDocuments;
}

export type DesireResult =
  | { readonly type: "desired"; readonly desire: Desire; readonly findings: readonly Finding[] }
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

/** Allocates, collects the claims of all resources, and merges them, unless something is wrong. */
export function desire(catalog: Catalog, input: PlanInput): DesireResult {
  const { index } = input.declaration;
  const findings = [...input.declaration.findings];
  if (hasErrors(findings)) return { type: "invalid", findings };

  const placement = placeAll(catalog, input);
  const allocated = allocatedIn(placement);
  const allocation = allocateAll(catalog, input, allocated);
  allocated.numbers = allocation.byPool;
  findings.push(...allocation.findings);
  if (hasErrors(findings)) return { type: "invalid", findings };

  const documents = new DesiredDocuments();
  eachResource(catalog, index, (kind, resource) => {
    kind.claims?.(resource, index, allocated, documents);
    return [];
  });
  const locate = (by: Claimant): FieldOf => fieldOfClaimant(catalog, index, by);
  findings.push(...conflictFindings(catalog, documents.conflicts, locate));
  findings.push(...exclusiveFindings(catalog, documents, locate));
  if (hasErrors(findings)) return { type: "invalid", findings };
  return { type: "desired", desire: { placement, allocation, documents }, findings };
}

function placeAll(catalog: Catalog, { declaration, allocations, options }: PlanInput): PlaceResult {
  const { index, pools } = declaration;
  return placeKeys(
    pools.filter(isPlacePool),
    eachResource(catalog, index, (kind, one) => kind.placements?.(one, index) ?? []),
    allocations.filter(({ value }) => typeof value === "string"),
    { rebalance: options.rebalance },
  );
}

function allocateAll(catalog: Catalog, input: PlanInput, allocated: Allocated): AllocationResult {
  const { index, targets, pools } = input.declaration;
  return allocate(
    pools.filter((pool): pool is NumberPool => !isPlacePool(pool)),
    eachResource(catalog, index, (kind, one) => kind.requests?.(one, index, allocated) ?? []),
    input.allocations.filter(isNumber),
    poolUse(catalog, input, targets),
  );
}

function isNumber(allocation: Allocation): allocation is NumberAllocation {
  return typeof allocation.value === "number";
}

/** What kinds may ask. The numbers are filled in once they are chosen. */
function allocatedIn({ byPool }: PlaceResult): Allocated & {
  numbers: AllocationResult["byPool"];
} {
  return {
    numbers: new Map(),
    place(pool, key) {
      const value = byPool.get(pool)?.get(key)?.value;
      return typeof value === "string" ? value : undefined;
    },
    value(pool, key) {
      return this.numbers.get(pool)?.get(key);
    },
  };
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

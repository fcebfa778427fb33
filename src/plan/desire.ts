// The second step: what the declared resources, together with what is allocated, add up to. It
// reads live documents only for the numbers that they occupy.

import {
  isPlacePool,
  type Allocated,
  type Allocation,
  type AllocationRequest,
  type NumberPool,
  type PlaceRequest,
} from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import { hasErrors, type FieldOf, type Finding } from "../model/diagnostic.ts";
import type { ResourceIndex } from "../model/resource-index.ts";
import type { NumberAllocation } from "./allocate-pool.ts";
import { allocate, type AllocationResult, type PoolUse } from "./allocate.ts";
import { CarrierLists } from "./carriers.ts";
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
  /** What kinds see of both. */
  readonly allocated: Allocated;
  /** With the lists of those that carry the same. */
  readonly documents: DesiredDocuments;
  readonly lists: CarrierLists;
}

/** What the resources ask for, in the order in which they are asked. */
export interface AllRequests {
  readonly places: readonly PlaceRequest[];
  readonly numbers: readonly AllocationRequest[];
}

export type DesireResult =
  | {
      readonly type: "desired";
      readonly desire: Desire;
      readonly requests: AllRequests;
      readonly findings: readonly Finding[];
    }
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

/** Allocates, collects the claims of all resources, and merges them, unless something is wrong. */
export function desire(
  catalog: Catalog,
  input: PlanInput,
  use: PoolUse = poolUse(catalog, input),
): DesireResult {
  const { index } = input.declaration;
  const findings = [...input.declaration.findings];
  if (hasErrors(findings)) return { type: "invalid", findings };

  const places = eachResource(catalog, index, (kind, one) => kind.placements?.(one, index) ?? []);
  const placement = placeAll(input, places);
  const placed = allocatedFrom(placement, new Map());
  const numbers = eachResource(
    catalog,
    index,
    (kind, one) => kind.requests?.(one, index, placed) ?? [],
  );
  const stored = input.allocations.filter(isNumber);
  const allocation = allocate(numberPools(input), numbers, stored, use);
  findings.push(...allocation.findings);
  if (hasErrors(findings)) return { type: "invalid", findings };

  const allocated = allocatedFrom(placement, allocation.byPool);
  const documents = new DesiredDocuments();
  eachResource(catalog, index, (kind, resource) => {
    kind.claims?.(resource, index, allocated, documents);
    return [];
  });
  const locate = (by: Claimant): FieldOf => fieldOfClaimant(catalog, index, by);
  findings.push(...conflictFindings(catalog, documents.conflicts, locate));
  findings.push(...exclusiveFindings(catalog, documents, locate));
  const lists = new CarrierLists(catalog, input.declaration.targets.values());
  findings.push(...lists.fill(documents).findings);
  if (hasErrors(findings)) return { type: "invalid", findings };
  const wanted = { placement, allocation, allocated, documents, lists };
  return { type: "desired", desire: wanted, requests: { places, numbers }, findings };
}

export function placeAll(
  { declaration, allocations, options }: PlanInput,
  requests: readonly PlaceRequest[],
): PlaceResult {
  return placeKeys(
    declaration.pools.filter(isPlacePool),
    requests,
    allocations.filter(({ value }) => typeof value === "string"),
    { rebalance: options.rebalance },
  );
}

export function numberPools({ declaration }: Pick<PlanInput, "declaration">): NumberPool[] {
  return declaration.pools.filter((pool): pool is NumberPool => !isPlacePool(pool));
}

export function isNumber(allocation: Allocation): allocation is NumberAllocation {
  return typeof allocation.value === "number";
}

export function allocatedFrom(
  { byPool }: Pick<PlaceResult, "byPool">,
  numbers: AllocationResult["byPool"],
): Allocated {
  return {
    place(pool, key) {
      const value = byPool.get(pool)?.get(key)?.value;
      return typeof value === "string" ? value : undefined;
    },
    value: (pool, key) => numbers.get(pool)?.get(key),
  };
}

export function fieldOfClaimant(catalog: Catalog, index: ResourceIndex, by: Claimant): FieldOf {
  const cut = by.resource.indexOf("/");
  const kind = catalog.kinds.find((one) => one.name === by.resource.slice(0, cut));
  const resource =
    kind === undefined ? undefined : index.get(asKindOfObjects(kind), by.resource.slice(cut + 1));
  if (resource === undefined) {
    throw new Error(`a claim names ${by.resource}, which is not a resource of this run`);
  }
  return { resource, field: "/spec", atKey: true };
}

// The first half of planning: what the resources, together with what is allocated, add up to.
// It reads live documents only for the numbers that they occupy.

import type { Pool, AllocationRequest } from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import { hasErrors, type FieldOf, type Finding } from "../model/diagnostic.ts";
import type { AnyKind, Kind } from "../model/kind.ts";
import { defaultPolicy, type Policy } from "../model/policy.ts";
import { refOf, type Resource } from "../model/resource.ts";
import { ResourceIndex } from "../model/resource-index.ts";
import { compareNames } from "../model/sort.ts";
import { targetTypeOf, type DeclaredTarget, type TargetName } from "../model/target.ts";
import { allocate, type AllocationResult } from "./allocate.ts";
import { conflictFindings, exclusiveFindings } from "./conflicts.ts";
import { DesiredDocuments } from "./desired.ts";
import type { Catalog, PlanInput } from "./input.ts";
import { poolUse } from "./pool-use.ts";

export interface Desire {
  readonly policy: Policy;
  readonly declared: ReadonlyMap<TargetName, DeclaredTarget>;
  readonly pools: readonly Pool[];
  readonly allocation: AllocationResult;
  readonly documents: DesiredDocuments;
}

export type DesireResult =
  | { readonly type: "desired"; readonly desire: Desire; readonly findings: readonly Finding[] }
  | { readonly type: "invalid"; readonly findings: readonly Finding[] };

/** Checks all resources; where they have no errors, allocates, collects claims and merges them. */
export function desire(catalog: Catalog, input: PlanInput): DesireResult {
  const index = new ResourceIndex(input.resources);
  const findings = eachResource(catalog, index, (kind, resource) => kind.check(resource, index));
  const targets = eachResource(catalog, index, (kind, one) => kind.targets?.(one, index) ?? []);
  findings.push(...unknownDrivers(catalog, targets));
  if (hasErrors(findings)) return { type: "invalid", findings };

  const declared = declaredTargets(targets);
  const policy = mergedPolicy(
    eachResource(catalog, index, (kind, one) => [kind.policy?.(one) ?? {}]),
  );
  const pools = [
    { name: "vni", ranges: policy.vniRanges },
    ...eachResource(catalog, index, (kind, one) => kind.pools?.(one, index) ?? []),
  ];
  const requests: AllocationRequest[] = eachResource(
    catalog,
    index,
    (kind, one) => kind.requests?.(one, index) ?? [],
  );
  const allocation = allocate(
    pools,
    requests,
    input.allocations,
    poolUse(catalog, input, declared),
  );
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
  return { type: "desired", desire: { policy, declared, pools, allocation, documents }, findings };
}

function eachResource<T>(
  catalog: Catalog,
  index: ResourceIndex,
  ask: (kind: Kind<object>, resource: Resource<object>) => readonly T[],
): T[] {
  const answers: T[] = [];
  for (const anyKind of catalog.kinds) {
    const kind = asKindOfObjects(anyKind);
    for (const resource of index.all<object>(kind)) answers.push(...ask(kind, resource));
  }
  return answers;
}

/** The index hands a kind only its own resources, which the schema has checked. */
function asKindOfObjects(kind: AnyKind): Kind<object> {
  return kind as unknown as Kind<object>;
}

function declaredTargets(targets: readonly DeclaredTarget[]): Map<TargetName, DeclaredTarget> {
  const sorted = [...targets].sort((a, b) => compareNames(a.target, b.target));
  return new Map(sorted.map((target) => [target.target, target]));
}

function mergedPolicy(parts: readonly Partial<Policy>[]): Policy {
  return parts.reduce<Policy>((policy, part) => ({ ...policy, ...part }), defaultPolicy);
}

function unknownDrivers(catalog: Catalog, targets: readonly DeclaredTarget[]): Finding[] {
  const known = [...catalog.drivers.keys()].sort(compareNames);
  return targets
    .filter((target) => !catalog.drivers.has(target.driver))
    .map((target) => ({
      code: "reference/unknown-driver",
      severity: "error",
      at: { resource: target.resource, field: "/spec/driver" },
      label: `no driver of this name for a ${targetTypeOf(target.target)}`,
      help: `use one of the drivers that this build has: ${known.join(", ")}`,
    }));
}

function fieldOfClaimant(catalog: Catalog, index: ResourceIndex, by: Claimant): FieldOf {
  const cut = by.resource.indexOf("/");
  const kind = catalog.kinds.find((one) => one.name === by.resource.slice(0, cut));
  const resource =
    kind === undefined ? undefined : index.get(asKindOfObjects(kind), by.resource.slice(cut + 1));
  if (resource === undefined || refOf(resource) !== by.resource) {
    throw new Error(`a claim names ${by.resource}, which is not a resource of this run`);
  }
  return { resource, field: "/spec", atKey: true };
}

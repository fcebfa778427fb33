// Why an allocation has the value that it has, as far as anything still tells: a manifest that pins it,
// the reason that was recorded with it, or the rule by which the planner chooses. Pure.

import type { Allocation, AllocationRequest, Placed } from "../../model/allocation.ts";
import type { FieldOf, SourceRange } from "../../model/diagnostic.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Plan } from "../../model/plan.ts";
import type { TargetSettings, TargetType } from "../../model/target.ts";
import type { Catalog } from "../../plan/catalog.ts";
import { eachResource, type Declaration } from "../../plan/declare.ts";

export type AllocationReason =
  | { readonly type: "pinned"; readonly at: SourceRange }
  /** `reason` is the phrase that was recorded when the place was chosen. */
  | { readonly type: "placed"; readonly reason: string | undefined; readonly isNew: boolean }
  | { readonly type: "lowest-free"; readonly isNew: boolean }
  /** The device shows the key on this number, and no record says otherwise. */
  | { readonly type: "found-live" }
  | { readonly type: "unasked" };

export interface ExplainedAllocation extends Allocation {
  readonly why: AllocationReason;
}

export interface AllocationContext {
  readonly catalog: Catalog;
  /** Absent where no manifests could be read: then nobody can tell who asks. */
  readonly declaration: Declaration | undefined;
  readonly plan: Plan | undefined;
  /** The live document of the target that the person asks about, where it is known. */
  readonly document: JsonObject | undefined;
  readonly type: TargetType;
  readonly settings: TargetSettings;
  readonly locate: (at: FieldOf) => SourceRange;
}

export function explainAllocations(
  allocations: readonly Allocation[],
  context: AllocationContext,
): ExplainedAllocation[] {
  if (allocations.length === 0) return [];
  const requests = requestsIn(context);
  return allocations.map((one) => ({ ...one, why: reasonOf(one, requests, context) }));
}

type Requests = ReadonlyMap<string, AllocationRequest> | undefined;

function reasonOf(
  { pool, key, value, reason }: Allocation,
  requests: Requests,
  { plan, type, settings, document, locate }: AllocationContext,
): AllocationReason {
  const isNew =
    plan?.allocations.added.some((one) => one.pool === pool && one.key === key) === true;
  if (typeof value === "string") return { type: "placed", reason, isNew };
  const request = requests?.get(requestName(pool, key));
  if (requests !== undefined && request === undefined) return { type: "unasked" };
  if (request?.pin === value) return { type: "pinned", at: locate(request.at) };
  const isShownLive =
    isNew &&
    document !== undefined &&
    [...type.numbersIn(document)].some(
      (one) => one.number === value && one.key === key && settings.pools[one.space] === pool,
    );
  return isShownLive ? { type: "found-live" } : { type: "lowest-free", isNew };
}

/** Who asks for which number, by pool and key; a request that pins its value speaks for all. */
function requestsIn({ catalog, declaration, plan }: AllocationContext): Requests {
  if (declaration === undefined) return undefined;
  const { index } = declaration;
  const placed = placedBy(plan);
  const requests = new Map<string, AllocationRequest>();
  const all = eachResource(
    catalog,
    index,
    (kind, one) => kind.requests?.(one, index, placed) ?? [],
  );
  for (const request of all) {
    const name = requestName(request.pool, request.key);
    const earlier = requests.get(name);
    if (earlier?.pin === undefined) requests.set(name, request);
  }
  return requests;
}

function requestName(pool: string, key: string): string {
  return `${pool}\t${key}`;
}

function placedBy(plan: Plan | undefined): Placed {
  return {
    place(pool, key) {
      const found = plan?.allocated.find((one) => one.pool === pool && one.key === key);
      return typeof found?.value === "string" ? found.value : undefined;
    },
  };
}

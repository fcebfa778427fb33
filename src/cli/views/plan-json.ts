// A plan as JSON: for programs that judge it, and for the file that `plumb apply FILE` runs. It holds
// everything that the plan holds, so a plan survives being written and read.

import type { AddedAllocation } from "../../model/allocation.ts";
import type { Claimant } from "../../model/claim.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { inverseOf, preconditionOf, type Operation } from "../../model/operation.ts";
import type { HeldBack, Plan, TargetSummary } from "../../model/plan.ts";
import type { Checkout } from "../../ports/worktree.ts";
import { checkoutJson } from "./checkout.ts";
import { formatVersion } from "./format-version.ts";
import { countPlan } from "./plan.ts";

/**
 * `diagnosed` is the document of the diagnostics found on the way, warnings all. The commit of the
 * manifests is said beside the plan: its digest is the same whichever commit says so.
 */
export function planJson(plan: Plan, diagnosed: JsonObject, checkout?: Checkout): JsonObject {
  const { digest, operations, allocations, allocated, freed, held, targets } = plan;
  const { adoptions, forgotten, places, scopes } = plan;
  return {
    formatVersion,
    digest,
    ...(checkout === undefined ? {} : { manifests: checkoutJson(checkout) }),
    summary: { ...countPlan(plan) },
    operations: operations.map(operationJson),
    allocations: {
      added: allocations.added.map(allocationJson),
      released: allocations.released.map(allocationJson),
    },
    allocated: allocated.map(allocationJson),
    freed: freed.map(({ after, ...one }) => ({ ...allocationJson(one), after })),
    adoptions: adoptions.map(({ target, path, value, claims }) => ({
      target,
      path,
      value,
      claims: claims.map(claimJson),
    })),
    forgotten: forgotten.map(({ target, path }) => ({ target, path })),
    held: held.map(heldJson),
    places: places.map(({ place, used, capacity, reserve }) => ({
      place,
      used,
      capacity,
      reserve,
    })),
    scopes,
    targets: targets.map(targetJson),
    diagnostics: diagnosed["diagnostics"] ?? [],
  };
}

export function operationJson(operation: Operation): JsonObject {
  const { id, target, action, path, claims, waitsFor, disrupts, drift, item } = operation;
  return {
    id,
    target,
    action,
    path,
    ...present({ value: operation.value, previous: operation.previous }),
    claims: claims.map(claimJson),
    waitsFor,
    precondition: { ...preconditionOf(operation) },
    disrupts,
    inverse: present({ ...inverseOf(operation) }),
    ...present({ drift }),
    ...(item === undefined ? {} : { item: { ...item } }),
  };
}

export function claimJson({ resource, file, line, column, through }: Claimant): JsonObject {
  return { resource, file, line, column, through };
}

export function allocationJson(allocation: AddedAllocation): JsonObject {
  const { pool, key, value, previous, reason } = allocation;
  return { pool, key, value, ...present({ previous, reason }) };
}

export function heldJson(held: HeldBack): JsonObject {
  const { reason, target, path, action, drift, detail, help, claims } = held;
  return {
    reason,
    ...present({ target, path, action, drift }),
    detail,
    help,
    claims: claims.map(claimJson),
  };
}

function targetJson({
  target,
  state,
  settings,
  liveDigest,
  foreignItems,
}: TargetSummary): JsonObject {
  const { driver, ownership, pools, limits, connection, within } = settings;
  return {
    target,
    state,
    settings: { target, driver, ownership, pools, limits, connection, ...present({ within }) },
    ...present({ liveDigest }),
    foreignItems,
  };
}

/** JSON has no undefined: what is absent is left out. */
export function present(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept;
}

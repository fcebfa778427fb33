// All that is known of one item of a target: who claims it, what it waits for and what waits for it,
// the allocations behind it, and what a plan would do with it at this moment. Pure; the rules of
// ordering are asked of the planner's own functions.

import type { Allocation } from "../../model/allocation.ts";
import type { Claimant } from "../../model/claim.ts";
import type { Json } from "../../model/json.ts";
import { itemPathOf, type Action, type Operation } from "../../model/operation.ts";
import type { HeldBack, Plan } from "../../model/plan.ts";
import { segmentsOf, splitPointer, valueAt } from "../../model/pointer.ts";
import type { TargetName, TargetType } from "../../model/target.ts";
import type { ItemPlace } from "../../plan/change.ts";
import { bucketShape, pathOfRef } from "../../plan/item-types.ts";
import { needsOf } from "../../plan/links.ts";
import { whyWaits, type WaitReason } from "../../plan/wait-reason.ts";
import { allocationOfItem, type BlamedItem, type BlameInput } from "../blame.ts";

export interface Need {
  readonly path: string;
  /** stands-in: its container; needs: cannot be without; order: only the order is kept. */
  readonly type: "stands-in" | "needs" | "order";
  readonly isLive: boolean;
}

export interface PlannedWait {
  readonly id: string;
  readonly target: TargetName;
  readonly action: Action;
  readonly path: string;
  /** Absent where the planner's rules give none for just these two. */
  readonly reason?: WaitReason;
}

export interface PlannedStep {
  readonly operation: Operation;
  readonly waits: readonly PlannedWait[];
}

export interface Planned {
  readonly steps: readonly PlannedStep[];
  readonly held: readonly HeldBack[];
  /** Nothing is sent, and the record becomes another. */
  readonly recorded: "adopted" | "forgotten" | undefined;
}

export interface ItemExplanation {
  readonly target: TargetName;
  readonly item: BlamedItem;
  readonly needs: readonly Need[];
  /** Paths of the items that need this one. */
  readonly neededBy: readonly string[];
  readonly allocations: readonly Allocation[];
  /** Why there is no plan; else what it would do with the item. */
  readonly planned: Planned | string;
}

export interface ExplainedTarget extends BlameInput {
  readonly target: TargetName;
  readonly items: readonly BlamedItem[];
  readonly plan: Plan | string;
  /** From the reference of a network to the key of its allocations. */
  readonly networkKey: (ref: string) => string | undefined;
}

export function explainItem(given: ExplainedTarget, item: BlamedItem): ItemExplanation {
  const { target, plan } = given;
  const needs = needsOfItem(given, item);
  return {
    target,
    item,
    needs,
    neededBy: given.items
      .filter((other) => needsOfItem(given, other).some((need) => need.path === item.path))
      .map((other) => other.path),
    allocations: allocationsBehind(given, item, needs),
    planned: typeof plan === "string" ? plan : plannedFor(given.type, plan, target, item.path),
  };
}

/** What the item needs as it is wanted; as it is live, where nobody wants it. */
export function needsOfItem({ type, target, live }: ExplainedTarget, item: BlamedItem): Need[] {
  const place = placeOf(type, target, item.path);
  const value: Json | undefined = item.wanted ?? item.live;
  if (place === undefined || value === undefined) return [];
  const { container } = place.shape;
  const containerPath = container === undefined ? undefined : pathOfRef(container);
  return needsOf(place, value).map((need) => {
    const path = pathOfRef(need);
    const isLive = live?.type === "known" && valueAt(live.document, segmentsOf(path)) !== undefined;
    if (path === containerPath) return { path, type: "stands-in", isLive };
    return { path, type: need.optional === true ? "order" : "needs", isLive };
  });
}

function placeOf(type: TargetType, target: TargetName, path: string): ItemPlace | undefined {
  const { bucket, key } = splitPointer(path);
  const shape = bucketShape(type, bucket);
  const typed = shape.typeOf(key);
  return typed === undefined ? undefined : { target, shape, typed, key };
}

/** The item's own number, those of what it needs, and the places of the networks that it serves. */
function allocationsBehind(
  given: ExplainedTarget,
  item: BlamedItem,
  needs: readonly Need[],
): Allocation[] {
  const needed = needs.flatMap(({ path }) => given.items.filter((one) => one.path === path));
  const numbers = [item, ...needed].flatMap((one) => {
    const { bucket, key } = splitPointer(one.path);
    return allocationOfItem(given, { bucket, key, value: one.wanted ?? one.live ?? null }) ?? [];
  });
  return [...new Set([...numbers, ...placesOf(given, item.claims)])];
}

/** Where a claim of a network leads through a host group that the network was placed on. */
function placesOf(
  { allocations, networkKey }: ExplainedTarget,
  claims: readonly Claimant[],
): Allocation[] {
  return claims.flatMap(({ resource, through }) => {
    const refs = [resource, ...through];
    const keys = new Set(refs.map(networkKey));
    return allocations.filter(
      ({ key, value }) =>
        typeof value === "string" && keys.has(key) && refs.includes(`HostGroup/${value}`),
    );
  });
}

/** What a plan would do with the item at a path, and with nothing else. */
function plannedFor(type: TargetType, plan: Plan, target: TargetName, path: string): Planned {
  const isHere = (one: { target?: TargetName; path?: string }): boolean =>
    one.target === target && (one.path === undefined || one.path === path);
  const byId = new Map(plan.operations.map((one) => [one.id, one]));
  const own = plan.operations.filter((one) => one.target === target && itemPathOf(one) === path);
  return {
    steps: own.map((operation) => ({
      operation,
      waits: operation.waitsFor.flatMap((id) => {
        const awaited = byId.get(id);
        return awaited === undefined ? [] : [waitOf(type, operation, awaited)];
      }),
    })),
    held: plan.held.filter(isHere),
    recorded: plan.adoptions.some(isHere)
      ? "adopted"
      : plan.forgotten.some(isHere)
        ? "forgotten"
        : undefined,
  };
}

function waitOf(type: TargetType, waiting: Operation, awaited: Operation): PlannedWait {
  const { id, target, action } = awaited;
  const reason = whyWaits(type, waiting, awaited);
  const wait = { id, target, action, path: itemPathOf(awaited) };
  return reason === undefined ? wait : { ...wait, reason };
}

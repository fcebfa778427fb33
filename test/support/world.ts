// A pure world for the laws of planning: live documents, owned records and allocations as values, and
// operations applied to them as the JSON patches that they are. It has no agents and no faults.

import fastJsonPatch from "fast-json-patch";
import type { Allocation } from "../../src/model/allocation.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import { inverseOf, itemPathOf, itemValueOf, type Operation } from "../../src/model/operation.ts";
import type { OwnedDocument, OwnedItem } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import { escapeSegment, segmentsOf, splitPointer, valueAt } from "../../src/model/pointer.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { LiveView, TargetName } from "../../src/model/target.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import { declare } from "../../src/plan/declare.ts";
import { desire } from "../../src/plan/desire.ts";
import { wholePlan, type PlanInput, type PlanOptions } from "../../src/plan/input.ts";
import type { PlanResult } from "../../src/plan/plan.ts";

export type Planner = (catalog: Catalog, input: PlanInput) => PlanResult;

/** Thrown where a test's manifests have errors, so that no plan was made. */
export class InvalidManifests extends Error {}

export interface World {
  readonly live: ReadonlyMap<TargetName, JsonObject>;
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
}

export const emptyWorld: World = { live: new Map(), owned: new Map(), allocations: [] };

export interface Asked {
  readonly planner: Planner;
  readonly catalog: Catalog;
  readonly unknown?: ReadonlySet<TargetName>;
  readonly options?: Partial<PlanOptions>;
}

/** Plans for resources in a world. Targets that the world does not have are there and empty. */
export function planIn(world: World, resources: readonly Resource[], asked: Asked): Plan {
  const result = asked.planner(asked.catalog, inputIn(world, resources, asked));
  if (result.type === "invalid") throw new InvalidManifests(JSON.stringify(result.findings));
  return result.plan;
}

/** What the claims alone add up to, for laws that hold a plan against it. */
export function desiredIn(
  world: World,
  resources: readonly Resource[],
  catalog: Catalog,
): { target: TargetName; path: string; value: Json }[] {
  const result = desire(catalog, inputIn(world, resources, { catalog }));
  if (result.type === "invalid") throw new InvalidManifests(JSON.stringify(result.findings));
  const { documents } = result.desire;
  return [...documents.targets()].flatMap((target) =>
    [...documents.itemsOf(target)].flatMap(([bucket, items]) =>
      [...items].map(([key, { value }]) => ({
        target,
        path: `${bucket}/${escapeSegment(key)}`,
        value,
      })),
    ),
  );
}

/** What a planner is given for resources in a world. */
export function inputIn(
  world: World,
  resources: readonly Resource[],
  asked: Omit<Asked, "planner">,
): PlanInput {
  const { catalog } = asked;
  const declaration = declare(catalog, resources);
  const live = new Map<TargetName, LiveView>();
  for (const target of new Set([...declaration.targets.keys(), ...world.owned.keys()])) {
    const empty = catalog.targetTypes.get(target.split("/")[0] ?? "")?.emptyDocument ?? {};
    const document = world.live.get(target) ?? empty;
    live.set(
      target,
      asked.unknown?.has(target) === true
        ? { type: "unknown", reason: "it does not answer" }
        : { type: "known", document, digest: digestOf(document) },
    );
  }
  const { owned, allocations } = world;
  const options = { ...wholePlan, ...asked.options };
  return { declaration, live, owned, allocations, options };
}

/** Carries out the first `count` operations of a plan (all by default), as a crash there leaves it. */
export function applyIn(world: World, plan: Plan, catalog: Catalog, count = Infinity): World {
  const live = new Map(world.live);
  const owned = new Map(world.owned);
  for (const { target, path, value, claims } of plan.adoptions) {
    own(owned, plan, target, path, { values: [value], claims });
  }
  for (const { target, path } of plan.forgotten) own(owned, plan, target, path, undefined);
  for (const operation of plan.operations.slice(0, count)) {
    const { target } = operation;
    const empty = catalog.targetTypes.get(target.split("/")[0] ?? "")?.emptyDocument ?? {};
    live.set(target, patched(live.get(target) ?? empty, operation));
    const value = itemValueOf(operation);
    const item = value === undefined ? undefined : { values: [value], claims: operation.claims };
    own(owned, plan, target, itemPathOf(operation), item);
  }
  const done = new Set(plan.operations.slice(0, count).map((one) => one.id));
  const freed = plan.freed.filter((one) => one.after.every((id) => done.has(id)));
  const allocations = plan.allocated.filter(
    ({ pool, key }) => !freed.some((one) => one.pool === pool && one.key === key),
  );
  return { live, owned, allocations };
}

/** Undoes the first `count` operations of a plan on live documents, last one first. */
export function undoIn(
  world: World,
  plan: Plan,
  count: number,
): ReadonlyMap<TargetName, JsonObject> {
  const live = new Map(world.live);
  for (const operation of plan.operations.slice(0, count).reverse()) {
    const document = live.get(operation.target);
    if (document === undefined) throw new Error(`${operation.target} is not there`);
    live.set(operation.target, patched(document, inverseOf(operation)));
  }
  return live;
}

/** One operation on a document, refused where its path does not fit (RFC 6902). */
export function patched(
  document: JsonObject,
  { action, path, value }: Pick<Operation, "action" | "path" | "value">,
): JsonObject {
  if (action === "add" && valueAt(document, segmentsOf(path)) !== undefined) {
    throw new Error(`add ${path}: there is something already`);
  }
  const step = action === "remove" ? { op: action, path } : { op: action, path, value };
  const clone = structuredClone(document);
  return fastJsonPatch.applyPatch(clone, [structuredClone(step) as never], true).newDocument;
}

function own(
  owned: Map<TargetName, OwnedDocument>,
  plan: Plan,
  target: TargetName,
  path: string,
  item: OwnedItem | undefined,
): void {
  const settings = plan.targets.find((one) => one.target === target)?.settings;
  if (settings === undefined) throw new Error(`${target} is not in the plan`);
  const { bucket, key } = splitPointer(path);
  const items = new Map(owned.get(target)?.items);
  const inBucket = new Map(items.get(bucket));
  if (item === undefined) inBucket.delete(key);
  else inBucket.set(key, item);
  if (inBucket.size === 0) items.delete(bucket);
  else items.set(bucket, inBucket);
  if (items.size === 0) owned.delete(target);
  else owned.set(target, { settings, items });
}

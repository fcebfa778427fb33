// What a plan would do on the targets as they are, for who tries one edit of manifests after the other.
// Nothing is held back for want of consent, so that everything that an edit means is seen. Pure.

import type { Effect, Effects } from "../importers/patch/adopt-drift.ts";
import type { Json, JsonObject } from "../model/json.ts";
import { digestOf } from "../model/digest.ts";
import { itemPathOf, itemValueOf, type Operation } from "../model/operation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { HeldBack } from "../model/plan.ts";
import { segmentsOf } from "../model/pointer.ts";
import type { Resource } from "../model/resource.ts";
import { sortedNames } from "../model/sort.ts";
import { targetTypeOf, type LiveView, type TargetName } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { wholePlan } from "../plan/input.ts";
import { bucketShape, itemPath } from "../plan/item-types.ts";
import { PlanningSession } from "../plan/session/session.ts";
import type { PlanSources } from "../reconcile/plan-run.ts";

const everything = {
  ...wholePlan,
  allowDisruption: true,
  allowDeletes: Number.MAX_SAFE_INTEGER,
};

/** One function for many calls: each costs about as much as its resources differ from the last ones. */
export function createEffects(
  catalog: Catalog,
  { live, owned, allocations }: Pick<PlanSources, "live" | "owned" | "allocations">,
): (resources: readonly Resource[]) => Effects {
  const session = new PlanningSession(catalog);
  const views = asApplied(catalog, live, owned);
  return (resources) => {
    const declaration = session.declareAll(resources);
    const input = { declaration, live: views, owned, allocations, options: everything };
    const result = session.plan(input);
    if (result.type === "invalid") {
      const mistake = result.findings.find(({ severity }) => severity === "error");
      return { type: "refused", why: mistake?.label ?? mistake?.help ?? "it is a mistake" };
    }
    const { operations, held } = result.plan;
    // That something is down is what a manifest says, and keeps nobody from anything.
    const kept = held.filter(({ reason }) => reason !== "admin-state-down");
    return { type: "plan", effects: [...operations.map(effectOf), ...kept.map(heldEffect)] };
  };
}

function effectOf(operation: Operation): Effect {
  const { target, action, path, value = null, previous = null } = operation;
  const key = JSON.stringify([action, target, path, value, previous]);
  const wanted = itemValueOf(operation);
  return {
    key,
    target,
    path: itemPathOf(operation),
    words: `${action} ${path} on ${target}`,
    ...(wanted === undefined ? {} : { wanted }),
  };
}

function heldEffect({ reason, target = "", path = "", action, detail }: HeldBack): Effect {
  const key = JSON.stringify(["held", reason, target, path, action ?? null, detail]);
  const where = target === "" ? "" : ` ${path} on ${target}`;
  return { key, target, path, words: `hold back${where}: ${detail}`, isHeld: true };
}

/** Where nobody knows what is live, a plan is judged by what was applied: it must not change there. */
function asApplied(
  catalog: Catalog,
  live: ReadonlyMap<TargetName, LiveView>,
  owned: ReadonlyMap<TargetName, OwnedDocument>,
): Map<TargetName, LiveView> {
  const views = new Map(live);
  for (const [target, records] of owned) {
    if (live.get(target)?.type === "known") continue;
    const document = documentOf(catalog, target, records);
    if (document === undefined) continue;
    views.set(target, { type: "known", document, digest: digestOf(document) });
  }
  return views;
}

function documentOf(
  catalog: Catalog,
  target: TargetName,
  { items }: OwnedDocument,
): JsonObject | undefined {
  const type = catalog.targetTypes.get(targetTypeOf(target));
  if (type === undefined) return undefined;
  const values = new Map<string, Json>();
  for (const [bucket, list] of items) {
    const shape = bucketShape(type, bucket);
    for (const [key, { values: applied }] of list) {
      values.set(itemPath(shape, key), applied.at(-1) ?? null);
    }
  }
  const document = structuredClone(type.emptyDocument) as Record<string, Json>;
  // What holds other items comes before them.
  for (const path of sortedNames(values.keys())) put(document, segmentsOf(path), values.get(path));
  return document;
}

function put(
  document: Record<string, Json>,
  path: readonly string[],
  value: Json | undefined,
): void {
  const key = path.at(-1) ?? "";
  let at = document;
  for (const segment of path.slice(0, -1)) {
    at[segment] ??= {};
    at = at[segment] as Record<string, Json>;
  }
  at[key] = structuredClone(value) ?? null;
}

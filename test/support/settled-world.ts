// The world after a whole plan was carried out, as values: for benches and large tests of planning, where carrying out a
// million operations one by one would take longer than all that is measured.

import type { Json, JsonObject } from "../../src/model/json.ts";
import { itemPathOf, itemValueOf } from "../../src/model/operation.ts";
import type { OwnedDocument, OwnedItem } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import { segmentsOf, splitPointer } from "../../src/model/pointer.ts";
import type { TargetName } from "../../src/model/target.ts";
import { emptyDocument } from "../../src/targets/switch/document.ts";
import type { World } from "./world.ts";

type Mutable = Record<string, Json>;

/** The plan was made for switches on which nothing was configured, and only adds. */
export function settledWorld(plan: Plan): World {
  const live = new Map<TargetName, JsonObject>();
  const owned = new Map<TargetName, OwnedDocument>();
  for (const { target, settings } of plan.targets) {
    live.set(target, structuredClone(emptyDocument));
    owned.set(target, { settings, items: new Map() });
  }
  for (const operation of plan.operations) {
    const path = itemPathOf(operation);
    const value = itemValueOf(operation);
    const { bucket, key } = splitPointer(path);
    const document = live.get(operation.target);
    if (operation.action !== "add" || value === undefined || document === undefined) {
      throw new Error(`${operation.id} does not add`);
    }
    let at = document as Mutable;
    for (const segment of segmentsOf(bucket)) at = at[segment] as Mutable;
    at[key] = structuredClone(value);
    const items = owned.get(operation.target)?.items as Map<string, Map<string, OwnedItem>>;
    const inBucket = items.get(bucket) ?? new Map<string, OwnedItem>();
    items.set(bucket, inBucket.set(key, { values: [value], claims: operation.claims }));
  }
  return { live, owned, allocations: plan.allocated };
}

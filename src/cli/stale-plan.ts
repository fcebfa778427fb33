// Does a saved plan still fit? Every way in which it does not is named, because "stale" alone sends
// people searching. The engine checks again under the lock.

import type { Allocation } from "../model/allocation.ts";
import { advance } from "../model/advance.ts";
import { equalJson, type Json, type JsonObject } from "../model/json.ts";
import { standing } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { LiveView, TargetName } from "../model/target.ts";

/** One sentence for each thing that moved since the plan was made; none where it still fits. */
export function whatMoved(
  plan: Plan,
  live: ReadonlyMap<TargetName, LiveView>,
  allocations: readonly Allocation[],
): string[] {
  return [...movedAllocations(plan, allocations), ...movedItems(plan, live)];
}

function movedAllocations(plan: Plan, allocations: readonly Allocation[]): string[] {
  const values = new Map(allocations.map((one) => [`${one.pool}\t${one.key}`, one.value]));
  const holders = new Map(
    allocations
      .filter((one) => typeof one.value === "number")
      .map((one) => [`${one.pool}\t${one.value}`, one.key]),
  );
  const added = plan.allocations.added.flatMap(({ pool, key, value, previous }) => {
    const holder = holders.get(`${pool}\t${value}`);
    const isReleased = plan.allocations.released.some(
      (one) => one.pool === pool && one.key === holder && one.value === value,
    );
    if (holder !== undefined && holder !== key && !isReleased) {
      return [`${pool} ${value} was planned for ${key} and belongs to ${holder} now`];
    }
    const existing = values.get(`${pool}\t${key}`);
    return existing === value || existing === previous
      ? []
      : [`${key} was planned to get ${pool} ${value} and has ${existing ?? "nothing"} now`];
  });
  const fresh = new Set(plan.allocations.added.map((one) => `${one.pool}\t${one.key}`));
  const kept = plan.allocated.flatMap(({ pool, key, value }) => {
    const existing = values.get(`${pool}\t${key}`);
    if (fresh.has(`${pool}\t${key}`) || existing === value) return [];
    return [`${pool} ${value} belonged to ${key} and does not any more`];
  });
  return [...added, ...kept];
}

function movedItems(plan: Plan, live: ReadonlyMap<TargetName, LiveView>): string[] {
  // Each operation is judged on what those before it leave.
  const documents = new Map<TargetName, JsonObject>();
  const moved: string[] = [];
  let doneCount = 0;
  for (const operation of plan.operations) {
    const { target, path, previous } = operation;
    const view = live.get(target);
    if (view?.type !== "known") {
      moved.push(`${target} is unknown now: ${view?.reason ?? "not observed"}`);
      continue;
    }
    const document = documents.get(target) ?? structuredClone(view.document);
    documents.set(target, document);
    const now = valueAt(document, segmentsOf(path));
    const stands = standing(operation, now);
    if (stands === "done") doneCount += 1;
    if (stands !== "ready") {
      moved.push(
        `${target} ${path} was ${quoted(previous)} when planned and is ${quoted(now)} now`,
      );
    }
    advance(document, operation);
  }
  if (doneCount > 0 && doneCount === plan.operations.length) {
    return ["everything that it would do is done already; it was applied before"];
  }
  for (const { target, path, value } of plan.adoptions) {
    const view = live.get(target);
    const now = view?.type === "known" ? valueAt(view.document, segmentsOf(path)) : undefined;
    if (!equalJson(now, value) && !isHolding(now, value)) {
      moved.push(`${target} ${path} was to be adopted and is ${quoted(now)} now`);
    }
  }
  return [...new Set(moved)];
}

/** A container is adopted for being there; what stands in it is not its own. */
function isHolding(now: unknown, value: unknown): boolean {
  return typeof now === "object" && now !== null && typeof value === "object" && value !== null;
}

function quoted(value: Json | undefined): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}

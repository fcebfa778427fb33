// Chooses places from pools: which transit or border gateway takes a network. A key keeps its place
// while that place will do; nothing moves because something else was added. A new key goes where it
// already is in another pool, else to the place with the fewest keys, the first by name among equals.

import type {
  AddedAllocation,
  Allocation,
  Place,
  PlacePool,
  PlaceRequest,
  PlaceUse,
} from "../model/allocation.ts";
import { compareNames } from "../model/sort.ts";
import { PlaceTable } from "./place-table.ts";
import { rebalance } from "./rebalance.ts";

export interface PlaceResult {
  readonly added: readonly AddedAllocation[];
  readonly released: readonly Allocation[];
  /** Pool → key → everything in force afterwards. */
  readonly byPool: ReadonlyMap<string, ReadonlyMap<string, Allocation>>;
  readonly unplaced: readonly Unplaced[];
  /** Every place of every pool, sorted by name. */
  readonly use: readonly PlaceUse[];
}

export interface Unplaced {
  readonly request: PlaceRequest;
  /** Why, as the end of a sentence about the pool. */
  readonly detail: string;
}

export interface PlaceOptions {
  /** Even the places out, which moves keys that could have stayed. */
  readonly rebalance: boolean;
}

export function placeKeys(
  pools: readonly PlacePool[],
  requests: readonly PlaceRequest[],
  existing: readonly Allocation[],
  options: PlaceOptions,
): PlaceResult {
  const table = new PlaceTable(pools);
  const before = byPoolAndKey(existing);
  const sorted = [...requests].sort(byKeyAndPool);
  const waiting: PlaceRequest[] = [];
  for (const request of sorted) {
    const kept = before.get(request.pool)?.get(request.key);
    if (kept !== undefined && mayStay(table, request, kept.value)) table.put(request, kept);
    else waiting.push(request);
  }
  const unplaced: Unplaced[] = [];
  for (const request of waiting) {
    if (table.at(request.pool, request.key) !== undefined) continue;
    const isDisplaced = before.get(request.pool)?.has(request.key) === true;
    const choice = choose(table, request, isDisplaced);
    if ("detail" in choice) unplaced.push({ request, detail: choice.detail });
    else table.put(request, { ...request, ...choice });
  }
  if (options.rebalance) rebalance(table, sorted);
  return { ...changesOf(table, existing, before), unplaced, use: table.use() };
}

function mayStay(table: PlaceTable, request: PlaceRequest, value: Allocation["value"]): boolean {
  return table
    .candidates(request)
    .some((place) => place.name === value && place.state !== "drained");
}

type Choice = { readonly value: string; readonly reason: string } | { readonly detail: string };

function choose(table: PlaceTable, request: PlaceRequest, isDisplaced: boolean): Choice {
  const candidates = table.candidates(request);
  const open = candidates.filter((place) => place.state === "enabled");
  const again = open.find((place) => table.has(place.name, request.key));
  if (again !== undefined) return { value: again.name, reason: "it has the network already" };
  // What was kept in reserve is for those that lost their place.
  const roomy = open.filter((place) => roomOf(table, place, isDisplaced) > 0);
  // Candidates come by name, and equals keep this order.
  const [best, ...others] = roomy.sort((a, b) => table.count(a.name) - table.count(b.name));
  if (best === undefined) return { detail: fullness(table, candidates) };
  if (others.length === 0) return { value: best.name, reason: onlyOne(candidates.length) };
  const [next] = others;
  const nextCount = next === undefined ? 0 : table.count(next.name);
  const count = table.count(best.name);
  const reason =
    count === nextCount
      ? `first by name of those with ${count} ${count === 1 ? "network" : "networks"}`
      : `fewest networks: ${count}, the next has ${nextCount}`;
  return { value: best.name, reason };
}

function roomOf(table: PlaceTable, place: Place, isDisplaced: boolean): number {
  return place.capacity - (isDisplaced ? 0 : place.reserve) - table.count(place.name);
}

function onlyOne(candidates: number): string {
  return candidates === 1 ? "the only one" : "the only one with room";
}

function fullness(table: PlaceTable, candidates: readonly Place[]): string {
  if (candidates.length === 0) return "nothing serves it";
  return candidates
    .map((place) => {
      const count = `${place.name} has ${table.count(place.name)} of ${place.capacity}`;
      if (place.state !== "enabled") return `${count} and is ${place.state}`;
      return place.reserve === 0 ? count : `${count}, ${place.reserve} of them in reserve`;
    })
    .join("; ");
}

function changesOf(
  table: PlaceTable,
  existing: readonly Allocation[],
  before: ByPool,
): Pick<PlaceResult, "added" | "released" | "byPool"> {
  const byPool = table.allocations();
  const added: AddedAllocation[] = [];
  for (const [pool, keys] of byPool) {
    for (const [key, allocation] of keys) {
      const previous = before.get(pool)?.get(key)?.value;
      if (previous === allocation.value) continue;
      added.push(previous === undefined ? allocation : { ...allocation, previous });
    }
  }
  const released = existing.filter(({ pool, key }) => byPool.get(pool)?.has(key) !== true);
  return { added: added.sort(byPoolThenKey), released: [...released].sort(byPoolThenKey), byPool };
}

type ByPool = ReadonlyMap<string, ReadonlyMap<string, Allocation>>;

function byPoolAndKey(allocations: readonly Allocation[]): ByPool {
  const byPool = new Map<string, Map<string, Allocation>>();
  for (const allocation of allocations) {
    const keys = byPool.get(allocation.pool);
    if (keys === undefined) byPool.set(allocation.pool, new Map([[allocation.key, allocation]]));
    else keys.set(allocation.key, allocation);
  }
  return byPool;
}

function byKeyAndPool(a: PlaceRequest, b: PlaceRequest): number {
  return a.key === b.key ? compareNames(a.pool, b.pool) : compareNames(a.key, b.key);
}

function byPoolThenKey(a: Allocation, b: Allocation): number {
  return a.pool === b.pool ? compareNames(a.key, b.key) : compareNames(a.pool, b.pool);
}

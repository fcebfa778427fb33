// Allocates numbers from all pools: brings together what is asked, stored and live of each. How one
// pool is handled is in allocate-pool.ts.

import type {
  AddedAllocation,
  Allocation,
  AllocationRequest,
  NumberPool,
  NumberRange,
} from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import { mergedRanges } from "../model/number-ranges.ts";
import { sortedNames } from "../model/sort.ts";
import {
  allocateInPool,
  type ExhaustedPool,
  type LiveNumbers,
  type NumberAllocation,
  type PoolAllocation,
} from "./allocate-pool.ts";

/** What is live on the targets of each pool. */
export interface PoolUse {
  /** Pool → what is live in it. */
  readonly live: ReadonlyMap<string, LiveNumbers>;
  /** Pools with a target whose live state is unknown: nothing of them may be released. */
  readonly unknown: ReadonlySet<string>;
}

/** What becomes of all pools. Everything is sorted by pool first. */
export interface AllocationResult {
  readonly pools: ReadonlyMap<string, PoolAllocation>;
  readonly added: readonly AddedAllocation[];
  readonly released: readonly Allocation[];
  /** No longer asked for, but still live somewhere. */
  readonly lingering: readonly NumberAllocation[];
  /** Pool → key → value: everything in force afterwards. */
  readonly byPool: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly exhausted: readonly ExhaustedPool[];
  readonly findings: readonly Finding[];
}

/** Pool → key → the request that speaks for all with this key. */
export type RequestsByPool = ReadonlyMap<string, ReadonlyMap<string, AllocationRequest>>;

/** Pool → key → stored value. */
export type StoredByPool = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function allocate(
  pools: readonly NumberPool[],
  requests: readonly AllocationRequest[],
  existing: readonly NumberAllocation[],
  use: PoolUse,
): AllocationResult {
  return joined(allocatePools(pools, byPool(requests), storedByPool(existing), use));
}

/** Pool → what becomes of it, sorted by name; of all pools that there are, or only of some. */
export function allocatePools(
  pools: readonly NumberPool[],
  requests: RequestsByPool,
  stored: StoredByPool,
  use: PoolUse,
  only?: ReadonlySet<string>,
): Map<string, PoolAllocation> {
  const ranges = rangesByPool(pools);
  const bound = new Set(pools.flatMap((pool) => (pool.isBound === true ? [pool.name] : [])));
  const names = new Set([...ranges.keys(), ...requests.keys(), ...stored.keys()]);
  const concerned = only === undefined ? names : [...only].filter((pool) => names.has(pool));
  return new Map(
    sortedNames(concerned).map((pool) => {
      const state = {
        pool,
        ranges: ranges.get(pool) ?? [],
        isBound: bound.has(pool),
        existing: stored.get(pool) ?? new Map<string, number>(),
        requests: requests.get(pool)?.values() ?? [],
        live: use.live.get(pool) ?? new Map<number, string | undefined>(),
        mayRelease: !use.unknown.has(pool),
      };
      return [pool, allocateInPool(state)];
    }),
  );
}

/** The results of all pools as one; they come sorted by name. */
export function joined(pools: ReadonlyMap<string, PoolAllocation>): AllocationResult {
  const results = [...pools.values()];
  return {
    pools,
    added: results.flatMap((result) => result.added),
    released: results.flatMap((result) => result.released),
    lingering: results.flatMap((result) => result.lingering),
    byPool: new Map(results.map((result) => [result.pool, result.values])),
    exhausted: results.flatMap((result) => result.exhausted ?? []),
    findings: results.flatMap((result) => result.findings),
  };
}

/** Of several requests with one key, one that pins the value speaks for all. */
export function speaksBefore(request: AllocationRequest, earlier: AllocationRequest): boolean {
  return earlier.pin === undefined && request.pin !== undefined;
}

export function storedByPool(allocations: readonly NumberAllocation[]): StoredByPool {
  const stored = new Map<string, Map<string, number>>();
  for (const { pool, key, value } of allocations) entryOf(stored, pool).set(key, value);
  return stored;
}

function byPool(requests: readonly AllocationRequest[]): RequestsByPool {
  const requested = new Map<string, Map<string, AllocationRequest>>();
  for (const request of requests) {
    const keys = entryOf(requested, request.pool);
    const earlier = keys.get(request.key);
    if (earlier === undefined || speaksBefore(request, earlier)) keys.set(request.key, request);
  }
  return requested;
}

function rangesByPool(pools: readonly NumberPool[]): Map<string, readonly NumberRange[]> {
  return new Map(pools.map((pool) => [pool.name, mergedRanges(pool.ranges)]));
}

function entryOf<V>(map: Map<string, Map<string, V>>, name: string): Map<string, V> {
  let entry = map.get(name);
  if (entry === undefined) map.set(name, (entry = new Map()));
  return entry;
}

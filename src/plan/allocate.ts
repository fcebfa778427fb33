// Chooses numbers from pools. A key keeps its value while it is asked for; a new key takes the lowest
// free value, keys in sorted order. Values that are pinned, allocated, or live on a target of the
// pool are never given away, and a released value stays taken until it was seen gone everywhere.
// A key that has no allocation, but whose name a device shows on a number, gets this number back:
// so a lost store costs nothing.

import type {
  AddedAllocation,
  Allocation,
  AllocationRequest,
  NumberPool,
  NumberRange,
} from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import { compareNames } from "../model/sort.ts";
import { isInRanges, mergedRanges, sizeOfRanges } from "../model/number-ranges.ts";

/** What is live on the targets of each pool. */
export interface PoolUse {
  /** Pool → numbers that some live document holds, ours or not → the key it shows, if any. */
  readonly live: ReadonlyMap<string, LiveNumbers>;
  /** Pools with a target whose live state is unknown: nothing of them may be released. */
  readonly unknown: ReadonlySet<string>;
}

export type LiveNumbers = ReadonlyMap<number, string | undefined>;

export interface ExhaustedPool {
  readonly pool: string;
  readonly size: number;
  /** Keys that hold a value of the pool, sorted. */
  readonly holders: readonly string[];
  readonly unserved: readonly AllocationRequest[];
}

/** An allocation of a number. */
export interface NumberAllocation extends Allocation {
  readonly value: number;
}

export interface AllocationResult {
  readonly added: readonly AddedAllocation[];
  readonly released: readonly Allocation[];
  /** No longer asked for, but still live somewhere. */
  readonly lingering: readonly NumberAllocation[];
  /** Pool → key → value: everything in force afterwards. */
  readonly byPool: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly exhausted: readonly ExhaustedPool[];
  readonly findings: readonly Finding[];
}

interface PoolState {
  readonly pool: string;
  readonly ranges: readonly NumberRange[];
  /** What the store has, by key. */
  readonly existing: ReadonlyMap<string, number>;
  readonly requests: readonly AllocationRequest[];
  readonly live: LiveNumbers;
  readonly mayRelease: boolean;
}

export function allocate(
  pools: readonly NumberPool[],
  requests: readonly AllocationRequest[],
  existing: readonly NumberAllocation[],
  use: PoolUse,
): AllocationResult {
  const states = poolStates(pools, requests, existing, use);
  const results = states.map((state) => ({ state, ...allocateInPool(state) }));
  return {
    added: results.flatMap((result) => result.added),
    released: results.flatMap((result) => result.released),
    lingering: results.flatMap((result) => lingeringOf(result.state, result.values)),
    byPool: new Map(results.map((result) => [result.state.pool, result.values])),
    exhausted: results.flatMap((result) =>
      result.exhausted === undefined ? [] : [result.exhausted],
    ),
    findings: results.flatMap((result) => result.findings),
  };
}

function poolStates(
  pools: readonly NumberPool[],
  requests: readonly AllocationRequest[],
  existing: readonly NumberAllocation[],
  use: PoolUse,
): PoolState[] {
  const ranges = new Map(pools.map((pool) => [pool.name, mergedRanges(pool.ranges)]));
  const requested = new Map<string, Map<string, AllocationRequest>>();
  for (const request of requests) {
    const keys = entryOf(requested, request.pool, () => new Map<string, AllocationRequest>());
    // Of several requests with one key, one that pins the value speaks for all.
    const earlier = keys.get(request.key);
    if (earlier === undefined || (earlier.pin === undefined && request.pin !== undefined)) {
      keys.set(request.key, request);
    }
  }
  const stored = new Map<string, Map<string, number>>();
  for (const { pool, key, value } of existing) {
    entryOf(stored, pool, () => new Map<string, number>()).set(key, value);
  }
  const names = [...new Set([...ranges.keys(), ...requested.keys(), ...stored.keys()])];
  return names.sort(compareNames).map((pool) => ({
    pool,
    ranges: ranges.get(pool) ?? [],
    existing: stored.get(pool) ?? new Map(),
    requests: [...(requested.get(pool)?.values() ?? [])].sort((a, b) => compareNames(a.key, b.key)),
    live: use.live.get(pool) ?? new Map(),
    mayRelease: !use.unknown.has(pool),
  }));
}

function allocateInPool(state: PoolState): {
  added: AddedAllocation[];
  released: Allocation[];
  values: Map<string, number>;
  exhausted: ExhaustedPool | undefined;
  findings: Finding[];
} {
  const { pool, existing } = state;
  const { values, owners, findings } = keptAndPinned(state);
  recoverFromLive(state, values, owners);
  const unserved: AllocationRequest[] = [];
  const free = freeNumbers(state.ranges, owners, state.live);
  for (const request of state.requests) {
    if (values.has(request.key)) continue;
    const next = free.next();
    if (next.done === true) unserved.push(request);
    else {
      values.set(request.key, next.value);
      owners.set(next.value, request.key);
    }
  }
  const added = [...values]
    .filter(([key, value]) => existing.get(key) !== value)
    .map(([key, value]) => ({ pool, key, value, ...before(existing.get(key)) }))
    .sort((a, b) => a.value - b.value);
  const released = [...existing]
    .filter(([key]) => !values.has(key))
    .map(([key, value]) => ({ pool, key, value }))
    .sort((a, b) => a.value - b.value);
  const exhausted =
    unserved.length === 0
      ? undefined
      : {
          pool,
          size: sizeOfRanges(state.ranges),
          holders: [...values.keys()].sort(compareNames),
          unserved,
        };
  return { added, released, values, exhausted, findings };
}

function before(previous: number | undefined): { previous?: number } {
  return previous === undefined ? {} : { previous };
}

function lingeringOf(
  { pool, requests, mayRelease }: PoolState,
  values: ReadonlyMap<string, number>,
): NumberAllocation[] {
  if (!mayRelease) return [];
  const asked = new Set(requests.map((request) => request.key));
  return [...values]
    .filter(([key]) => !asked.has(key))
    .map(([key, value]) => ({ pool, key, value }));
}

/** Values that are settled before anything new is chosen: pins first, then what the store has. */
function keptAndPinned(state: PoolState): {
  values: Map<string, number>;
  owners: Map<number, string>;
  findings: Finding[];
} {
  const values = new Map<string, number>();
  const owners = new Map<number, string>();
  const findings: Finding[] = [];
  const byKey = new Map(state.requests.map((request) => [request.key, request]));
  const holders = new Map([...state.existing].map(([key, value]) => [value, key]));
  for (const request of state.requests) {
    if (request.pin === undefined) continue;
    const rival = rivalOf(request, request.pin, holders.get(request.pin), byKey);
    if (rival !== undefined) findings.push(pinTaken(request, rival));
    else if (!owners.has(request.pin)) {
      values.set(request.key, request.pin);
      owners.set(request.pin, request.key);
    }
  }
  for (const [key, value] of [...state.existing].sort((a, b) => compareNames(a[0], b[0]))) {
    if (values.has(key) || owners.has(value)) continue;
    const lingering = !state.mayRelease || state.live.has(value);
    if (!byKey.has(key) && !lingering) continue;
    values.set(key, value);
    owners.set(value, key);
  }
  return { values, owners, findings };
}

/** The request whose stored value the pin would take, unless that request is itself moved by a pin. */
function rivalOf(
  request: AllocationRequest,
  pin: number,
  holder: string | undefined,
  byKey: ReadonlyMap<string, AllocationRequest>,
): AllocationRequest | undefined {
  if (holder === undefined || holder === request.key) return undefined;
  const rival = byKey.get(holder);
  return rival === undefined || (rival.pin !== undefined && rival.pin !== pin) ? undefined : rival;
}

function recoverFromLive(
  state: PoolState,
  values: Map<string, number>,
  owners: Map<number, string>,
): void {
  const waiting = new Set(
    state.requests.filter((request) => !values.has(request.key)).map((request) => request.key),
  );
  if (waiting.size === 0) return;
  for (const [value, key] of [...state.live].sort((a, b) => a[0] - b[0])) {
    if (key === undefined || !waiting.delete(key)) continue;
    if (owners.has(value) || !isInRanges(state.ranges, value)) continue;
    values.set(key, value);
    owners.set(value, key);
  }
}

function pinTaken(request: AllocationRequest, rival: AllocationRequest): Finding {
  return {
    code: "conflict/pinned-value",
    severity: "error",
    at: request.at,
    label: `${request.pin} of ${request.pool} is already allocated to ${rival.key}`,
    related: [{ ...rival.at, text: `${rival.key} holds ${request.pin} because of this` }],
    help: `pin a value that is free, or remove ${rival.key} and apply before you pin its value`,
  };
}

function* freeNumbers(
  ranges: readonly NumberRange[],
  owners: ReadonlyMap<number, string>,
  live: LiveNumbers,
): Generator<number, undefined> {
  for (const [from, to] of ranges) {
    for (let value = from; value <= to; value += 1) {
      if (!owners.has(value) && !live.has(value)) yield value;
    }
  }
  return undefined;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

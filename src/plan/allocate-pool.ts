// Chooses the numbers of one pool. A key keeps its value while it is asked for; a new key takes the
// lowest free value, keys in sorted order. Values that are pinned, allocated, or live on a target of the
// pool are never given away, and a released value stays taken until it was seen gone everywhere.
// A key that has no allocation, but whose name a device shows on a number, gets this number back:
// so a lost store costs nothing.

import type {
  AddedAllocation,
  Allocation,
  AllocationRequest,
  NumberRange,
} from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import { isInRanges, sizeOfRanges } from "../model/number-ranges.ts";
import { compareNames } from "../model/sort.ts";

/** Numbers that some live document holds, ours or not → the key that it shows, if any. */
export type LiveNumbers = ReadonlyMap<number, string | undefined>;

/** An allocation of a number. */
export interface NumberAllocation extends Allocation {
  readonly value: number;
}

export interface PoolState {
  readonly pool: string;
  /** Ascending and apart. */
  readonly ranges: readonly NumberRange[];
  /** A stored value outside of the ranges counts for nothing. */
  readonly isBound: boolean;
  /** What the store has, by key. */
  readonly existing: ReadonlyMap<string, number>;
  /** One for each key. */
  readonly requests: Iterable<AllocationRequest>;
  readonly live: LiveNumbers;
  /** False where some target of the pool is unknown. */
  readonly mayRelease: boolean;
}

/** What becomes of one pool. Lists are sorted by value. */
export interface PoolAllocation {
  readonly pool: string;
  /** Key → value: everything in force afterwards. */
  readonly values: ReadonlyMap<string, number>;
  readonly inForce: readonly NumberAllocation[];
  readonly added: readonly AddedAllocation[];
  readonly released: readonly NumberAllocation[];
  /** No longer asked for, but still live somewhere. */
  readonly lingering: readonly NumberAllocation[];
  readonly exhausted: ExhaustedPool | undefined;
  readonly findings: readonly Finding[];
}

/** Whether the same numbers are in force, and there was and is nothing to do or to say about them. */
export function isSettledAlike(former: PoolAllocation, again: PoolAllocation): boolean {
  if (!isSettled(former) || !isSettled(again)) return false;
  if (former.values.size !== again.values.size) return false;
  for (const [key, value] of again.values) if (former.values.get(key) !== value) return false;
  return true;
}

function isSettled({ exhausted, ...lists }: PoolAllocation): boolean {
  const { added, released, lingering, findings } = lists;
  const all = [added, released, lingering, findings];
  return exhausted === undefined && all.every((list) => list.length === 0);
}

export interface ExhaustedPool {
  readonly pool: string;
  readonly size: number;
  /** Keys that hold a value of the pool, sorted. */
  readonly holders: readonly string[];
  readonly unserved: readonly AllocationRequest[];
}

export function allocateInPool(state: PoolState): PoolAllocation {
  const requests = [...state.requests].sort((a, b) => compareNames(a.key, b.key));
  const byKey = new Map(requests.map((request) => [request.key, request]));
  const asked: Asked = { requests, byKey };
  const { values, owners, findings } = keptAndPinned(state, asked);
  recoverFromLive(state, asked, values, owners);
  const unserved: AllocationRequest[] = [];
  const free = freeNumbers(state.ranges, owners, state.live);
  for (const request of requests) {
    if (values.has(request.key)) continue;
    const next = free.next();
    if (next.done === true) unserved.push(request);
    else {
      values.set(request.key, next.value);
      owners.set(next.value, request.key);
    }
  }
  return {
    ...changesOf(state, asked, values),
    exhausted: exhausted(state, values, unserved),
    findings,
  };
}

/** What is asked for, sorted by key. */
interface Asked {
  readonly requests: readonly AllocationRequest[];
  readonly byKey: ReadonlyMap<string, AllocationRequest>;
}

function changesOf(
  { pool, existing, mayRelease }: PoolState,
  { byKey }: Asked,
  values: ReadonlyMap<string, number>,
): Omit<PoolAllocation, "exhausted" | "findings"> {
  const inForce = [...values]
    .map(([key, value]) => ({ pool, key, value }))
    .sort((a, b) => a.value - b.value);
  return {
    pool,
    values,
    inForce,
    added: inForce
      .filter(({ key, value }) => existing.get(key) !== value)
      .map((one) => {
        const previous = existing.get(one.key);
        return previous === undefined ? one : { ...one, previous };
      }),
    released: [...existing]
      .filter(([key]) => !values.has(key))
      .map(([key, value]) => ({ pool, key, value }))
      .sort((a, b) => a.value - b.value),
    lingering: mayRelease ? inForce.filter(({ key }) => !byKey.has(key)) : [],
  };
}

function exhausted(
  { pool, ranges }: PoolState,
  values: ReadonlyMap<string, number>,
  unserved: readonly AllocationRequest[],
): ExhaustedPool | undefined {
  if (unserved.length === 0) return undefined;
  const holders = [...values.keys()].sort(compareNames);
  return { pool, size: sizeOfRanges(ranges), holders, unserved };
}

/** Values that are settled before anything new is chosen: pins first, then what the store has. */
function keptAndPinned(
  state: PoolState,
  { requests, byKey }: Asked,
): {
  values: Map<string, number>;
  owners: Map<number, string>;
  findings: Finding[];
} {
  const values = new Map<string, number>();
  const owners = new Map<number, string>();
  const findings: Finding[] = [];
  const holders = new Map([...state.existing].map(([key, value]) => [value, key]));
  for (const request of requests) {
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
    if (state.isBound && !isInRanges(state.ranges, value)) continue;
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
  { requests }: Asked,
  values: Map<string, number>,
  owners: Map<number, string>,
): void {
  const waiting = new Set(
    requests.filter((request) => !values.has(request.key)).map((request) => request.key),
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

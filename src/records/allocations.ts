// The allocations in force, one record each. Which values to choose is the planner's business; this
// only sees to it that no value is given twice.

import { digestOfText } from "../model/digest.ts";
import type { AddedAllocation, Allocation, AllocationChanges } from "../model/allocation.ts";
import { compareNames } from "../model/sort.ts";
import type { Compare, Entry, Store, Write } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";
import { readRange } from "./ranges.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export type AllocationCommit =
  | { readonly type: "committed" }
  | { readonly type: "fenced" }
  /** Others changed these since the plan was made. Nothing was written. */
  | { readonly type: "moved"; readonly allocations: readonly MovedAllocation[] };

export interface MovedAllocation {
  /** What the plan wanted to add or to release. */
  readonly planned: Allocation;
  /** What the store has instead under its key, or who has its value; undefined for nothing. */
  readonly found: Allocation | undefined;
}

/** One write of an allocation, with the comparison that it is still as it was read. */
interface Step {
  readonly compare: Compare;
  readonly write: Write;
}

interface Stored {
  readonly allocation: Allocation;
  readonly entry: Entry;
}

// Each write brings a comparison along, and etcd counts both sides against 128 on its own.
const stepsPerTransaction = 100;

/** All allocations, sorted by pool, then by value. */
export async function readAllocations(
  store: Store,
  keys: StoreKeys,
): Promise<readonly Allocation[] | Trouble> {
  const stored = await readStored(store, keys);
  if (isTrouble(stored)) return stored;
  return stored.map(({ allocation }) => allocation).sort(byPoolAndValue);
}

/** Numbers by size, places by name and then by who has them. */
export function byPoolAndValue(a: Allocation, b: Allocation): number {
  if (a.pool !== b.pool) return compareNames(a.pool, b.pool);
  if (typeof a.value === "number" && typeof b.value === "number") return a.value - b.value;
  if (a.value === b.value) return compareNames(a.key, b.key);
  return compareNames(String(a.value), String(b.value));
}

/**
 * Commits a plan's allocation changes. What is already as the plan wants it counts as done, so a
 * commit that was cut short may be repeated.
 */
export async function commitAllocations(
  store: Store,
  keys: StoreKeys,
  changes: AllocationChanges,
  fence: Fence,
): Promise<AllocationCommit | Trouble> {
  if (changes.added.length === 0 && changes.released.length === 0) return { type: "committed" };
  const stored = await readStored(store, keys);
  if (isTrouble(stored)) return stored;
  const found = new Map(stored.map((one) => [one.entry.key, one]));
  const moved = movedAllocations(keys, changes, found);
  if (moved.length > 0) return { type: "moved", allocations: moved };
  const steps = stepsOf(keys, changes, found);
  const digest = digestAfter(stored, steps);
  for (let from = 0; from < steps.length; from += stepsPerTransaction) {
    const piece = steps.slice(from, from + stepsPerTransaction);
    const compares = [...fence, ...piece.map(({ compare }) => compare)];
    const isLast = from + stepsPerTransaction >= steps.length;
    // In between nobody has computed the digest, and a wrong one would be worse than none.
    const key = keys.allocationsDigest;
    const head: Write = isLast ? { type: "put", key, value: digest } : { type: "delete", key };
    const result = await store.transact(compares, [...piece.map(({ write }) => write), head]);
    if (isTrouble(result)) return result;
    // Allocations change under the lock alone, so a comparison that fails means that it is lost.
    if (result.type === "refused") return { type: "fenced" };
  }
  return { type: "committed" };
}

/** The record of the digest once all steps are done. */
function digestAfter(stored: readonly Stored[], steps: readonly Step[]): string {
  const values = new Map(stored.map(({ entry }) => [entry.key, entry.value]));
  for (const { write } of steps) {
    if (write.type === "put") values.set(write.key, write.value);
    else values.delete(write.key);
  }
  const lines = [...values].map(([key, value]) => `${key}\t${value}`);
  return encodeRecord({ digest: digestOfText(lines.sort().join("\n")) });
}

function movedAllocations(
  keys: StoreKeys,
  { added, released }: AllocationChanges,
  found: ReadonlyMap<string, Stored>,
): MovedAllocation[] {
  const freed = new Set(released.map(({ pool, key }) => keys.allocation(pool, key)));
  const holders = new Map<string, Allocation>();
  for (const { allocation, entry } of found.values()) {
    if (!freed.has(entry.key) && isExclusive(allocation)) {
      holders.set(valueName(allocation), allocation);
    }
  }
  const moved: MovedAllocation[] = [];
  for (const planned of added) {
    const own = found.get(keys.allocation(planned.pool, planned.key))?.allocation;
    if (own === undefined ? planned.previous !== undefined : !fits(planned, own)) {
      moved.push({ planned, found: own });
      continue;
    }
    const holder = holders.get(valueName(planned));
    if (holder !== undefined && holder.key !== planned.key) moved.push({ planned, found: holder });
  }
  for (const planned of released) {
    const own = found.get(keys.allocation(planned.pool, planned.key))?.allocation;
    if (own !== undefined && own.value !== planned.value) moved.push({ planned, found: own });
  }
  return moved;
}

/** What the store has is what the plan knew, or what the plan wants already. */
function fits({ value, previous }: AddedAllocation, own: Allocation): boolean {
  return own.value === value || own.value === previous;
}

/** A number has one holder; a place has many. */
function isExclusive({ value }: Allocation): boolean {
  return typeof value === "number";
}

/** Releases come first, so that a value never has two holders, not even for a moment. */
function stepsOf(
  keys: StoreKeys,
  { added, released }: AllocationChanges,
  found: ReadonlyMap<string, Stored>,
): Step[] {
  const steps: Step[] = [];
  for (const { pool, key } of released) {
    const name = keys.allocation(pool, key);
    const entry = found.get(name)?.entry;
    if (entry === undefined) continue;
    const compare: Compare = { key: name, is: "revision", revision: entry.revision };
    steps.push({ compare, write: { type: "delete", key: name } });
  }
  for (const { pool, key, value, reason } of added) {
    const name = keys.allocation(pool, key);
    const own = found.get(name);
    if (own?.allocation.value === value) continue;
    const record = { pool, key, value, ...(reason === undefined ? {} : { reason }) };
    steps.push({
      compare:
        own === undefined
          ? { key: name, is: "absent" }
          : { key: name, is: "revision", revision: own.entry.revision },
      write: { type: "put", key: name, value: encodeRecord(record) },
    });
  }
  return steps;
}

function valueName({ pool, value }: Allocation): string {
  return `${String(value)} ${pool}`;
}

async function readStored(store: Store, keys: StoreKeys): Promise<Stored[] | Trouble> {
  const entries = await readRange(store, keys.allocations);
  if (isTrouble(entries)) return entries;
  const stored: Stored[] = [];
  for (const entry of entries) {
    const record = decodeRecord<Allocation>(entry.key, entry.value);
    if (isTrouble(record)) return record;
    const { pool, key, value, reason } = record;
    const why = reason === undefined ? {} : { reason };
    stored.push({ allocation: { pool, key, value, ...why }, entry });
  }
  return stored;
}

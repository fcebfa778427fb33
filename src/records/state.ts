// What the store holds for a fabric, for people who look into it. Nothing else may rely on this.

import type { Json } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { readAllocations } from "./allocations.ts";
import { listEntries } from "./journal.ts";
import type { StoreKeys } from "./keys.ts";
import { readLock, type LockRecord } from "./lock.ts";
import { readAllOwned } from "./owned.ts";
import { getText } from "./long-text.ts";
import { readRange } from "./ranges.ts";

export interface StateItem {
  /** Relative to the fabric's prefix: "targets/switch/leaf-a1/owned". */
  readonly key: string;
  readonly revision: number;
  /** Of the value, in UTF-8. */
  readonly bytes: number;
}

export interface StateSummary {
  readonly lock: LockRecord | undefined;
  /** By pool, sorted by its name. */
  readonly allocations: ReadonlyMap<string, number>;
  /** Number of owned items by target, sorted by its name. */
  readonly ownedItems: ReadonlyMap<TargetName, number>;
  readonly journalEntries: number;
}

/** All records of the fabric whose relative key starts with `prefix`, sorted by the bytes of their keys. */
export async function listState(
  store: Store,
  keys: StoreKeys,
  prefix: string,
): Promise<readonly StateItem[] | Trouble> {
  const entries = await readRange(store, keys.prefix + prefix);
  if (isTrouble(entries)) return entries;
  return entries.map(({ key, value, revision }) => ({
    key: key.slice(keys.prefix.length),
    revision,
    bytes: Buffer.byteLength(value),
  }));
}

/** The stored value under a relative key as JSON; undefined where there is none. */
export async function showState(
  store: Store,
  keys: StoreKeys,
  key: string,
): Promise<Json | undefined | Trouble> {
  const whole = keys.prefix + key;
  const found = await getText({ store, key: whole, pieces: keys.pieces(whole) });
  if (found === undefined || isTrouble(found)) return found;
  try {
    return JSON.parse(found.text) as Json;
  } catch {
    return trouble(`reading the record ${key}`, "it is not JSON", "never");
  }
}

export async function summarizeState(
  store: Store,
  keys: StoreKeys,
): Promise<StateSummary | Trouble> {
  const lock = await readLock(store, keys);
  if (isTrouble(lock)) return lock;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const entries = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(entries)) return entries;
  const counts = new Map<string, number>();
  for (const { pool } of allocations) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  const ownedItems = new Map(
    [...owned].map(([target, { items }]) => [
      target,
      [...items.values()].reduce((sum, inBucket) => sum + inBucket.size, 0),
    ]),
  );
  return { lock, allocations: counts, ownedItems, journalEntries: entries.length };
}

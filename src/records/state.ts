// What the store holds for a fabric, for people who look into it. Nothing else may rely on this.

import type { Json } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "./keys.ts";
import type { LockRecord } from "./lock.ts";

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
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${prefix}`);
}

/** The stored value under a relative key as JSON; undefined where there is none. */
export async function showState(
  store: Store,
  keys: StoreKeys,
  key: string,
): Promise<Json | undefined | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${key}`);
}

export async function summarizeState(
  store: Store,
  keys: StoreKeys,
): Promise<StateSummary | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix}`);
}

// The allocations in force, one record each. Which values to choose is the planner's business; this
// only sees to it that no value is given twice.

import type { Allocation, AllocationChanges } from "../model/allocation.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";

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

/** All allocations, sorted by pool, then by value. */
export async function readAllocations(
  store: Store,
  keys: StoreKeys,
): Promise<readonly Allocation[] | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix}`);
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
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${String([changes, fence])}`);
}

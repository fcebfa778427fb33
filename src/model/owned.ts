// What was applied last on one target, and who claimed it then. Removals, blame of orphans and
// teardowns read this, never the manifests of today.

import type { Claimant } from "./claim.ts";
import type { Json } from "./json.ts";
import type { TargetSettings } from "./target.ts";

export interface OwnedItem {
  /**
   * The values that are ours. Normally one; two while a change is under way, because after a crash
   * the live value may be either. The last is the newest. Twice the same: it was never seen there.
   */
  readonly values: readonly Json[];
  readonly claims: readonly Claimant[];
}

/** Bucket (the parent's pointer) → key → item. */
export type OwnedItems = ReadonlyMap<string, ReadonlyMap<string, OwnedItem>>;

export interface OwnedDocument {
  /** How the target was reached then, for when the manifests no longer declare it. */
  readonly settings: TargetSettings;
  readonly items: OwnedItems;
}

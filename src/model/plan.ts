// A plan is a value: made purely, printed, stored, compared, and then executed by something that
// makes no choices. It holds no time and no secret; its digest names it.

import type { Allocation, AllocationChanges, PlaceUse } from "./allocation.ts";
import type { Claimant } from "./claim.ts";
import type { Json } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { TargetName, TargetSettings } from "./target.ts";

/** Why the planner does not do something. Closed: views and exit codes rely on it. */
export type HeldReason =
  | "not-owned"
  | "conflict"
  | "target-unknown"
  | "over-deletion-budget"
  | "would-disrupt"
  | "pool-exhausted"
  | "capability-missing"
  | "limit-reached"
  | "waiting"
  | "admin-state-down"
  /** Outside of every change window. */
  | "outside-window"
  /** Nobody has consented to the plan yet. */
  | "not-approved"
  /** Somebody changed it on the device, and the policy leaves it so, for now or for good. */
  | "drift-left"
  /** Operations on the target failed; it is given time before it is tried again. */
  | "backing-off";

export interface HeldBack {
  readonly reason: HeldReason;
  /** Absent where no single target is concerned (an exhausted pool, a binding that is down). */
  readonly target?: TargetName;
  readonly path?: string;
  /** What would have been done, where something would. */
  readonly action?: Operation["action"];
  /** Present where that would only have put back what was applied before. */
  readonly drift?: true;
  /** One sentence: what stands in the way. */
  readonly detail: string;
  /** One sentence: what a person can do. */
  readonly help: string;
  readonly claims: readonly Claimant[];
}

/**
 * An item that is live and as it should be, but not recorded so: made by others, or needed by other
 * resources than before. Applying the plan records it; nothing is sent.
 */
export interface Adoption {
  readonly target: TargetName;
  readonly path: string;
  readonly value: Json;
  readonly claims: readonly Claimant[];
}

export type TargetState = "changes" | "in-sync" | "held-back" | "unknown";

export interface TargetSummary {
  readonly target: TargetName;
  readonly state: TargetState;
  readonly settings: TargetSettings;
  /** Digest of the live document that the plan was made from; absent while it is unknown. */
  readonly liveDigest?: string;
  /** Live items that are neither ours nor in the way. */
  readonly foreignItems: number;
}

/** Released once its operations are done, which means that its number was seen gone. */
export interface FreedAllocation extends Allocation {
  readonly after: readonly string[];
}

export interface Plan {
  /** SHA-256 over everything that the plan would do; its first 8 digits are its short name. */
  readonly digest: string;
  /** Sorted so that every operation stands behind those it waits for. */
  readonly operations: readonly Operation[];
  readonly allocations: AllocationChanges;
  /** Every allocation in force once the plan's are committed. */
  readonly allocated: readonly Allocation[];
  /** Those of them that nobody asks for any more, and that this plan removes wherever they are live. */
  readonly freed: readonly FreedAllocation[];
  readonly adoptions: readonly Adoption[];
  /** Recorded as ours, but neither live nor desired: applying the plan forgets them. */
  readonly forgotten: readonly { readonly target: TargetName; readonly path: string }[];
  readonly held: readonly HeldBack[];
  /** How full every place is, once the plan's allocations are committed. */
  readonly places: readonly PlaceUse[];
  /** What the plan was narrowed to; empty for everything. A target is in sync as far as that goes. */
  readonly scopes: readonly string[];
  readonly targets: readonly TargetSummary[];
}

/** The first digits of a digest, as people see and type it. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 8);
}

/** True where applying the plan would not even write a record. */
export function isQuiet({ operations, adoptions, forgotten, allocations }: Plan): boolean {
  return [operations, adoptions, forgotten, allocations.added, allocations.released].every(
    (list) => list.length === 0,
  );
}

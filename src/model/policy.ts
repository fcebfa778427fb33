// How far a plan may go. Defaults are the safe choice; a ReconcilePolicy or a flag widens them.

import type { NumberRange } from "./allocation.ts";
import type { Ownership } from "./target.ts";

export interface DeletionBudget {
  /** The largest number of removals in one plan. */
  readonly items?: number;
  /** The largest share, in percent, of all owned items that one plan may remove. */
  readonly percent?: number;
}

export interface Policy {
  readonly ownership: Ownership;
  readonly deletionBudget: DeletionBudget;
  /** "required" holds back disrupting operations until the person says so. */
  readonly disruptionConsent: "given" | "required";
  /** Tenant VNIs; the default is the seed fabric's numbering convention. */
  readonly vniRanges: readonly NumberRange[];
}

export const defaultPolicy: Policy = {
  ownership: "shared",
  // A slip in a manifest tree rarely removes more on purpose; a real teardown can say so.
  deletionBudget: { items: 1000 },
  disruptionConsent: "given",
  vniRanges: [[10_000, 65_535]],
};

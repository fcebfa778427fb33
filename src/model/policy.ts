// How far a plan may go. Defaults are the safe choice; a ReconcilePolicy or a flag widens them.

import type { NumberRange } from "./allocation.ts";
import type { Ownership } from "./target.ts";

export interface DeletionBudget {
  /** The largest number of removals in one plan. */
  readonly items?: number;
  /** The largest share, in percent, of all owned items that one plan may remove. */
  readonly percent?: number;
}

/** What a controller does with a plan: tell it, apply it once somebody consents to its digest, apply it. */
export type ReconcileMode = "plan" | "approve" | "apply";

export interface DriftPolicy {
  /** "ignore" and "warn" leave what somebody changed on a device; "warn" and "heal" tell of it. */
  readonly action: "ignore" | "warn" | "heal";
  /** So long drift must have stood still before it is healed, in milliseconds. */
  readonly debounceMs: number;
  /** So long after drift was first seen it is only told of, in milliseconds. */
  readonly graceMs: number;
  readonly accept: readonly AcceptedDrift[];
}

/** Drift that is left for a while, because a person said so. */
export interface AcceptedDrift {
  readonly target: string;
  /** A path in the target's document, which may end with "/*"; absent for all of the target. */
  readonly path?: string;
  /** The end of it, in milliseconds since the epoch. */
  readonly untilMs: number;
  readonly because?: string;
}

/** Times at which a controller may change something, or may not. */
export interface ChangeWindow {
  readonly type: "allow" | "deny";
  /** Five fields of cron: when it opens. */
  readonly schedule: string;
  readonly durationMs: number;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
}

export interface Policy {
  readonly ownership: Ownership;
  readonly deletionBudget: DeletionBudget;
  /** "required" holds back disrupting operations until the person says so. */
  readonly disruptionConsent: "given" | "required";
  /** Tenant VNIs; the default is the seed fabric's numbering convention. */
  readonly vniRanges: readonly NumberRange[];
  /** Absent where the command that watches decides. */
  readonly mode?: ReconcileMode;
  readonly drift: DriftPolicy;
  /** Empty for always. Denied wins over allowed; where only denials are written, the rest is allowed. */
  readonly changeWindows: readonly ChangeWindow[];
  /** What change windows concern: "changes" lets drift be healed at any time. */
  readonly windowsFor: "everything" | "changes";
}

export const defaultPolicy: Policy = {
  ownership: "shared",
  // A slip in a manifest tree rarely removes more on purpose; a real teardown can say so.
  deletionBudget: { items: 1000 },
  disruptionConsent: "given",
  vniRanges: [[10_000, 65_535]],
  drift: { action: "heal", debounceMs: 0, graceMs: 0, accept: [] },
  changeWindows: [],
  windowsFor: "everything",
};

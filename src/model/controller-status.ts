// What a controller says of itself: what it keeps, what stands in its way, and what it did last. A fact
// for people, scripts and metrics; no controller ever decides by it.

import type { Action } from "./operation.ts";
import type { TargetName } from "./target.ts";

/** As Kubernetes has them, so that people know how to read them. */
export type ConditionType =
  /** Everything is live as the newest manifests say. */
  | "Ready"
  /** Work is under way, or will be without anybody doing something. */
  | "Reconciling"
  /** It does not go on without a person. */
  | "Stalled"
  /** Whoever made the newest revision is somebody who may. */
  | "SourceVerified"
  /** Somebody changed on a device what was applied. */
  | "Drifted";

export const conditionTypes: readonly ConditionType[] = [
  "Ready",
  "Reconciling",
  "Stalled",
  "SourceVerified",
  "Drifted",
];

export type ConditionReason =
  | "NotLookedYet"
  | "InSync"
  | "NothingToDo"
  | "NothingInTheWay"
  | "ManifestsBroken"
  | "SourceRefused"
  | "ApplyFailed"
  | "Trouble"
  | "LockHeld"
  | "Retrying"
  | "Stalled"
  | "Applying"
  | "Applied"
  | "Suspended"
  | "AwaitingApproval"
  | "PlanOnly"
  | "WaitingForTime"
  | "ChangesHeld"
  | "TargetsUnknown"
  | "Drift"
  | "DriftLeft"
  | "NoDrift"
  | "Signed"
  | "NotAsked"
  | "NotSigned"
  | "Rewound"
  | "Gone"
  | "TooLarge";

export interface Condition {
  readonly type: ConditionType;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: ConditionReason;
  /** One sentence without an end. */
  readonly message: string;
  /** The newest revision that it speaks of; absent before any was seen. */
  readonly observedRevision?: string;
  /** When the status was another last, in milliseconds since the epoch. */
  readonly lastTransitionMs: number;
}

export interface NamedRevision {
  readonly revision: string;
  /** "main@4be1f07". */
  readonly label?: string;
}

/** The newest revision may not be used, or not be understood. */
export interface SourceProblem extends NamedRevision {
  readonly type: "broken" | "not-signed" | "rewound" | "gone" | "too-large";
  readonly message: string;
  /** The revision that is kept in force meanwhile. */
  readonly kept?: string;
}

/** What went wrong last, and how often it did in the same way. */
export interface RunFailure {
  readonly type: "apply" | "trouble" | "locked";
  /** Equal failures have equal keys. */
  readonly key: string;
  readonly message: string;
  readonly count: number;
  /** When something of its type went wrong first, and has since. */
  readonly sinceMs: number;
  /** True where trying again does not help. */
  readonly isStuck: boolean;
  /** True until the run is over in which it was told: what else that run finds is no end of it. */
  readonly isFresh: boolean;
}

export interface ActionCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

/** A plan that may not be applied yet. */
export interface WaitingPlan extends NamedRevision {
  readonly digest: string;
  readonly counts: ActionCounts;
  readonly sinceMs: number;
  /** "nothing" is never applied by this controller, "time" without anybody's doing. */
  readonly awaits: "approval" | "nothing" | "time";
}

export interface StatusDrift {
  readonly target: TargetName;
  readonly path: string;
  readonly action: Action;
  readonly sinceMs: number;
  readonly leftBecause?: string;
  /** The first line that asks for the item. */
  readonly claim?: { readonly resource: string; readonly file: string; readonly line: number };
}

export interface UnknownTarget {
  readonly target: TargetName;
  readonly sinceMs: number;
  readonly reason: string;
}

/** What became of the plan of one digest, as often as it came up. */
export interface StatusRun extends NamedRevision {
  readonly digest: string;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Of the last apply; absent where there was none. */
  readonly durationMs?: number;
  /** How often it was applied, or tried to be. */
  readonly count: number;
  /** "planned", or what the last apply came to. */
  readonly result: string;
  readonly counts: ActionCounts;
  /** Operations that the last apply did. */
  readonly done?: number;
  /** The journal's entry. */
  readonly entry?: string;
  readonly approvedBy?: string;
}

export interface ControllerStatus {
  /** Of the leader that said so. */
  readonly term: number;
  /** When it looked last, in milliseconds since the epoch; up to a minute too early where nothing changed. */
  readonly lookedAtMs?: number;
  /** The last wish that it granted. */
  readonly wish?: string;
  /** The newest that the source had. */
  readonly observed?: NamedRevision & { readonly signedBy?: string };
  /** What all targets were seen to be as. */
  readonly inForce?: NamedRevision & { readonly sinceMs: number };
  /** Always all of them, in the order of `conditionTypes`. */
  readonly conditions: readonly Condition[];
  /** What planning came to last. */
  readonly outcome: "none" | "settled" | "waiting" | "applying" | "applied";
  readonly problem?: SourceProblem;
  readonly failure?: RunFailure;
  readonly plan?: WaitingPlan;
  /** Changes that are not made, for other reasons than those above: "over-deletion-budget" → 3. */
  readonly held: Readonly<Record<string, number>>;
  /** `count` is that of all; the first ones are told. */
  readonly drift: { readonly count: number; readonly items: readonly StatusDrift[] };
  readonly unknown: { readonly count: number; readonly targets: readonly UnknownTarget[] };
  readonly suspended?: {
    readonly by: string;
    readonly because?: string;
    readonly sinceMs: number;
  };
  /** The newest first. */
  readonly runs: readonly StatusRun[];
}

// Generated from schemas/ by `npm run generate`. Do not edit.

import type * as model from "../../model/json.ts";

/**
 * What a writer lays before the agent of a target: a change set, or that it is called off. Key: change-sets/TYPE/NAME/message.
 */
export type ChangeSetMessage = HandedChangeSet | CalledOffChangeSet;
/**
 * TYPE/NAME, such as switch/leaf-a1.
 */
export type TargetName = string;
/**
 * Any JSON object in which no key is __proto__.
 */
export type JsonObject = model.JsonObject;
/**
 * The fencing number of a writer: of two, the larger one is newer.
 */
export type Generation = number;
/**
 * Any JSON value in which no key is __proto__.
 */
export type Json = model.Json;
/**
 * The id of an operation, and its outcome.
 *
 * @minItems 2
 * @maxItems 2
 */
export type OutcomeOfOperation = [string, Outcome];
/**
 * What became of an operation.
 */
export type Outcome = DoneOutcome | RefusedOutcome | StaleOutcome | SkippedOutcome | UnknownOutcome;
/**
 * What an agent saw last of a target. Key: agents/TYPE/NAME/observation.
 */
export type ObservationMessage = KnownObservation | UnknownObservation;
/**
 * Milliseconds since the epoch, by the clock of whoever says so.
 */
export type TimeMs = number;
/**
 * SHA-256 of the canonical JSON, in hexadecimal digits.
 */
export type Digest = string;
/**
 * Any JSON value in which no key is __proto__.
 */
export type Json1 = model.Json;

/**
 * By the name of a message, what its text holds.
 */
export interface MessageTexts {
  "change-set": ChangeSetMessage;
  answer: AnswerMessage;
  observation: ObservationMessage;
  presence: PresenceMessage;
  look: LookMessage;
  refusal: RefusalMessage;
  armed: ArmedMessage;
  confirmation: ConfirmationMessage;
  suspension: SuspensionMessage;
  wish: WishMessage;
  approval: ApprovalMessage;
  "controller-memory": ControllerMemoryMessage;
  "controller-status": ControllerStatusMessage;
}
/**
 * A change set to carry out.
 */
export interface HandedChangeSet {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * To carry out.
   */
  type: "change-set";
  changeSet: ChangeSetBody;
}
/**
 * The operations of a plan for one target that run together.
 */
export interface ChangeSetBody {
  /**
   * Unique; an agent that sees it again does nothing.
   */
  id: string;
  target: TargetName;
  settings: TargetSettings;
  generation: Generation;
  /**
   * In the order in which they run.
   */
  operations: Operation[];
  confirm?: ConfirmWithinBody;
  /**
   * The journal's entry of the apply that this one takes back.
   */
  undoes?: string;
}
/**
 * What the manifests say of a target itself, as opposed to its document.
 */
export interface TargetSettings {
  target: TargetName;
  /**
   * The driver that speaks to the target.
   */
  driver: string;
  /**
   * Whose the items are that nobody here made.
   */
  ownership: "shared" | "ranges" | "exclusive";
  /**
   * From allocation space to pool.
   */
  pools: {
    [k: string]: string;
  };
  /**
   * The largest number of items of a type, by the type's name.
   */
  limits: {
    [k: string]: number;
  };
  connection: JsonObject;
  /**
   * Resources that stand for the target or for several, such as its SwitchPair.
   */
  within?: string[];
}
/**
 * Add, remove or replace of one item, or of a field of one.
 */
export interface Operation {
  /**
   * Unique in its plan.
   */
  id: string;
  target: TargetName;
  /**
   * What is done.
   */
  action: "add" | "remove" | "replace";
  /**
   * RFC 6901, into the target's document.
   */
  path: string;
  value?: Json;
  previous?: Json;
  /**
   * Who needs the item.
   */
  claims: Claimant[];
  /**
   * Ids of operations that are done before this one starts.
   */
  waitsFor: string[];
  /**
   * What people lose for a moment, in words.
   */
  disrupts: string[];
  item?: ChangedItem;
}
/**
 * The line of a manifest that asks for an item.
 */
export interface Claimant {
  /**
   * KIND/NAME.
   */
  resource: string;
  /**
   * As people see it.
   */
  file: string;
  /**
   * From 1.
   */
  line: number;
  /**
   * From 1.
   */
  column: number;
  /**
   * The resources that led from this one to the item.
   */
  through: string[];
}
/**
 * The whole item of which an operation changes a field.
 */
export interface ChangedItem {
  /**
   * RFC 6901, into the target's document.
   */
  path: string;
  value: Json;
  previous: Json;
}
/**
 * The agent undoes by itself what it did, unless that is confirmed in time.
 */
export interface ConfirmWithinBody {
  /**
   * The journal's entry of the apply: all its change sets are confirmed as one.
   */
  entry: string;
  /**
   * Milliseconds from the end of the apply, or from when its writer was last heard of.
   */
  withinMs: number;
}
/**
 * A change set that is called off: what is in flight is finished, the rest is not begun.
 */
export interface CalledOffChangeSet {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * Called off.
   */
  type: "cancel";
  cancel: CancelBody;
}
/**
 * Which change set is called off.
 */
export interface CancelBody {
  /**
   * Of the change set.
   */
  id: string;
  target: TargetName;
  generation: Generation;
}
/**
 * The change set that an agent took last, and what became of it; without an end it is under way. Key: agents/TYPE/NAME/answer.
 */
export interface AnswerMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  generation: Generation;
  /**
   * Its id.
   */
  changeSet: string;
  /**
   * How it ended.
   */
  end?: "carried-out" | "cancelled" | "superseded" | "expired" | "unreachable" | "abandoned";
  /**
   * By operation id.
   */
  outcomes?: OutcomeOfOperation[];
}
/**
 * Seen on the device.
 */
export interface DoneOutcome {
  /**
   * Seen on the device.
   */
  type: "done";
  /**
   * It was there before anything was sent.
   */
  already: boolean;
}
/**
 * The device said no; nothing changed.
 */
export interface RefusedOutcome {
  /**
   * The device said no.
   */
  type: "refused";
  /**
   * In its own words.
   */
  reason: string;
}
/**
 * The live value was neither the plan's previous nor its new one; nothing was sent.
 */
export interface StaleOutcome {
  /**
   * The live value had moved.
   */
  type: "stale";
  live?: Json;
}
/**
 * Not started.
 */
export interface SkippedOutcome {
  /**
   * Not started.
   */
  type: "skipped";
  /**
   * Why not.
   */
  because: string;
}
/**
 * Sent, and nobody can say whether it was done.
 */
export interface UnknownOutcome {
  /**
   * Nobody can say whether it was done.
   */
  type: "unknown";
  /**
   * Why nobody can.
   */
  reason: string;
}
/**
 * The target was seen; its document lies under live/TYPE/NAME.
 */
export interface KnownObservation {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * It was seen.
   */
  type: "known";
  /**
   * The id of the look that it answers.
   */
  look?: string;
  observedAtMs: TimeMs;
  digest: Digest;
  /**
   * Names the document on its target.
   */
  token?: string;
}
/**
 * The target could not be seen.
 */
export interface UnknownObservation {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * It could not be seen.
   */
  type: "unknown";
  /**
   * The id of the look that it answers.
   */
  look?: string;
  observedAtMs: TimeMs;
  /**
   * Why not.
   */
  reason: string;
}
/**
 * Who serves a target, for as long as it lives. Key: agents/TYPE/NAME/presence, with the agent's lease.
 */
export interface PresenceMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * The agent's name.
   */
  agent: string;
  /**
   * Another one for every process.
   */
  instance: string;
  /**
   * Where it runs.
   */
  host: string;
  /**
   * Of its process there.
   */
  pid: number;
  /**
   * The version of Plumbline that it is.
   */
  build: string;
  /**
   * The drivers that it has.
   */
  drivers: string[];
  sinceMs: TimeMs;
}
/**
 * Asks the agent of a target to look at it. Key: looks/TYPE/NAME/message.
 */
export interface LookMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * Stands in the observation that answers it.
   */
  id: string;
  target: TargetName;
  settings: TargetSettings;
}
/**
 * The message that an agent refused last. Key: agents/TYPE/NAME/refusal.
 */
export interface RefusalMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * The id of the change set, as far as it could be read.
   */
  changeSet: string;
  /**
   * Why it was refused.
   */
  reason: string;
  atMs: TimeMs;
}
/**
 * What an agent undoes by itself unless it is confirmed, and what became of that. Key: agents/TYPE/NAME/armed.
 */
export interface ArmedMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * The journal's entry of the apply.
   */
  entry: string;
  /**
   * Whether it is still to be confirmed, and else what came of it.
   */
  state: "armed" | "confirmed" | "undone" | "undo-failed";
  /**
   * How long it waits to be confirmed.
   */
  withinMs: number;
  atMs: TimeMs;
  undoAtMs?: TimeMs;
  /**
   * Of the undoing, by the id of the operation that was undone.
   */
  outcomes?: OutcomeOfOperation[];
}
/**
 * That an apply stays as it is. Key: confirmations/ENTRY.
 */
export interface ConfirmationMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * The journal's entry of the apply.
   */
  entry: string;
  /**
   * Who said so.
   */
  by: string;
  atMs: TimeMs;
}
/**
 * As long as it lies there, the controller changes nothing. Key: control/suspension.
 */
export interface SuspensionMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * Who said so.
   */
  by: string;
  /**
   * On which machine.
   */
  host: string;
  sinceMs: TimeMs;
  /**
   * Why, in that person's words.
   */
  because?: string;
  untilMs?: TimeMs;
}
/**
 * That somebody wants the controller to look at everything now. Key: control/wish.
 */
export interface WishMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * Another for every wish. Stands in the controller's status once it was granted.
   */
  id: string;
  /**
   * Who said so.
   */
  by: string;
  atMs: TimeMs;
}
/**
 * A person's consent to a plan. Key: control/approvals/DIGEST.
 */
export interface ApprovalMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  digest: Digest;
  /**
   * Who said so.
   */
  by: string;
  /**
   * On which machine.
   */
  host: string;
  atMs: TimeMs;
  /**
   * Why, in that person's words.
   */
  because?: string;
}
/**
 * What a leader leaves to the next. Key: controller/memory.
 */
export interface ControllerMemoryMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * The manifests that were in force last.
   */
  inForce?: {
    /**
     * Names manifests: a commit, a digest.
     */
    revision: string;
    /**
     * What people call the revision.
     */
    label?: string;
  };
  drift?: Json1;
}
/**
 * What the controller says of itself. Key: controller/status.
 */
export interface ControllerStatusMessage {
  /**
   * Of this format. Builds that read another one refuse the message.
   */
  version: 1;
  /**
   * Of the leader that said so.
   */
  term: number;
  lookedAtMs?: TimeMs;
  /**
   * The last wish that it granted.
   */
  wish?: string;
  /**
   * The newest manifests that the source had.
   */
  observed?: {
    /**
     * Names manifests: a commit, a digest.
     */
    revision: string;
    /**
     * What people call the revision.
     */
    label?: string;
    /**
     * Who signed them.
     */
    signedBy?: string;
  };
  /**
   * The manifests that all targets were seen to be as.
   */
  inForce?: {
    /**
     * Names manifests: a commit, a digest.
     */
    revision: string;
    /**
     * What people call the revision.
     */
    label?: string;
    sinceMs: TimeMs;
  };
  /**
   * As Kubernetes has them; each type once.
   */
  conditions: StatusCondition[];
  /**
   * What planning came to last.
   */
  outcome: "none" | "settled" | "waiting" | "applying" | "applied";
  /**
   * Why the newest manifests are not used.
   */
  problem?: {
    type: "broken" | "not-signed" | "rewound" | "gone" | "too-large";
    /**
     * Names manifests: a commit, a digest.
     */
    revision: string;
    /**
     * What people call the revision.
     */
    label?: string;
    /**
     * What is wrong.
     */
    message: string;
    /**
     * Names manifests: a commit, a digest.
     */
    kept?: string;
  };
  /**
   * What went wrong last.
   */
  failure?: {
    type: "apply" | "trouble" | "locked";
    /**
     * Equal failures have equal keys.
     */
    key: string;
    /**
     * What went wrong.
     */
    message: string;
    /**
     * How often it did so.
     */
    count: number;
    sinceMs: TimeMs;
    /**
     * Whether trying again does not help.
     */
    isStuck: boolean;
    /**
     * Whether the run goes on in which it was told.
     */
    isFresh: boolean;
  };
  /**
   * A plan that may not be applied yet.
   */
  plan?: {
    digest: Digest;
    /**
     * Names manifests: a commit, a digest.
     */
    revision: string;
    /**
     * What people call the revision.
     */
    label?: string;
    counts: StatusActionCounts;
    sinceMs: TimeMs;
    awaits: "approval" | "nothing" | "time";
  };
  /**
   * How many changes are held back, by reason.
   */
  held: {
    [k: string]: number;
  };
  /**
   * What somebody changed on devices.
   */
  drift: {
    /**
     * Of all; the first are told.
     */
    count: number;
    items: StatusDriftItem[];
  };
  /**
   * Targets of which nobody knows how they are.
   */
  unknown: {
    /**
     * Of all; the first are told.
     */
    count: number;
    targets: StatusUnknownTarget[];
  };
  /**
   * Who suspended it.
   */
  suspended?: {
    /**
     * Who said so.
     */
    by: string;
    /**
     * Why, in that person's words.
     */
    because?: string;
    sinceMs: TimeMs;
  };
  /**
   * What became of the last plans, by digest; the newest first.
   */
  runs: StatusRunItem[];
}
/**
 * One condition.
 */
export interface StatusCondition {
  type: "Ready" | "Reconciling" | "Stalled" | "SourceVerified" | "Drifted";
  status: "True" | "False" | "Unknown";
  /**
   * Why, as one of a closed list of words.
   */
  reason:
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
  /**
   * The same for people.
   */
  message: string;
  /**
   * Names manifests: a commit, a digest.
   */
  observedRevision?: string;
  lastTransitionMs: TimeMs;
}
/**
 * How many operations a plan has.
 */
export interface StatusActionCounts {
  /**
   * Additions.
   */
  add: number;
  /**
   * Replacements.
   */
  change: number;
  /**
   * Removals.
   */
  remove: number;
}
/**
 * One item that somebody changed.
 */
export interface StatusDriftItem {
  target: TargetName;
  /**
   * Of the item in the target's document.
   */
  path: string;
  /**
   * What puts it right.
   */
  action: "add" | "remove" | "replace";
  sinceMs: TimeMs;
  /**
   * Why it is left so.
   */
  leftBecause?: string;
  /**
   * The first line that asks for it.
   */
  claim?: {
    /**
     * KIND/NAME.
     */
    resource: string;
    /**
     * The manifest.
     */
    file: string;
    /**
     * In it.
     */
    line: number;
  };
}
/**
 * One target.
 */
export interface StatusUnknownTarget {
  target: TargetName;
  sinceMs: TimeMs;
  /**
   * Why nobody knows.
   */
  reason: string;
}
/**
 * One plan.
 */
export interface StatusRunItem {
  digest: Digest;
  /**
   * Names manifests: a commit, a digest.
   */
  revision: string;
  /**
   * What people call the revision.
   */
  label?: string;
  firstAtMs: TimeMs;
  lastAtMs: TimeMs;
  /**
   * Of the last apply.
   */
  durationMs?: number;
  /**
   * How often it was applied, or tried to be.
   */
  count: number;
  /**
   * planned, or what the last apply came to.
   */
  result: string;
  counts: StatusActionCounts;
  /**
   * Operations that the last apply did.
   */
  done?: number;
  /**
   * The journal's entry.
   */
  entry?: string;
  /**
   * Whose consent it had.
   */
  approvedBy?: string;
}

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

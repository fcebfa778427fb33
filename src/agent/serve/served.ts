// What a serving agent knows of one target while it serves it. One thing is done at a time per target;
// whoever has something new to do for it notes it here and wakes it.

import type { Armed, ChangeSetEnd, LastObservation } from "../../model/agent.ts";
import type { Outcome } from "../../model/change-set.ts";
import type { JsonObject } from "../../model/json.ts";
import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Compare, Entry } from "../../ports/store.ts";
import type { LiveHead } from "../../records/live.ts";
import type { FoundAnswer } from "../../records/messages/answer.ts";
import type { ArmedJournal } from "./armed-journal.ts";
import type { Arms } from "./arms.ts";
import type { Contact } from "./contact.ts";
import type { Attending } from "./attending.ts";
import type { DeviceWatches } from "./device-watches.ts";
import type { Journal } from "./journal.ts";
import type { Presences } from "./presences.ts";
import type { ServeParts } from "./serve-parts.ts";
import type { Turn } from "./turns.ts";

export interface Serving {
  readonly parts: ServeParts;
  readonly presences: Presences;
  readonly contact: Contact;
  readonly journal: Journal;
  /** What is undone unless it is confirmed. */
  readonly arms: ArmedJournal;
  readonly hearing: Hearing;
  readonly watches: DeviceWatches;
  readonly attending: Attending;
  /** For what is read of every target at the moment in which they all become ours. */
  readonly turn: Turn;
  readonly monotonic: () => number;
  /** Aborts when no new work is to be begun. */
  readonly stopping: AbortSignal;
  /** Drivers hand out the same object while nothing changed; hashing it again would cost the most. */
  readonly digests: WeakMap<JsonObject, string>;
}

/** Whether this agent would hear of a confirmation, or of the end of a writer. */
export interface Hearing {
  /** The keys of all confirmations that were heard of. */
  readonly confirmed: Set<string>;
  /** All that is to be watched was listed once. */
  hasListed: boolean;
  /** When it heard last, by the monotonic clock; at first, when that would have been. */
  heardAtMs: number;
}

export interface Served {
  readonly target: TargetName;
  /** What this agent said last; undefined until it is read, after every gain of the presence. */
  said: Said | undefined;
  message: Entry | undefined;
  /** The newest revision of the message with which nothing more is to be done. */
  handledMessage: number;
  look: Entry | undefined;
  handledLook: number;
  /** How the target is reached, as somebody who asked said last. */
  settings: TargetSettings | undefined;
  isObservationDue: boolean;
  /** By the monotonic clock. */
  observeAtMs: number;
  running: Running | undefined;
  /** A change set that was taken, with its end, which is not in the store yet. */
  ended: EndedChangeSet | undefined;
  /** An apply that is undone unless it is confirmed, until its end is in the store. */
  armed: Arms | undefined;
  isBusy: boolean;
  /** Ends a pause after a failure. */
  pause: AbortController;
}

export interface Said {
  answer: FoundAnswer | undefined;
  observation: LastObservation | undefined;
  armed: Armed | undefined;
  /** What is published as the live document. */
  head: LiveHead | undefined;
}

export interface Running {
  readonly changeSet: string;
  /** Of the message that it came with. */
  readonly messageRevision: number;
  readonly stop: AbortController;
  /** How it ends where operations are left when it is stopped. */
  end: ChangeSetEnd;
}

export interface EndedChangeSet {
  readonly changeSet: string;
  readonly generation: number;
  /** Of the answer that took it. */
  readonly takenRevision: number;
  readonly end: ChangeSetEnd;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly seen: SeenTarget | undefined;
}

export interface SeenTarget {
  readonly settings: TargetSettings;
  readonly document: JsonObject;
  /** The driver's. */
  readonly token: string | undefined;
}

export function createServed(target: TargetName, observeAtMs: number): Served {
  return {
    target,
    said: undefined,
    message: undefined,
    handledMessage: 0,
    look: undefined,
    handledLook: 0,
    settings: undefined,
    isObservationDue: false,
    observeAtMs,
    running: undefined,
    ended: undefined,
    armed: undefined,
    isBusy: false,
    pause: new AbortController(),
  };
}

/** What is in flight on the device is finished; the rest is skipped, because of this. */
export function stopRunning({ running }: Served, end: ChangeSetEnd, because: string): void {
  if (running === undefined || running.stop.signal.aborted) return;
  running.end = end;
  running.stop.abort(because);
}

/** Settles what a refused write of this agent means. */
export function wasRefused(
  { presences }: Serving,
  served: Served,
  fence: Compare,
  failed: readonly Compare[],
): void {
  if (failed.some(({ key }) => key === fence.key)) presences.missed(served.target);
  // Otherwise somebody else wrote under this presence, which only this very process may: what it
  // wrote itself, without hearing of it, is read again.
  served.said = undefined;
}

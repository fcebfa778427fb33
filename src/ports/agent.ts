// The agent of a target, as the engine sees it: in the same process, or far away behind the store.

import type { ChangeSet, ChangeSetResult } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Compare } from "./store.ts";
import type { Trouble } from "./trouble.ts";

export interface Observation {
  readonly type: "observed";
  readonly document: JsonObject;
  readonly digest: string;
  /** Names the document on its target, as the driver says; absent where its device has no such thing. */
  readonly token?: string;
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly observedAtMs: number;
  /** The agent keeps the record of what is live by itself; nobody else need write it. */
  readonly isRecorded?: true;
}

/** The target was asked, and its document is the one that the token names. */
export interface Unchanged {
  readonly type: "unchanged";
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly observedAtMs: number;
}

/** What makes a message of whoever holds the lock worth nothing once it is lost. */
export interface Writer {
  /** Holds as long as the lock does. */
  readonly fence: readonly Compare[];
  /** The lock's own: what is put with it vanishes when the lock ends. */
  readonly lease: string;
  /** Aborts once the lock is lost, or must be assumed to be: the store may not answer any more either. */
  readonly lost?: AbortSignal;
}

/** Called for every operation the moment its outcome is known, for progress only. */
export type OnOutcome = (operationId: string, outcome: string) => void;

export interface Agent {
  observe(target: TargetName, settings: TargetSettings): Promise<Observation | Trouble>;
  /**
   * The same for who has the document that a token names, or that has a digest, and need not be told
   * it again. Not every agent knows a document by its digest.
   */
  observeSince(
    target: TargetName,
    settings: TargetSettings,
    known: string,
  ): Promise<Observation | Unchanged | Trouble>;
  /**
   * Checks generation and preconditions against a fresh observation, applies in order, observes
   * again. An aborted signal lets the operation in flight finish and skips the rest.
   */
  submit(
    changeSet: ChangeSet,
    writer: Writer,
    signal: AbortSignal,
    onOutcome: OnOutcome,
  ): Promise<ChangeSetResult>;
}

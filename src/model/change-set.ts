// The operations of a plan for one target that can run together, and what its agent answers.

import type { Json, JsonObject } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { TargetName, TargetSettings } from "./target.ts";

export interface ChangeSet {
  /** Unique; an agent that sees an id again answers with the first outcome instead of acting. */
  readonly id: string;
  readonly target: TargetName;
  readonly settings: TargetSettings;
  /** The fencing number of the writer; agents refuse numbers below the largest that they saw. */
  readonly generation: number;
  /** In an order in which each stands behind those it waits for; they run in this order. */
  readonly operations: readonly Operation[];
  /** The agent undoes by itself what it did, unless that is confirmed in time. */
  readonly confirm?: ConfirmWithin;
  /**
   * The journal's entry of the apply that this one takes back: what an agent armed for that one and
   * this undoes is armed no more.
   */
  readonly undoes?: string;
}

export interface ConfirmWithin {
  /** The journal's entry of the apply: all its change sets are confirmed as one. */
  readonly entry: string;
  /** Milliseconds from the end of the apply, or from when its writer was last heard of. */
  readonly withinMs: number;
}

export type Outcome =
  /** Seen on the device. `already` when it was there before anything was sent. */
  | { readonly type: "done"; readonly already: boolean }
  /** The device said no, in its own words; nothing changed. */
  | { readonly type: "refused"; readonly reason: string }
  /** The live value was neither the plan's previous nor its new one; nothing was sent. */
  | { readonly type: "stale"; readonly live: Json | undefined }
  /** Not started, because of what is named. */
  | { readonly type: "skipped"; readonly because: string }
  /** Sent, and nobody can say whether it was done. Observe before acting again. */
  | { readonly type: "unknown"; readonly reason: string };

export type ChangeSetResult =
  | {
      readonly type: "answered";
      /** By operation id; one for every operation of the change set. */
      readonly outcomes: ReadonlyMap<string, Outcome>;
      /**
       * The document observed after the last operation; absent when it could not be read, and where
       * the agent keeps the record of what is live by itself.
       */
      readonly document?: JsonObject;
      /** Names the document on its target, as in an observation. */
      readonly token?: string;
    }
  /** A newer generation has been seen: this writer must stop. Nothing was done. */
  | { readonly type: "fenced"; readonly generation: number }
  /** The target could not be reached before anything was sent. */
  | { readonly type: "unreachable"; readonly reason: string };

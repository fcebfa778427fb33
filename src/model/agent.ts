// What agents and those who ask them say to each other through the store, besides change sets. These
// are the facts; how they are written stands in records/messages.

import type { Outcome } from "./change-set.ts";
import { targetTypeOf, type TargetName, type TargetSettings } from "./target.ts";

/** Who serves a target, for as long as it lives. */
export interface Presence {
  /** The agent's name: that of its login, of its certificate, or as it was told. */
  readonly agent: string;
  /** Another for every process: one that came back is not the one that went. */
  readonly instance: string;
  readonly host: string;
  readonly pid: number;
  /** Of the build. */
  readonly version: string;
  /** The names of the drivers that it has, sorted. */
  readonly drivers: readonly string[];
  /** Milliseconds since the epoch, by the agent's clock, when it came. */
  readonly sinceMs: number;
}

/** The names under which an agent may serve a target: its own, and those of patterns that hold it. */
export function namesServing(target: TargetName): readonly string[] {
  return [target, `${targetTypeOf(target)}/*`, "*/*"];
}

/** Asks the agent of a target to look at it, whatever it knows. */
export interface Look {
  /** Stands in the observation that answers it. */
  readonly id: string;
  readonly target: TargetName;
  readonly settings: TargetSettings;
}

/** What an agent saw last of a target, and the look that it answered with it. */
export type LastObservation = {
  readonly look?: string;
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly observedAtMs: number;
} & (
  | { readonly type: "known"; readonly digest: string; readonly token?: string }
  | { readonly type: "unknown"; readonly reason: string }
);

/** How a change set ended with its agent. */
export type ChangeSetEnd =
  /** Every operation had its turn. */
  | "carried-out"
  /** Its writer called it off. */
  | "cancelled"
  /** A newer one came in its place. */
  | "superseded"
  /** Its writer's lock ended. */
  | "expired"
  /** The target did not answer when the agent looked at it first, so nothing was sent. */
  | "unreachable"
  /** The agent stopped or died in it, and says what it knows. */
  | "abandoned";

/** The change set that an agent took last. While it is under way there are neither end nor outcomes. */
export interface Answer {
  readonly changeSet: string;
  /** The largest that the agent saw; smaller ones are refused. */
  readonly generation: number;
  readonly end?: ChangeSetEnd;
  /** By operation id. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

/** A message that an agent did not take: for another target, from an older writer, or not readable. */
export interface Refusal {
  /** The id of the change set, as far as it could be read. */
  readonly changeSet: string;
  readonly reason: string;
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly atMs: number;
}

/** What an agent undoes by itself unless it is confirmed, and what became of that. */
export interface Armed {
  /** The journal's entry of the apply. */
  readonly entry: string;
  readonly state: ArmedState;
  readonly withinMs: number;
  /** Milliseconds since the epoch, by the agent's clock, when it came to this state. */
  readonly atMs: number;
  /** When it is undone, by the agent's clock; absent as long as its writer is at work. */
  readonly undoAtMs?: number;
  /** Of the undoing of each operation, by the id of the operation that was undone. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
}

export type ArmedState =
  | "armed"
  | "confirmed"
  /** All that the agent did in it, and that is not undone by others. */
  | "undone"
  /** Some of it could not be undone, or was changed by others since and left. */
  | "undo-failed";

/** That an apply stays as it is. */
export interface Confirmation {
  readonly entry: string;
  /** Who said so. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

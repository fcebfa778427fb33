// The agent of a target, as the engine sees it: in the same process, or far away behind the store.

import type { ChangeSet, ChangeSetResult } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Trouble } from "./trouble.ts";

export interface Observation {
  readonly document: JsonObject;
  readonly digest: string;
  /** Milliseconds since the epoch, by the agent's clock. */
  readonly observedAtMs: number;
}

/** Called for every operation the moment its outcome is known, for progress only. */
export type OnOutcome = (operationId: string, outcome: string) => void;

export interface Agent {
  observe(target: TargetName, settings: TargetSettings): Promise<Observation | Trouble>;
  /**
   * Checks generation and preconditions against a fresh observation, applies in order, observes
   * again. An aborted signal lets the operation in flight finish and skips the rest.
   */
  submit(changeSet: ChangeSet, signal: AbortSignal, onOutcome: OnOutcome): Promise<ChangeSetResult>;
}

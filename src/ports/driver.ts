// A driver is the agent's way to speak to one technology: observe and apply, nothing else. It never
// retries, logs, sleeps or decides; the agent and the engine do. Drivers never import each other.

import type { JsonObject } from "../model/json.ts";
import type { Operation } from "../model/operation.ts";
import type { DriverTraits, TargetName, TargetSettings } from "../model/target.ts";
import type { Trouble } from "./trouble.ts";

/** What the device said of one operation. Accepted is not applied: the agent observes afterwards. */
export type DriverAnswer =
  | { readonly type: "accepted" }
  | { readonly type: "refused"; readonly reason: string }
  /** No reply: the operation may or may not have been done. */
  | { readonly type: "lost"; readonly reason: string };

export interface Driver extends DriverTraits {
  /**
   * Reads the whole live document, ours and everybody else's. Called often, has no effect.
   * A partial view is trouble, never a shorter document.
   */
  observe(target: TargetName, settings: TargetSettings): Promise<JsonObject | Trouble>;
  /**
   * Carries out one operation whose precondition the agent has just checked. Idempotent: doing an
   * operation that is already done is accepted.
   */
  apply(operation: Operation, settings: TargetSettings): Promise<DriverAnswer>;
}

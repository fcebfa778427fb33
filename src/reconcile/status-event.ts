// What a controller's status is made from: the events of its loop, and what only its status needs.

import type { Plan } from "../model/plan.ts";
import type { SourceRevision } from "../ports/source.ts";
import type { LoopEvent } from "./loop-event.ts";

export type StatusEvent =
  | LoopEvent
  /** Another leader than before, or the same one again. */
  | { readonly type: "leading"; readonly term: number }
  /** What the source has, and may be used. Told in every run, also where it is the same as before. */
  | ({ readonly type: "read" } & Omit<SourceRevision, "type">)
  /** Operations are about to be sent. */
  | ({ readonly type: "applying"; readonly plan: Plan } & SourceRevision)
  /** A run is over, however it ended; `wish` is the one that it was told of before it began. */
  | { readonly type: "looked"; readonly wish?: string };

/** Whether it is told of others than the status as well. */
export function isLoopEvent(event: StatusEvent): event is LoopEvent {
  return !["leading", "read", "applying", "looked"].includes(event.type);
}

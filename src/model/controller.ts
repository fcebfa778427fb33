// What people tell the process that keeps a fabric, and what it leaves to whoever keeps it next. How it
// is written stands in records/controller.

import type { Json } from "./json.ts";

/** As long as it is in force, the controller looks and tells, and changes nothing. */
export interface Suspension {
  readonly by: string;
  /** Absent, as the time, where nobody knows: what lies there cannot be read. */
  readonly host?: string;
  /** Milliseconds since the epoch. */
  readonly sinceMs?: number;
  readonly because?: string;
  /** When it ends by itself, in milliseconds since the epoch; absent where somebody must resume. */
  readonly untilMs?: number;
}

/** That somebody wants the controller to look at everything now. */
export interface Wish {
  /** Stands in the status once it was granted. */
  readonly id: string;
  readonly by: string;
  readonly atMs: number;
}

/** A person's consent to the plan of a digest. */
export interface Approval {
  /** The whole one. */
  readonly digest: string;
  readonly by: string;
  readonly host: string;
  readonly atMs: number;
  readonly because?: string;
}

/** All that people have told the controller. */
export interface Control {
  /** As it lies there, also where its time is over: `isInForce` knows. */
  readonly suspension?: Suspension;
  readonly wish?: Wish;
  /** The newest first. */
  readonly approvals: readonly Approval[];
}

export const nothingTold: Control = { approvals: [] };

export function isInForce({ untilMs }: Suspension, nowMs: number): boolean {
  return untilMs === undefined || nowMs < untilMs;
}

/** What a leader leaves to the next. */
export interface ControllerMemory {
  /** What was in force last: the next leader keeps it where what is newer has errors. */
  readonly inForce?: { readonly revision: string; readonly label?: string };
  /** Since when what drifts, in the form of whoever weighs it. */
  readonly drift?: Json;
}

// What an agent that may die in a change set writes down of it, outside of this process.

import type { Outcome } from "../model/change-set.ts";
import type { Operation } from "../model/operation.ts";
import type { Trouble } from "../ports/trouble.ts";

export interface StepRecord {
  /** Before operations are sent, alone or as one; trouble keeps them from being sent. */
  sending(operations: readonly Operation[]): Promise<Trouble | undefined>;
  /** Once more is known of an operation that was sent. It need not last before the next is sent. */
  learned(operation: Operation, step: Step): void;
  /** Makes all of it last. */
  flush(): Promise<Trouble | undefined>;
}

/** How far an operation that was sent got: the device accepted it, or its outcome is known. */
export type Step = { readonly type: "accepted" } | Outcome;

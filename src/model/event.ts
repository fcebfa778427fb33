// Facts told to views and logs while something runs. Never an input to the reconciler: whoever
// wants to know the state reads the state.

import type { Outcome } from "./change-set.ts";
import type { TargetName } from "./target.ts";

export type ApplyEvent =
  | {
      readonly type: "apply-started";
      readonly digest: string;
      readonly operations: ReadonlyMap<TargetName, number>;
    }
  | {
      readonly type: "change-set-started";
      readonly target: TargetName;
      readonly operations: number;
    }
  | {
      readonly type: "operation-finished";
      readonly target: TargetName;
      readonly operation: string;
      readonly outcome: Outcome["type"];
    }
  | {
      readonly type: "target-finished";
      readonly target: TargetName;
      readonly done: number;
      readonly total: number;
      readonly durationMs: number;
      /** Of the first operation that was not done, or of the target as a whole. */
      readonly failure?: string;
    }
  /** How long each agent has not answered that is waited for longer than usual; every second. */
  | { readonly type: "waiting"; readonly forMs: ReadonlyMap<TargetName, number> }
  | { readonly type: "rollback-started"; readonly operations: number }
  | { readonly type: "interrupted" }
  | { readonly type: "apply-finished"; readonly durationMs: number };

export type OnEvent = (event: ApplyEvent) => void;

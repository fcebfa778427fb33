// Facts that an agent process tells logs and metrics while it serves. Nothing of them goes back into
// what it does, and none holds a value of an item or a way to a device.

import type { ChangeSetEnd } from "./agent.ts";
import type { Outcome } from "./change-set.ts";
import type { Action } from "./operation.ts";
import type { TargetName } from "./target.ts";

/** Why an agent did not take a message. */
export type RefusalCause =
  | "unreadable"
  | "other-target"
  | "older-writer"
  | "unknown-driver"
  /** Another apply waits for its confirmation. */
  | "unconfirmed"
  /** The agent's own folder takes no writes. */
  | "journal";

export type AgentEvent =
  | { readonly type: "started"; readonly targets: readonly string[] }
  /** The store answers. */
  | { readonly type: "connected" }
  /** It does not, or not to all that is asked; told again when the reason changes. */
  | { readonly type: "disconnected"; readonly reason: string }
  /** All that is to be watched was listed once. */
  | { readonly type: "following" }
  | { readonly type: "presence-gained"; readonly target: string }
  | { readonly type: "presence-lost"; readonly target: string; readonly reason: string }
  /** Another agent serves the target. */
  | {
      readonly type: "presence-waiting";
      readonly target: string;
      readonly agent: string;
      readonly host: string;
    }
  | {
      readonly type: "change-set-taken";
      readonly target: TargetName;
      readonly changeSet: string;
      readonly operations: number;
    }
  | {
      readonly type: "change-set-refused";
      readonly target: TargetName;
      readonly changeSet: string;
      readonly cause: RefusalCause;
      readonly reason: string;
    }
  | {
      readonly type: "change-set-ended";
      readonly target: TargetName;
      readonly changeSet: string;
      readonly end: ChangeSetEnd;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly type: "operation-finished";
      readonly target: TargetName;
      readonly changeSet: string;
      readonly operation: string;
      readonly action: Action;
      readonly outcome: Outcome["type"];
      /** How long the device took; absent where nothing was sent. */
      readonly durationMs?: number;
    }
  | {
      readonly type: "observed";
      readonly target: TargetName;
      readonly result: "changed" | "unchanged";
      readonly durationMs: number;
    }
  | {
      readonly type: "observation-failed";
      readonly target: TargetName;
      readonly reason: string;
      readonly durationMs: number;
    }
  /** What the target's driver did, or could not do, while it attends to the target. */
  | {
      readonly type: "happened";
      readonly target: TargetName;
      readonly level: "info" | "warn" | "error";
      readonly text: string;
    }
  /** The driver does not attend to the target any more; soon it begins again. */
  | { readonly type: "attending-ended"; readonly target: TargetName; readonly reason: string }
  /** From then on the agent undoes by itself what it does in an apply, unless that is confirmed. */
  | {
      readonly type: "armed";
      readonly target: TargetName;
      readonly entry: string;
      readonly withinMs: number;
    }
  /** Nobody holds the apply any more, or nobody hears of it: the time begins. */
  | {
      readonly type: "undo-due";
      readonly target: TargetName;
      readonly entry: string;
      readonly withinMs: number;
      readonly reason: string;
    }
  | { readonly type: "confirmed"; readonly target: TargetName; readonly entry: string }
  | { readonly type: "undo-begun"; readonly target: TargetName; readonly entry: string }
  | {
      readonly type: "undone";
      readonly target: TargetName;
      readonly entry: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: "stopping" }
  | { readonly type: "stopped" };

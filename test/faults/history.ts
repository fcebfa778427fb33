// What happened in a case, as everybody in it wrote it down while it happened: one JSON line each, in
// one file to which all processes append. Nothing here judges; checker.ts does.

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Allocation } from "../../src/model/allocation.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Action } from "../../src/model/operation.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Wanted } from "../support/numbered-fabric.ts";

/** Which operation of which change set of which writer. */
export interface OperationOf {
  readonly changeSet: string;
  readonly generation: number;
  readonly operation: string;
}

export type HistoryEvent =
  /** An agent process took a change set. */
  | {
      readonly type: "taken";
      readonly target: TargetName;
      readonly changeSet: string;
      readonly generation: number;
    }
  /** About to ask the device for an operation. */
  | ({ readonly type: "sent"; readonly target: TargetName } & OperationOf)
  /** The device did something; `by` is absent where nobody asked for it through an agent. */
  | {
      readonly type: "changed";
      readonly target: TargetName;
      readonly action: Action;
      readonly path: string;
      readonly value?: Json;
      readonly by?: OperationOf;
    }
  /** The device answered. */
  | ({
      readonly type: "answered";
      readonly target: TargetName;
      readonly answer: string;
    } & OperationOf)
  /** The agent read the whole device. */
  | { readonly type: "observed"; readonly target: TargetName }
  /** A command ended. `code` is null where it was killed. */
  | {
      readonly type: "command";
      readonly role: "apply" | "plan" | "drift";
      /** The commit whose manifests it was given. */
      readonly commit: string;
      readonly code: number | null;
      readonly text: string;
    }
  | { readonly type: "fault"; readonly what: string }
  /** No fault is under way any more, and everybody is back. */
  | { readonly type: "calm" }
  | Quiet;

/** Nothing is under way: how everything looks from outside. */
export interface Quiet {
  readonly type: "quiet";
  /** The one that was applied last, and that all must look like. */
  readonly commit: string;
  readonly allocations: readonly Allocation[];
  readonly devices: Readonly<Record<TargetName, JsonObject>>;
  /** By commit: how the fabric looks where it is in force, with these allocations. */
  readonly wanted: Readonly<Record<string, Wanted>>;
}

export type Note = (event: HistoryEvent) => void;

/**
 * Appends whole lines, so that processes do not tear each other's, and a killed one loses none. For
 * people there is also who wrote it and when, in milliseconds by the machine's monotonic clock.
 */
export function historyIn(file: string): Note {
  const { pid } = process;
  return (event) => {
    const atMs = Number(process.hrtime.bigint() / 1_000_000n);
    appendFileSync(file, `${JSON.stringify({ ...event, pid, atMs })}\n`);
  };
}

export function readHistory(file: string): HistoryEvent[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as HistoryEvent);
}

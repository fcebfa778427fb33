// How far a change set is that is being carried out, and whether anything more of it may be sent.

import type { Outcome } from "../model/change-set.ts";
import { copyJson, type JsonObject } from "../model/json.ts";
import type { Operation } from "../model/operation.ts";
import type { TargetSettings } from "../model/target.ts";
import type { OnOutcome } from "../ports/agent.ts";
import type { Driver } from "../ports/driver.ts";
import type { StepRecord } from "./step-record.ts";

export interface Work {
  readonly driver: Driver;
  readonly settings: TargetSettings;
  readonly operations: readonly Operation[];
  /** A fresh observation. */
  readonly document: JsonObject;
  readonly signal: AbortSignal;
  readonly onOutcome: OnOutcome;
  /** Why nothing may be sent any more, such as a newer writer. Asked before everything that is sent. */
  readonly barred: () => Promise<string | undefined>;
  readonly record?: StepRecord;
}

export interface Progress {
  readonly work: Work;
  /** What the document must be by now; this process' own copy. */
  expected: JsonObject;
  readonly accepted: Operation[];
  /** Their answers were lost; what was accepted may hold more because of them. */
  readonly lost: Operation[];
  readonly outcomes: Map<string, Outcome>;
  readonly notDone: Set<string>;
  /** Set when nothing more may be sent, to the reason. */
  stopped: string | undefined;
}

export function beginProgress(work: Work): Progress {
  return {
    work,
    expected: copyJson(work.document) as JsonObject,
    accepted: [],
    lost: [],
    outcomes: new Map(),
    notDone: new Set(),
    stopped: undefined,
  };
}

export function settle(
  { work, outcomes, notDone }: Progress,
  { id }: Operation,
  outcome: Outcome,
): void {
  outcomes.set(id, outcome);
  if (outcome.type !== "done") notDone.add(id);
  work.onOutcome(id, outcome.type);
}

/** For what is not sent since nothing may be any more. */
export function skipped({ stopped }: Progress): Outcome {
  return { type: "skipped", because: stopped ?? "" };
}

/** Undefined where nothing that it waits for failed. */
export function reasonToWait({ notDone }: Progress, { waitsFor }: Operation): string | undefined {
  const awaited = waitsFor.find((id) => notDone.has(id));
  return awaited === undefined ? undefined : `it waits for ${awaited}`;
}

/** Asks whether anything may be sent, and notes where nothing may any more. */
export async function mayGoOn(progress: Progress): Promise<boolean> {
  progress.stopped ??= await reasonToStop(progress.work);
  return progress.stopped === undefined;
}

async function reasonToStop({ signal, barred }: Work): Promise<string | undefined> {
  if (!signal.aborted) return await barred();
  return typeof signal.reason === "string" ? signal.reason : "interrupted";
}

/**
 * Writes down what is about to be sent. False where it must not be sent: that could not be written
 * down, or something came in between.
 */
export async function recordSending(
  progress: Progress,
  operations: readonly Operation[],
): Promise<boolean> {
  const { record } = progress.work;
  if (record === undefined) return true;
  const failed = await record.sending(operations);
  if (failed === undefined) return await mayGoOn(progress);
  progress.stopped = `${failed.doing}: ${failed.reason}`;
  return false;
}

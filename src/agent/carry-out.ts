// One change set on one target, operation by operation: check, apply, look again where the answer
// was lost, and in the end look whether everything is there. It never retries.

import { advance } from "../model/advance.ts";
import type { Outcome } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import { standing, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { TargetSettings } from "../model/target.ts";
import type { OnOutcome } from "../ports/agent.ts";
import type { Driver } from "../ports/driver.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { look } from "./look.ts";
import { verify } from "./verify.ts";

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

/** What an agent that may die in a change set writes down of it, outside of this process. */
export interface StepRecord {
  /** Before an operation is sent; trouble keeps it from being sent. */
  sending(operation: Operation): Promise<Trouble | undefined>;
  /** Once more is known of an operation that was sent. It need not last before the next is sent. */
  learned(operation: Operation, step: Step): void;
  /** Makes all of it last. */
  flush(): Promise<Trouble | undefined>;
}

/** How far an operation that was sent got: the device accepted it, or its outcome is known. */
export type Step = { readonly type: "accepted" } | Outcome;

export interface Carried {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Absent when the target could not be observed afterwards. */
  readonly document?: JsonObject;
  /** Names the document, where the device has a name for it. */
  readonly token?: string;
}

interface Progress {
  /** What the document must be by now; this process' own copy. */
  expected: JsonObject;
  readonly accepted: Operation[];
  readonly outcomes: Map<string, Outcome>;
  readonly notDone: Set<string>;
  /** Set when nothing more may be sent, to the reason. */
  stopped: string | undefined;
}

export async function carryOut(work: Work): Promise<Carried> {
  const progress: Progress = {
    expected: structuredClone(work.document),
    accepted: [],
    outcomes: new Map(),
    notDone: new Set(),
    stopped: undefined,
  };
  const settle = (operation: Operation, outcome: Outcome): void => {
    progress.outcomes.set(operation.id, outcome);
    if (outcome.type !== "done") progress.notDone.add(operation.id);
    work.onOutcome(operation.id, outcome.type);
  };
  for (const operation of work.operations) {
    const outcome = await carryOutOne(work, progress, operation);
    if (outcome !== undefined) settle(operation, outcome);
  }
  const { accepted, expected, outcomes } = progress;
  const target = accepted[0]?.target ?? work.settings.target;
  // What cannot be written down costs certainty after a crash, and nothing else.
  const [last] = await Promise.all([
    look(work.driver, target, work.settings),
    work.record?.flush(),
  ]);
  if (isTrouble(last)) {
    const reason = `accepted, but the target could not be observed afterwards: ${last.reason}`;
    for (const operation of accepted) settle(operation, { type: "unknown", reason });
    return { outcomes };
  }
  const verified = verify({ operations: accepted, expected }, last.document);
  for (const operation of accepted) {
    const outcome = verified.get(operation.id);
    if (outcome !== undefined) settle(operation, outcome);
  }
  const { document, token } = last;
  return token === undefined ? { outcomes, document } : { outcomes, document, token };
}

/** Undefined where the device accepted: its outcome is known after the last observation. */
async function carryOutOne(
  work: Work,
  progress: Progress,
  operation: Operation,
): Promise<Outcome | undefined> {
  const held = await reasonToSkip(work, progress, operation);
  if (held !== undefined) return { type: "skipped", because: held };
  const live = valueAt(progress.expected, segmentsOf(operation.path));
  switch (standing(operation, live)) {
    case "done":
      return { type: "done", already: true };
    case "moved":
      return { type: "stale", live };
    case "ready":
      return await send(work, progress, operation);
  }
}

async function reasonToSkip(
  work: Work,
  progress: Progress,
  operation: Operation,
): Promise<string | undefined> {
  if (progress.stopped !== undefined) return progress.stopped;
  const awaited = operation.waitsFor.find((id) => progress.notDone.has(id));
  if (awaited !== undefined) return `it waits for ${awaited}`;
  progress.stopped = await reasonToStop(work);
  return progress.stopped;
}

async function reasonToStop({ signal, barred }: Work): Promise<string | undefined> {
  if (!signal.aborted) return await barred();
  return typeof signal.reason === "string" ? signal.reason : "interrupted";
}

async function send(
  work: Work,
  progress: Progress,
  operation: Operation,
): Promise<Outcome | undefined> {
  if (work.record === undefined) return await sendUnrecorded(work, progress, operation);
  const failed = await work.record.sending(operation);
  progress.stopped =
    failed === undefined ? await reasonToStop(work) : `${failed.doing}: ${failed.reason}`;
  const outcome: Outcome | undefined =
    progress.stopped === undefined
      ? await sendUnrecorded(work, progress, operation)
      : { type: "skipped", because: progress.stopped };
  work.record.learned(operation, outcome ?? { type: "accepted" });
  return outcome;
}

/** Undefined where the device accepted. */
async function sendUnrecorded(
  { driver, settings }: Work,
  progress: Progress,
  operation: Operation,
): Promise<Outcome | undefined> {
  const answer = await driver.apply(operation, settings);
  switch (answer.type) {
    case "accepted":
      advance(progress.expected, operation);
      progress.accepted.push(operation);
      return undefined;
    case "refused":
      return { type: "refused", reason: answer.reason };
    case "lost":
      return await lookAgain(driver, settings, progress, operation, answer.reason);
  }
}

/** After a lost answer nothing is known of the target any more; only a new observation helps. */
async function lookAgain(
  driver: Driver,
  settings: TargetSettings,
  progress: Progress,
  operation: Operation,
  reason: string,
): Promise<Outcome> {
  const observed = await look(driver, operation.target, settings);
  if (isTrouble(observed)) {
    progress.stopped = `the target does not answer: ${observed.reason}`;
    return { type: "unknown", reason };
  }
  progress.expected = structuredClone(observed.document);
  // What was accepted must still be seen in the end, whatever this observation says.
  for (const accepted of progress.accepted) advance(progress.expected, accepted);
  const live = valueAt(observed.document, segmentsOf(operation.path));
  if (standing(operation, live) === "done") return { type: "done", already: false };
  // The request may still be on its way, so "not seen" is not "not done".
  return { type: "unknown", reason };
}

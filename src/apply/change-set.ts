// One change set: written ahead, handed to its agent, its outcomes settled and recorded. An outcome
// that nobody knows is looked at before anything is sent again.

import type { ChangeSetResult, Outcome } from "../model/change-set.ts";
import type { JsonObject } from "../model/json.ts";
import { standing, type Operation } from "../model/operation.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { TargetName } from "../model/target.ts";
import { isTrouble } from "../ports/trouble.ts";
import { recordAnswer, recordOwned } from "./record.ts";
import { attemptsMax, backoffMs, withRetries } from "./retry.ts";
import { settingsOf, settle, type Run } from "./run.ts";

type Answered = Extract<ChangeSetResult, { type: "answered" }>;

/** Runs operations of one target that were just taken from the graph. */
export async function runChangeSet(
  run: Run,
  target: TargetName,
  operations: readonly Operation[],
): Promise<void> {
  const { clock } = run.ports;
  run.onEvent({ type: "change-set-started", target, operations: operations.length });
  if (!run.progress.startedAtMs.has(target)) run.progress.startedAtMs.set(target, clock.now());
  const isWrittenAhead = await recordOwned(run, target);
  if (!isWrittenAhead || run.stop.signal.aborted) {
    for (const one of operations)
      settle(run, one, { type: "skipped", because: run.stop.because() });
  } else {
    await settleResult(run, target, operations, await submit(run, target, operations));
  }
  if (run.abort.aborted) return;
  // Without the lock there is nothing to write; what was written ahead covers either end.
  if (run.stop.why() !== "fenced") await recordAnswer(run, target);
  const attempts = Math.max(...operations.map(({ id }) => waitingAttempts(run, id)));
  if (attempts > 0) await clock.sleep(backoffMs(attempts), run.stop.signal);
}

/** How often an operation was tried that is to be tried again; 0 where it is settled. */
function waitingAttempts({ graph }: Run, id: string): number {
  return graph.state(id) === "pending" ? graph.attempts(id) : 0;
}

async function submit(
  run: Run,
  target: TargetName,
  operations: readonly Operation[],
): Promise<ChangeSetResult> {
  const settings = settingsOf(run, target);
  const { generation, writer } = run.lock;
  for (let attempt = 1; ; attempt += 1) {
    const { agent } = run.ports;
    // Nothing of the former try was done, and its id stands for that for ever.
    const changeSet = {
      id: run.nextChangeSet(),
      target,
      settings,
      generation,
      operations,
      ...(run.confirm === undefined ? {} : { confirm: run.confirm }),
      ...(run.undoes === undefined ? {} : { undoes: run.undoes }),
    };
    run.progress.askedAtMs.set(target, run.ports.clock.now());
    const result = await agent.submit(changeSet, writer, run.stop.signal, () => undefined);
    run.progress.askedAtMs.delete(target);
    const isOver = result.type !== "unreachable" || attempt >= attemptsMax;
    if (isOver || run.stop.signal.aborted) return result;
    await run.ports.clock.sleep(backoffMs(attempt), run.stop.signal);
  }
}

async function settleResult(
  run: Run,
  target: TargetName,
  operations: readonly Operation[],
  result: ChangeSetResult,
): Promise<void> {
  switch (result.type) {
    case "answered":
      await settleAnswers(run, target, operations, result);
      break;
    case "fenced":
      run.stop.fence();
      for (const one of operations) skip(run, one, run.stop.because());
      break;
    case "unreachable": {
      const reason = `${target} cannot be reached: ${result.reason}`;
      run.progress.failures.push({ target, reason });
      for (const one of operations) skip(run, one, reason);
      // What else the target waits to be given would only wait for the same silence.
      for (const one of run.graph.pending(target)) skip(run, one, reason);
      break;
    }
  }
}

/** Final, unless something that it waited for has already decided it. */
function skip(run: Run, operation: Operation, because: string): void {
  if (typeof run.graph.state(operation.id) === "string") {
    settle(run, operation, { type: "skipped", because });
  }
}

async function settleAnswers(
  run: Run,
  target: TargetName,
  operations: readonly Operation[],
  { outcomes, document, token }: Answered,
): Promise<void> {
  if (document !== undefined) run.progress.documents.set(target, { document, token });
  const unknown: [Operation, string][] = [];
  const skipped: [Operation, string][] = [];
  for (const operation of operations) {
    const outcome = outcomes.get(operation.id) ?? silence;
    if (outcome.type === "unknown") unknown.push([operation, outcome.reason]);
    else if (outcome.type === "skipped") skipped.push([operation, outcome.because]);
    else settle(run, operation, outcome);
  }
  await settleUnknown(run, target, unknown);
  for (const [operation, because] of skipped) {
    const isOver = run.stop.signal.aborted || run.graph.attempts(operation.id) >= attemptsMax;
    if (isOver || run.graph.isDoomed(operation)) skip(run, operation, because);
    else run.graph.putBack(operation);
  }
}

const silence: Outcome = { type: "unknown", reason: "the agent did not say" };

async function settleUnknown(
  run: Run,
  target: TargetName,
  unknown: readonly [Operation, string][],
): Promise<void> {
  if (unknown.length === 0) return;
  if (run.stop.why() === "fenced") {
    // The next writer looks. What this one would see it may not record.
    for (const [operation, reason] of unknown) settle(run, operation, { type: "unknown", reason });
    return;
  }
  const { agent, clock } = run.ports;
  const seen = await withRetries(clock, run.stop.signal, () =>
    agent.observe(target, settingsOf(run, target)),
  );
  if (!isTrouble(seen) && seen.isRecorded !== true) run.progress.documents.set(target, seen);
  for (const [operation, reason] of unknown) {
    const outcome = isTrouble(seen)
      ? ({ type: "unknown", reason } as const)
      : reconsider(run, operation, reason, seen.document);
    if (outcome !== undefined) settle(run, operation, outcome);
    // Sent together with something that it waits for and that failed: it must not be sent again.
    else if (run.graph.isDoomed(operation)) settle(run, operation, { type: "unknown", reason });
    else run.graph.putBack(operation);
  }
}

/** What a new observation makes of an unknown outcome; undefined to try again. */
function reconsider(
  run: Run,
  operation: Operation,
  reason: string,
  document: JsonObject,
): Outcome | undefined {
  const live = valueAt(document, segmentsOf(operation.path));
  switch (standing(operation, live)) {
    case "done":
      return { type: "done", already: false };
    case "moved":
      return { type: "unknown", reason };
    case "ready": {
      const attempts = run.graph.attempts(operation.id);
      const mayTryAgain = attempts < attemptsMax && !run.stop.signal.aborted;
      const text = `${reason} (sent ${attempts} times, not seen on the device)`;
      return mayTryAgain ? undefined : { type: "unknown", reason: text };
    }
  }
}

// Undoes by itself what this agent did in an apply that nobody confirmed: last operation first, each only
// where the live value still is what the apply made. It needs the device and its own journal, and nobody
// else. What a device does not answer is tried again; what it refuses, or others changed, is left.

import type { Outcome } from "../../model/change-set.ts";
import { inverseOperations } from "../../model/inverses.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { carryOut } from "../carry-out.ts";
import { look, type SeenDocument } from "../look.ts";
import { outcomesAfterRestart } from "./after-restart.ts";
import type { ArmedSet, Undoing } from "./armed-journal.ts";
import { operationsToUndo } from "./armed-operations.ts";
import { change, type Arms } from "./arms.ts";
import { backoffMs } from "./backoff.ts";
import type { Served, Serving } from "./served.ts";

/** An operation whose fate nobody learns in so many rounds is left. */
const roundsMax = 5;

/** Trouble is the journal's; with that of a device it is tried again later. */
export async function beginUndo(
  serving: Serving,
  served: Served,
  armed: Arms,
): Promise<Trouble | undefined> {
  const { arms, parts } = serving;
  const { apply } = armed;
  const { target, entry } = apply;
  const seen = await lookAt(serving, armed);
  if (isTrouble(seen)) return later(serving, armed);
  const sets = await setsOf(serving, armed, seen.document);
  if (isTrouble(sets)) return sets;
  const done = operationsToUndo(sets, seen.document);
  const operations = inverseOperations(done);
  // The inverses stand in reverse order, one for each.
  const undoes = new Map(operations.map(({ id }, i) => [id, done.at(-1 - i)?.id ?? id]));
  const undoing = { operations, undoes, outcomes: new Map<string, Outcome>(), round: 0 };
  const begun = { ...apply, phase: "undoing" } as const;
  const failed = await arms.writeUndoing(begun, undoing);
  if (failed !== undefined) return failed;
  armed.apply = begun;
  armed.retryAtMs = 0;
  armed.failures = 0;
  parts.onEvent({ type: "undo-begun", target, entry });
  return await undoRound(serving, served, armed);
}

/** One round of what is left to undo. */
export async function undoRound(
  serving: Serving,
  served: Served,
  armed: Arms,
): Promise<Trouble | undefined> {
  const { arms, parts, stopping } = serving;
  const { apply } = armed;
  const { target, settings } = apply;
  const undoing = await arms.undoing(target);
  // What was written down is torn or gone: what is left to undo is found out once more.
  if (undoing === undefined) return await beginUndo(serving, served, armed);
  if (isTrouble(undoing)) {
    return undoing.retry === "never" ? await beginUndo(serving, served, armed) : undoing;
  }
  const seen = await lookAt(serving, armed);
  if (isTrouble(seen)) return later(serving, armed);
  const known = await knownOutcomes(serving, armed, undoing, seen.document);
  if (isTrouble(known)) return known;
  const driver = parts.drivers.get(settings.driver);
  if (driver === undefined) throw new Error(`${target} was observed without a driver`);
  const round = { ...undoing, outcomes: known, round: undoing.round + 1 };
  const failed = await arms.writeUndoing(apply, round);
  if (failed !== undefined) return failed;
  const carried = await carryOut({
    driver,
    settings,
    operations: notBlocked(undoing.operations, known),
    document: seen.document,
    signal: stopping,
    record: arms.record(apply, round.round),
    barred: () => Promise.resolve(undefined),
    onOutcome: () => undefined,
  });
  if (stopping.aborted) return undefined;
  const outcomes = new Map([...known, ...carried.outcomes]);
  armed.failures += 1;
  const isOpen = [...outcomes.values()].some(({ type }) => type === "unknown");
  if (isOpen && armed.failures < roundsMax) return later(serving, armed);
  return await settle(serving, served, armed, { ...round, outcomes });
}

/** Those without an outcome that wait for nothing that was not done. */
function notBlocked(
  operations: readonly Operation[],
  known: ReadonlyMap<string, Outcome>,
): readonly Operation[] {
  const notDone = new Set([...known].flatMap(([id, { type }]) => (type === "done" ? [] : [id])));
  return operations.filter(({ id, waitsFor }) => {
    if (known.has(id)) return false;
    const isBlocked = waitsFor.some((awaited) => notDone.has(awaited));
    if (isBlocked) notDone.add(id);
    return !isBlocked;
  });
}

/** What is certain of former rounds; the rest is to be done. What was not sent has no outcome. */
async function knownOutcomes(
  { arms }: Serving,
  { apply }: Arms,
  { operations, outcomes, round }: Undoing,
  live: JsonObject,
): Promise<Map<string, Outcome> | Trouble> {
  const steps = await arms.steps(apply, round);
  if (isTrouble(steps)) return steps;
  const found = outcomesAfterRestart({ operations, steps }, live);
  return new Map(
    operations.flatMap(({ id }: Operation): [string, Outcome][] => {
      const outcome = outcomes.get(id) ?? found.get(id);
      const isCertain = outcome?.type === "done" || outcome?.type === "refused";
      return isCertain ? [[id, outcome]] : [];
    }),
  );
}

async function settle(
  serving: Serving,
  served: Served,
  armed: Arms,
  { operations, undoes, outcomes }: Undoing,
): Promise<Trouble | undefined> {
  const { parts } = serving;
  const { target, entry } = armed.apply;
  const ofUndone = new Map(
    operations.flatMap(({ id }): [string, Outcome][] => {
      const outcome = outcomes.get(id);
      return outcome === undefined ? [] : [[undoes.get(id) ?? id, outcome]];
    }),
  );
  const done = [...ofUndone.values()].filter(({ type }) => type === "done").length;
  const total = operations.length;
  const phase = done === total ? "undone" : "undo-failed";
  const atMs = parts.clock.now();
  const failed = await change(serving, armed, { ...armed.apply, phase, atMs, outcomes: ofUndone });
  served.isObservationDue = true;
  parts.onEvent({ type: "undone", target, entry, done, total });
  return failed;
}

/** Its change sets, where the agent died in the last one with what is known of that. */
async function setsOf(
  { arms, journal }: Serving,
  { apply }: Arms,
  live: JsonObject,
): Promise<readonly ArmedSet[] | Trouble> {
  const sets = await arms.sets(apply.target);
  if (isTrouble(sets) || sets.every(({ outcomes }) => outcomes !== undefined)) return sets;
  const begun = await journal.begun(apply.target);
  return sets.map((set) => {
    const isBegun = begun !== undefined && !isTrouble(begun) && begun.changeSet.id === set.id;
    if (set.outcomes !== undefined || !isBegun) return set;
    const { operations } = set;
    return { ...set, outcomes: outcomesAfterRestart({ operations, steps: begun.steps }, live) };
  });
}

async function lookAt(
  { parts }: Serving,
  { apply: { target, settings } }: Arms,
): Promise<SeenDocument | Trouble> {
  const driver = parts.drivers.get(settings.driver);
  if (driver !== undefined) return await look(driver, target, settings);
  const reason = `its agent has no driver "${settings.driver}"`;
  return trouble(`observing ${target}`, reason, "never");
}

function later({ parts, monotonic }: Serving, armed: Arms): undefined {
  armed.failures += 1;
  armed.retryAtMs = monotonic() + backoffMs(armed.failures, parts.random);
}

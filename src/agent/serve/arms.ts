// An apply that this agent undoes by itself unless it is confirmed: what it arms before it sends anything,
// what it notes afterwards, and what else it takes meanwhile. When the time is over is told elsewhere.

import type { Armed } from "../../model/agent.ts";
import type { ChangeSet, Outcome } from "../../model/change-set.ts";
import type { Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { armedWrite } from "../../records/messages/armed.ts";
import { getConfirmation } from "../../records/messages/confirmation.ts";
import type { ArmedApply, ArmedSet } from "./armed-journal.ts";
import { mayBeDone } from "./armed-operations.ts";
import type { Said, Served, Serving } from "./served.ts";

/** Of one target; what of it must outlive the process is in the journal. */
export interface Arms {
  apply: ArmedApply;
  /** The ids of its change sets, by their numbers. */
  readonly sets: string[];
  /** By the monotonic clock; undefined as long as the writer is there. */
  dueAtMs: number | undefined;
  /** No sooner than then is the device tried again, by the monotonic clock. */
  retryAtMs: number;
  /** Rounds that did not bring all of it to an end. */
  failures: number;
  /** The store knows of it as it is. */
  isSaid: boolean;
}

/** What a change set is to the apply that is armed, if there is one. */
export type SetRole =
  | { readonly type: "arms"; readonly entry: string; readonly withinMs: number }
  | { readonly type: "undoes" };

/** Undefined for a change set that arms nothing and takes back nothing that is armed. */
export function roleOf({ armed }: Served, changeSet: ChangeSet): SetRole | undefined {
  const { confirm, undoes } = changeSet;
  if (confirm !== undefined) return { type: "arms", ...confirm };
  const isArmed = armed?.apply.phase === "armed" && armed.apply.entry === undoes;
  return isArmed ? { type: "undoes" } : undefined;
}

/** The apply that is armed was confirmed, which is to be noted before anything else is taken. */
export const isConfirmedNow: unique symbol = Symbol("confirmed");

/**
 * Why a change set must wait for the confirmation of another apply; undefined where it need not. Trouble
 * is the store's: whether that apply was confirmed is asked there.
 */
export async function awaitedConfirmation(
  { parts: { store, keys }, hearing }: Serving,
  served: Served,
  said: Said,
  changeSet: ChangeSet,
): Promise<string | undefined | typeof isConfirmedNow | Trouble> {
  const { armed } = served;
  const { confirm, undoes } = changeSet;
  // What is not in the journal was armed by another agent, or by this one before it lost its journal.
  const { entry, phase } = armed?.apply ?? { entry: said.armed?.entry, phase: said.armed?.state };
  if (entry === undefined || phase === undefined) return undefined;
  const isOwn = confirm?.entry === entry || undoes === entry;
  if (phase === "undoing") return `it is just undoing the apply ${entry}, which nobody confirmed`;
  if (phase !== "armed") {
    const isUndone = isOwn && confirm !== undefined && phase !== "confirmed" && hasUndone(said);
    return isUndone ? `it has undone the apply ${entry} already` : undefined;
  }
  if (isOwn && (confirm === undefined || undoes === undefined)) return undefined;
  const confirmation = await getConfirmation(store, keys, entry);
  if (isTrouble(confirmation) && confirmation.retry !== "never") return confirmation;
  if (confirmation === undefined) return `it waits for confirmation of the apply ${entry}`;
  if (armed === undefined) served.armed = confirmedElsewhere(said, changeSet);
  hearing.confirmed.add(keys.confirmation(entry));
  return isConfirmedNow;
}

/** Whoever armed it does not say so any more: this agent does, and remembers nothing of it. */
function confirmedElsewhere({ armed }: Said, { target, settings }: ChangeSet): Arms | undefined {
  if (armed === undefined) return undefined;
  const { entry, withinMs, atMs } = armed;
  const apply = {
    target,
    settings,
    entry,
    withinMs,
    phase: "confirmed",
    messageRevision: 0,
    atMs,
  } as const;
  return { ...fresh, apply, sets: [], dueAtMs: undefined };
}

function hasUndone({ armed }: Said): boolean {
  return (armed?.outcomes?.size ?? 0) > 0;
}

/** Writes down what is about to be sent. Trouble is the journal's: then nothing may be sent. */
export async function arm(
  { arms, parts }: Serving,
  served: Served,
  changeSet: ChangeSet,
  role: SetRole,
  messageRevision: number,
): Promise<Trouble | undefined> {
  const { target, settings, id, operations } = changeSet;
  const last = served.armed;
  const isNew =
    role.type === "arms" && (last?.apply.phase !== "armed" || last.apply.entry !== role.entry);
  if (isNew) {
    const cleared = await arms.clear(target, false);
    if (cleared !== undefined) return cleared;
  }
  const apply = isNew
    ? newApply(changeSet, role, messageRevision, parts.clock.now())
    : { ...withoutTime(armedOf(last).apply), settings, messageRevision };
  const sets = isNew ? [] : armedOf(last).sets;
  const number = sets.includes(id) ? sets.indexOf(id) : sets.push(id) - 1;
  const set: ArmedSet = { id, isUndo: role.type === "undoes", operations };
  // A change set without the apply that it belongs to is forgotten; an apply without it undoes nothing.
  const failed = (await arms.writeSet(target, number, set)) ?? (await arms.write(apply));
  if (failed !== undefined) return failed;
  served.armed = { ...fresh, apply, sets, dueAtMs: undefined };
  if (isNew) parts.onEvent({ type: "armed", target, entry: apply.entry, withinMs: apply.withinMs });
  return undefined;
}

/** What the store is told of it in the transaction that takes the change set. */
export function armedWrites({ parts }: Serving, { armed, target }: Served): readonly Write[] {
  return armed === undefined ? [] : [armedWrite(parts.keys, target, saidOf(armed.apply))];
}

/** What became of a change set that was armed: of what did not happen nothing need be undone. */
export async function noteOutcomes(
  serving: Serving,
  served: Served,
  { id, operations, target }: ChangeSet,
  role: SetRole,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  const { armed } = served;
  const number = armed?.sets.indexOf(id) ?? -1;
  if (armed === undefined || number === -1) return;
  const { arms, parts } = serving;
  const isUndo = role.type === "undoes";
  // What cannot be written is told after a restart by the steps of the operations.
  await arms.writeSet(target, number, { id, isUndo, operations, outcomes });
  if (!isUndo && operations.some((one) => isDone(outcomes.get(one.id)))) return;
  const sets = await arms.sets(target);
  // Then it is found out when it is to be undone.
  if (isTrouble(sets) || mayBeDone(sets).length > 0) return;
  const atMs = parts.clock.now();
  await change(serving, armed, { ...armed.apply, phase: "undone", atMs, outcomes: new Map() });
}

function isDone(outcome: Outcome | undefined): boolean {
  return outcome?.type === "done" && !outcome.already;
}

/** What cannot be written is known to this process, and told by the store once it is said there. */
export async function change(
  { arms }: Serving,
  armed: Arms,
  apply: ArmedApply,
): Promise<Trouble | undefined> {
  armed.isSaid &&= isSameToOthers(armed.apply, apply);
  armed.apply = apply;
  return await arms.write(apply);
}

function isSameToOthers(one: ArmedApply, other: ArmedApply): boolean {
  return one.phase === other.phase && one.undoAtMs === other.undoAtMs;
}

/** As the store is told of it. */
export function saidOf({ entry, phase, withinMs, atMs, undoAtMs, outcomes }: ArmedApply): Armed {
  return {
    entry,
    state: phase === "undoing" ? "armed" : phase,
    withinMs,
    atMs,
    ...(undoAtMs === undefined ? {} : { undoAtMs }),
    ...(outcomes === undefined ? {} : { outcomes }),
  };
}

/** As a journal has it, after a restart. */
export function recalled(
  apply: ArmedApply,
  sets: readonly ArmedSet[],
  dueAtMs: number | undefined,
): Arms {
  return { ...fresh, apply, sets: sets.map(({ id }) => id), dueAtMs };
}

const fresh = { retryAtMs: 0, failures: 0, isSaid: false };

function newApply(
  { target, settings }: ChangeSet,
  { entry, withinMs }: Extract<SetRole, { type: "arms" }>,
  messageRevision: number,
  atMs: number,
): ArmedApply {
  return { target, settings, entry, withinMs, phase: "armed", messageRevision, atMs };
}

function withoutTime(apply: ArmedApply): ArmedApply {
  const { undoAtMs: _, ...rest } = apply;
  return rest;
}

function armedOf(armed: Arms | undefined): Arms {
  if (armed === undefined) throw new Error("nothing is armed that could be taken back");
  return armed;
}

// Confirms an apply that its agents would undo: says so, waits until each of them has heard it, and brings
// the records to their end. It sends nothing to any device.

import type { Armed } from "../model/agent.ts";
import type { TargetName } from "../model/target.ts";
import type { Clock } from "../ports/clock.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import {
  listEntries,
  readEntry,
  type JournalEntry,
  type JournalRecord,
} from "../records/journal.ts";
import type { Lock, LockHeld, LockHolder } from "../records/lock.ts";
import { getConfirmation, putConfirmation } from "../records/messages/confirmation.ts";
import { isServed, isUnconfirmed, readArmed, readArmedTargets } from "../records/unconfirmed.ts";
import { keepLock } from "./keep-lock.ts";
import { openTargets, settleUnconfirmed, type SettlePorts } from "./settle-unconfirmed.ts";

export interface ConfirmPorts extends SettlePorts {
  readonly clock: Clock;
}

export interface ConfirmOptions {
  readonly holder: LockHolder;
  /** How long to wait for agents that are there. */
  readonly patienceMs?: number;
  readonly lockTtlMs?: number;
}

/** What became of an apply on one target. */
export type ConfirmedTarget =
  | { readonly target: TargetName; readonly type: "confirmed" }
  /** Its agent undid it before; it counts what it undid, of how much. */
  | {
      readonly target: TargetName;
      readonly type: "undone";
      readonly done: number;
      readonly total: number;
    }
  /** Its agent did not answer. Where it does not hear of it in time, it undoes it, perhaps at this time. */
  | { readonly target: TargetName; readonly type: "silent"; readonly undoAtMs?: number };

export interface ConfirmReport {
  readonly type: "confirmed";
  readonly entry: JournalEntry;
  readonly targets: readonly ConfirmedTarget[];
}

export type ConfirmResult =
  | ConfirmReport
  /** No apply waits for it, or none of that name is in the journal. */
  | { readonly type: "nothing" }
  /** The apply is at its end already. */
  | { readonly type: "settled"; readonly entry: JournalEntry; readonly isConfirmed: boolean }
  | LockHeld
  | Trouble;

const lockTtlMsDefault = 15_000;
const patienceMsDefault = 15_000;
/** A presence may come back that long after its agent's lease was lost. */
const absentMs = 1_000;

/** `wanted` is the entry's id, or the beginning of its plan's digest; undefined for the one that waits. */
export async function confirmApply(
  ports: ConfirmPorts,
  wanted: string | undefined,
  options: ConfirmOptions,
): Promise<ConfirmResult> {
  // Nobody need wait for the lock to learn that there is nothing to confirm.
  const found = await findRecord(ports, wanted);
  if (found === undefined) return { type: "nothing" };
  if (isTrouble(found)) return found;
  if (!isUnconfirmed(found.entry)) return await settledOf(ports, found.entry);
  const kept = await keepLock(ports, options.holder, options.lockTtlMs ?? lockTtlMsDefault);
  if (!("lock" in kept)) return kept;
  try {
    const record = await readEntry(ports.store, ports.keys, found.entry.id);
    if (record === undefined) return { type: "nothing" };
    if (isTrouble(record)) return record;
    if (!isUnconfirmed(record.entry)) return await settledOf(ports, record.entry);
    return await confirmLocked(ports, record, options, kept.lock);
  } finally {
    // A lock that cannot be released ends by itself.
    await kept.release();
  }
}

async function findRecord(
  { store, keys }: ConfirmPorts,
  wanted: string | undefined,
): Promise<JournalRecord | undefined | Trouble> {
  if (wanted !== undefined) return await readEntry(store, keys, wanted);
  const entries = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(entries)) return entries;
  const entry = entries.find(isUnconfirmed);
  return entry && (await readEntry(store, keys, entry.id));
}

async function settledOf(
  { store, keys }: ConfirmPorts,
  entry: JournalEntry,
): Promise<ConfirmResult> {
  const confirmation = await getConfirmation(store, keys, entry.id);
  if (isTrouble(confirmation)) return confirmation;
  return { type: "settled", entry, isConfirmed: confirmation !== undefined };
}

async function confirmLocked(
  ports: ConfirmPorts,
  record: JournalRecord,
  { holder, patienceMs = patienceMsDefault }: ConfirmOptions,
  { fence }: Lock,
): Promise<ConfirmResult> {
  const { store, keys, clock } = ports;
  const { id } = record.entry;
  const by = `${holder.owner}@${holder.host}`;
  const said = await putConfirmation(store, keys, { entry: id, by, atMs: clock.now() }, fence);
  if (isTrouble(said)) return said;
  if (said.type === "fenced") return lost;
  const armed = await readArmedTargets(store, keys, record);
  if (isTrouble(armed)) return armed;
  const now = new Map(armed);
  const failed = await untilHeard(ports, id, now, patienceMs);
  if (failed !== undefined) return failed;
  const targets = [...now].map(([target, one]) => endOf(target, one));
  // As long as an agent is silent, the apply is not at its end.
  const isOver = openTargets(now).size === 0;
  const settled = await settleUnconfirmed(ports, record, now, { fence, isOver });
  if (isTrouble(settled)) return settled;
  return settled.type === "fenced" ? lost : { type: "confirmed", entry: record.entry, targets };
}

/** Brings `armed` up to date until all agents have said what they did, or are not there. */
async function untilHeard(
  { store, keys, clock }: ConfirmPorts,
  entry: string,
  armed: Map<TargetName, Armed | undefined>,
  patienceMs: number,
): Promise<Trouble | undefined> {
  const startMs = clock.now();
  for (let pauseMs = 50; ; pauseMs = Math.min(1_000, pauseMs * 2)) {
    const open = [...openTargets(armed).keys()];
    const waitedMs = clock.now() - startMs;
    if (open.length === 0 || waitedMs >= patienceMs) return undefined;
    const served = await Promise.all(open.map((target) => isServed(store, keys, target)));
    const failed = served.find(isTrouble);
    if (failed !== undefined) return failed;
    if (waitedMs >= absentMs && !served.includes(true)) return undefined;
    await clock.sleep(pauseMs);
    const again = await readArmed(store, keys, entry, open);
    if (isTrouble(again)) return again;
    for (const [target, one] of again) armed.set(target, one);
  }
}

function endOf(target: TargetName, armed: Armed | undefined): ConfirmedTarget {
  if (armed === undefined || armed.state === "confirmed") return { target, type: "confirmed" };
  if (armed.state === "armed") {
    const { undoAtMs } = armed;
    return { target, type: "silent", ...(undoAtMs === undefined ? {} : { undoAtMs }) };
  }
  const outcomes = [...(armed.outcomes?.values() ?? [])];
  const done = outcomes.filter(({ type }) => type === "done").length;
  return { target, type: "undone", done, total: outcomes.length };
}

const lost = trouble("confirming the apply", "another writer took the lock", "soon");

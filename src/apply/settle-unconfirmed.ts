// Brings an apply that was to be confirmed to its end in the records, as far as its agents have said what
// became of it: what is ours, the outcomes, the result. It may be repeated.

import type { Armed } from "../model/agent.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { commitAllocations } from "../records/allocations.ts";
import type { Fence, FencedWrite } from "../records/fence.ts";
import { closeEntry, listEntries, readEntry, recordTarget } from "../records/journal.ts";
import type { JournalEntry, JournalRecord, JournalResult } from "../records/journal.ts";
import type { StoreKeys } from "../records/keys.ts";
import { getConfirmation } from "../records/messages/confirmation.ts";
import { readOwned, writeOwned } from "../records/owned.ts";
import { isUnconfirmed, readArmedTargets, type ArmedTargets } from "../records/unconfirmed.ts";
import { outcomesOnceUndone, ownedOnceSettled } from "./owned-once-settled.ts";

export interface SettlePorts {
  readonly store: Store;
  readonly keys: StoreKeys;
}

/** An apply stands in the way that its agents undo unless it is confirmed. */
export interface AwaitedApply {
  readonly type: "awaited";
  readonly entry: JournalEntry;
  /** When the last of its agents undoes it, by their clocks; absent where one of them does not know yet. */
  readonly undoAtMs?: number;
}

export type Cleared =
  | {
      readonly type: "cleared";
      /** The unconfirmed apply that the writer is about to take back. */
      readonly undone?: JournalEntry;
    }
  | AwaitedApply
  | { readonly type: "fenced" }
  | Trouble;

/**
 * Before anything else is applied: settles what was to be confirmed, or says what must be waited for. One
 * that was confirmed is waited for no more, whether or not all of its agents heard of it.
 */
export async function clearUnconfirmed(
  ports: SettlePorts,
  fence: Fence,
  undoes: string | undefined,
): Promise<Cleared> {
  const { store, keys } = ports;
  const entries = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(entries)) return entries;
  let undone: JournalEntry | undefined;
  for (const entry of entries.filter(isUnconfirmed)) {
    const record = await readEntry(store, keys, entry.id);
    if (record === undefined) continue;
    if (isTrouble(record)) return record;
    const armed = await readArmedTargets(store, keys, record);
    if (isTrouble(armed)) return armed;
    const open = openTargets(armed);
    const confirmation = await getConfirmation(store, keys, entry.id);
    if (isTrouble(confirmation)) return confirmation;
    if (open.size > 0 && entry.id === undoes) {
      undone = entry;
      continue;
    }
    if (open.size > 0 && confirmation === undefined) return awaitedOf(entry, [...open.values()]);
    const settled = await settleUnconfirmed(ports, record, armed, { fence, isOver: true });
    if (isTrouble(settled)) return settled;
    if (settled.type === "fenced") return settled;
  }
  return undone === undefined ? { type: "cleared" } : { type: "cleared", undone };
}

/**
 * Once an undo took it back: it was applied, and is not any more. Where an agent would still undo what the
 * undo left, it stays open.
 */
export async function closeTakenBack(
  { store, keys }: SettlePorts,
  entry: JournalEntry,
  fence: Fence,
): Promise<Trouble | undefined> {
  const record = await readEntry(store, keys, entry.id);
  if (record === undefined || isTrouble(record)) return record;
  const armed = await readArmedTargets(store, keys, record);
  if (isTrouble(armed)) return armed;
  if (openTargets(armed).size > 0) return undefined;
  const result = entry.onceConfirmed ?? "interrupted";
  const closed = await closeEntry(store, keys, entry.id, { result }, fence);
  return isTrouble(closed) ? closed : undefined;
}

/** Those whose agents have not said what became of it. */
export function openTargets(armed: ArmedTargets): ReadonlyMap<TargetName, Armed> {
  return new Map(
    [...armed].flatMap(([target, one]): [TargetName, Armed][] =>
      one?.state === "armed" ? [[target, one]] : [],
    ),
  );
}

function awaitedOf(entry: JournalEntry, open: readonly Armed[]): AwaitedApply {
  const times = open.map(({ undoAtMs }) => undoAtMs ?? Infinity);
  const undoAtMs = Math.max(...times);
  return Number.isFinite(undoAtMs)
    ? { type: "awaited", entry, undoAtMs }
    : { type: "awaited", entry };
}

/**
 * Targets whose agents have said nothing yet keep both values as ours. `isOver`: nobody is waited for any
 * more, and the apply gets its result.
 */
export async function settleUnconfirmed(
  ports: SettlePorts,
  record: JournalRecord,
  armed: ArmedTargets,
  { fence, isOver }: { readonly fence: Fence; readonly isOver: boolean },
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const { entry } = record;
  for (const target of record.targets) {
    if (!armed.has(target.target)) continue;
    const said = armed.get(target.target);
    if (said?.state === "armed") continue;
    const written = await settleTarget(ports, entry, target, said, fence);
    if (isTrouble(written) || written.type === "fenced") return written;
  }
  if (!isOver) return { type: "unchanged" };
  const result = resultOf(entry, armed);
  if (result === entry.onceConfirmed) {
    const failed = await releaseFreed(ports, record, fence);
    if (failed !== undefined) return failed;
  }
  return await closeEntry(ports.store, ports.keys, entry.id, { result }, fence);
}

async function settleTarget(
  { store, keys }: SettlePorts,
  { id }: JournalEntry,
  journal: JournalRecord["targets"][number],
  armed: Armed | undefined,
  fence: Fence,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const { target } = journal;
  const before = await readOwned(store, keys, target);
  if (isTrouble(before)) return before;
  const owned = ownedOnceSettled(before, journal, armed);
  const written = await writeOwned(store, keys, target, owned, fence);
  if (isTrouble(written) || written.type === "fenced" || !hasUndone(armed)) return written;
  const outcomes = outcomesOnceUndone(journal, armed);
  return await recordTarget(store, keys, id, { ...journal, outcomes }, fence);
}

/** Also once nobody is waited for any more: who said nothing is taken to have heard of it. */
export function resultOf(entry: JournalEntry, armed: ArmedTargets): JournalResult {
  const undone = [...armed.values()].filter(hasUndone).length;
  if (undone === 0) return entry.onceConfirmed ?? "interrupted";
  return undone === armed.size ? "undone-by-agents" : "partly";
}

function hasUndone(armed: Armed | undefined): armed is Armed {
  return armed?.outcomes !== undefined && armed.outcomes.size > 0;
}

/** Gives back the numbers that are certain to be gone. */
async function releaseFreed(
  { store, keys }: SettlePorts,
  { entry, targets }: JournalRecord,
  fence: Fence,
): Promise<Trouble | undefined> {
  const freed = entry.confirm?.freed ?? [];
  const isDone = (id: string): boolean =>
    targets.some(({ outcomes }) => outcomes.get(id)?.type === "done");
  const released = freed
    .filter(({ after }) => after.every(isDone))
    .map(({ pool, key, value }) => ({ pool, key, value }));
  if (released.length === 0) return undefined;
  const committed = await commitAllocations(store, keys, { added: [], released }, fence);
  return isTrouble(committed) ? committed : undefined;
}

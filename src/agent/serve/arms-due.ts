// When something is to be done about an apply that is armed, whether or not the shared store answers: it was
// confirmed, its time begins, its time is over, or its undoing goes on.

import type { Clock } from "../../ports/clock.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { getConfirmation } from "../../records/messages/confirmation.ts";
import { change, type Arms } from "./arms.ts";
import type { Hearing, Served, Serving } from "./served.ts";
import { beginUndo, undoRound } from "./undo-armed.ts";

/** Looked for so often; a device is undone late by no more than that. */
const tickMs = 100;

export interface ArmsWatch {
  readonly clock: Clock;
  readonly serving: Serving;
  readonly all: () => Iterable<Served>;
  readonly wake: (served: Served) => void;
}

/** Resolves when the signal aborts. */
export async function watchArms(
  { clock, serving, all, wake }: ArmsWatch,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(tickMs, signal);
    if (hears(serving)) serving.hearing.heardAtMs = serving.monotonic();
    for (const served of all()) {
      if (served.armed !== undefined && nextForArms(serving, served) !== undefined) wake(served);
    }
  }
}

/** What is to be done; undefined where nothing is, or not yet. */
export function nextForArms(
  serving: Serving,
  served: Served,
): (() => Promise<Trouble | undefined>) | undefined {
  const { armed } = served;
  if (armed === undefined || serving.stopping.aborted) return undefined;
  const { parts, monotonic, hearing } = serving;
  const { apply, dueAtMs, retryAtMs } = armed;
  if (apply.phase === "undoing") {
    return monotonic() < retryAtMs ? undefined : () => undoRound(serving, served, armed);
  }
  if (apply.phase !== "armed") return undefined;
  if (hearing.confirmed.has(parts.keys.confirmation(apply.entry)))
    return () => confirm(serving, armed);
  if (dueAtMs === undefined) {
    const reason = whyTimeBegins(serving, served, armed);
    return reason === undefined ? undefined : () => beginTime(serving, armed, reason);
  }
  const nowMs = monotonic();
  const isOver = nowMs >= dueAtMs && nowMs >= retryAtMs && (hears(serving) || isSilent(serving));
  return isOver ? () => timeIsOver(serving, served, armed) : undefined;
}

/** Why nobody is there any more who would confirm; undefined as long as the writer is heard of. */
function whyTimeBegins(
  serving: Serving,
  { message, handledMessage, target }: Served,
  { apply }: Arms,
): string | undefined {
  if (!hears(serving)) return isSilent(serving) ? "the store is silent" : undefined;
  if (message === undefined) return "its writer is gone";
  if (message.revision === apply.messageRevision) return undefined;
  // Perhaps it is the next change set of the same apply.
  const isUnread =
    message.revision > handledMessage && serving.presences.fence(target) !== undefined;
  return isUnread ? undefined : "another writer came";
}

function hears({ presences, hearing }: Serving): boolean {
  return hearing.hasListed && presences.isConfirmed();
}

/** A lease that was lost is taken anew at once where the store answers. */
function isSilent({ parts, hearing, monotonic }: Serving): boolean {
  return monotonic() - hearing.heardAtMs >= patienceMs(parts.leaseTtlMs);
}

/** From when nothing was confirmed for a whole term. */
function patienceMs(leaseTtlMs: number): number {
  return leaseTtlMs / 3;
}

/** Nothing was heard yet, and this agent is as patient as if it had been. */
export function newHearing(nowMs: number, leaseTtlMs: number): Hearing {
  const heardAtMs = nowMs + leaseTtlMs - patienceMs(leaseTtlMs);
  return { confirmed: new Set(), hasListed: false, heardAtMs };
}

async function beginTime(
  serving: Serving,
  armed: Arms,
  reason: string,
): Promise<Trouble | undefined> {
  const { parts, monotonic } = serving;
  const { target, entry, withinMs } = armed.apply;
  armed.dueAtMs = monotonic() + withinMs;
  parts.onEvent({ type: "undo-due", target, entry, withinMs, reason });
  const undoAtMs = parts.clock.now() + withinMs;
  return await change(serving, armed, { ...armed.apply, undoAtMs });
}

async function confirm(serving: Serving, armed: Arms): Promise<Trouble | undefined> {
  const { parts } = serving;
  const { undoAtMs: _, ...apply } = armed.apply;
  const { target, entry } = apply;
  const atMs = parts.clock.now();
  const failed = await change(serving, armed, { ...apply, phase: "confirmed", atMs });
  parts.onEvent({ type: "confirmed", target, entry });
  return failed;
}

/** The last moment to hear of a confirmation; from then on it is undone. */
async function timeIsOver(
  serving: Serving,
  served: Served,
  armed: Arms,
): Promise<Trouble | undefined> {
  const { parts, presences, hearing } = serving;
  const { store, keys } = parts;
  const { entry } = armed.apply;
  if (presences.isConfirmed()) {
    const found = await getConfirmation(store, keys, entry);
    if (found !== undefined && !(isTrouble(found) && found.retry !== "never")) {
      hearing.confirmed.add(keys.confirmation(entry));
      return undefined;
    }
  }
  return await beginUndo(serving, served, armed);
}

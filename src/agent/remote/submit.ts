// Hands a change set to its agent through the store, and waits for what becomes of it: until the agent
// answers, or it is certain that it never will. It repeats nothing; the engine does.

import type { ChangeSet, ChangeSetResult } from "../../model/change-set.ts";
import type { OnOutcome, Writer } from "../../ports/agent.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { callOff, forAll, handOver, notTaken, put, resultIn, type HandOver } from "./hand-over.ts";
import { whySilent } from "./silence.ts";
import type { Said } from "./followers.ts";
import type { RemoteParts, WatchedAgents } from "./watched-agents.ts";

export async function submit(
  { agents, ...parts }: RemoteParts & { readonly agents: WatchedAgents },
  changeSet: ChangeSet,
  writer: Writer,
  signal: AbortSignal,
  onOutcome: OnOutcome,
): Promise<ChangeSetResult> {
  const unready = await agents.ready();
  if (unready !== undefined) return unreachable(unready);
  const followed = agents.follow(changeSet.target);
  try {
    const result = await submitTo(handOver(parts, changeSet, writer, followed), signal);
    if (result.type === "answered") {
      for (const [id, { type }] of result.outcomes) onOutcome(id, type);
    }
    return result;
  } finally {
    followed.end();
  }
}

async function submitTo(on: HandOver, signal: AbortSignal): Promise<ChangeSetResult> {
  // A writer that asks again may have been answered already, also by an agent that is gone.
  const before = await resultIn(on, on.followed.said());
  if (isTrouble(before)) return unreachable(before);
  if (before !== undefined) return before;
  const silent = await whySilent(on.parts, on.followed, on.changeSet.target);
  if (silent !== undefined && !on.isTaken) return unreachable(silent);
  if (signal.aborted && !on.isTaken) {
    return forAll(on.changeSet, { type: "skipped", because: reasonOf(signal) });
  }
  const written = on.isTaken ? undefined : await put(on);
  if (!isTrouble(written)) {
    return written?.type === "fenced"
      ? { type: "fenced", generation: on.changeSet.generation }
      : await untilEnd(on, signal, undefined);
  }
  return written.retry === "soon" ? await untilEnd(on, signal, written) : unreachable(written);
}

/** When to give up on what, in milliseconds since the epoch. */
interface Limits {
  /** An agent that is there takes it by then. */
  readonly takenMs: number;
  /** It answers by then. */
  readonly answeredMs: number;
  /** It is back by then; absent while it is there. */
  silentMs: number | undefined;
  /** It says its last word by then; absent until it was given up on, for this reason. */
  last: { readonly atMs: number; readonly reason: string } | undefined;
}

/** `lost` is why nobody knows whether the message was put. */
async function untilEnd(
  on: HandOver,
  signal: AbortSignal,
  lost: Trouble | undefined,
): Promise<ChangeSetResult> {
  const { clock, times } = on.parts;
  const begunMs = clock.now();
  const limits: Limits = {
    takenMs: begunMs + times.takeMs,
    answeredMs: begunMs + times.answerMs,
    silentMs: undefined,
    last: undefined,
  };
  let reason = lost?.reason;
  let isLockLost = false;
  for (;;) {
    const said = on.followed.said();
    const result = await resultIn(on, said);
    if (result !== undefined && !isTrouble(result)) return result;
    if (isTrouble(result) && result.retry === "never") {
      return forAll(on.changeSet, { type: "unknown", reason: result.reason });
    }
    noteSilence(on, limits, said);
    if (limits.last !== undefined && clock.now() >= limits.last.atMs) {
      return await lastWord(on, limits.last.reason);
    }
    if (!isLockLost && on.writer.lost?.aborted === true) {
      isLockLost = true;
      // The agent stops by itself. Where the store is silent, neither side hears the other.
      if ((await on.followed.refresh()) !== undefined) return unheard(on);
      continue;
    }
    if (signal.aborted && on.calledOff === undefined) await callOff(on);
    reason ??= whyGiveUp(on, limits);
    if (reason !== undefined && limits.last === undefined) {
      const end = await giveUp(on, reason);
      if (end !== undefined) return end;
      const isThere = on.followed.said().presence !== undefined;
      limits.last = { atMs: clock.now() + (isThere ? times.patienceMs : 0), reason };
      continue;
    }
    // What could not be read is tried again though nobody says anything.
    const mostMs = isTrouble(result) ? times.rereadMs : Number.POSITIVE_INFINITY;
    const ms = Math.min(mostMs, Math.max(0, nextLimit(on, limits) - clock.now()));
    await on.followed.next(said, ms, on.calledOff === undefined ? signal : wakeOf(on, isLockLost));
  }
}

function noteSilence(on: HandOver, limits: Limits, { presence }: Said): void {
  const { clock, times } = on.parts;
  if (presence !== undefined) limits.silentMs = undefined;
  else limits.silentMs ??= clock.now() + (on.isTaken ? times.patienceMs : 0);
}

function whyGiveUp(on: HandOver, { takenMs, answeredMs, silentMs }: Limits): string | undefined {
  const { clock, times } = on.parts;
  const now = clock.now();
  if (isTrouble(on.calledOff)) return on.calledOff.reason;
  if (on.calledOff?.type === "fenced") return "the lock was lost";
  if (silentMs !== undefined && now >= silentMs) {
    return on.isTaken
      ? "its agent went silent while it carried out the change set"
      : "its agent went silent";
  }
  if (!on.isTaken && now >= takenMs) {
    return `its agent did not take the change set within ${seconds(times.takeMs)}`;
  }
  if (now < answeredMs) return undefined;
  return `its agent took the change set and did not answer within ${seconds(times.answerMs)}`;
}

/** Calls it off. Undefined where it may be that the agent has taken it: it may yet say what it did. */
async function giveUp(on: HandOver, reason: string): Promise<ChangeSetResult | undefined> {
  // Without the lock it would only be refused once more.
  const mayRepeat = isTrouble(on.calledOff) && on.writer.lost?.aborted !== true;
  if (on.calledOff === undefined || mayRepeat) await callOff(on);
  return await readOnceMore(on, reason);
}

/** What still wakes whoever called it off. */
function wakeOf({ writer }: HandOver, isLockLost: boolean): AbortSignal | undefined {
  return isLockLost ? undefined : writer.lost;
}

function unheard({ changeSet }: HandOver): ChangeSetResult {
  const reason = "the lock was lost, and the store does not say what its agent did";
  return forAll(changeSet, { type: "unknown", reason });
}

async function lastWord(on: HandOver, reason: string): Promise<ChangeSetResult> {
  const end = await readOnceMore(on, reason);
  return end ?? forAll(on.changeSet, { type: "unknown", reason });
}

/** Only who called it off and reads afterwards knows that it was not taken. */
async function readOnceMore(on: HandOver, reason: string): Promise<ChangeSetResult | undefined> {
  const unread = await on.followed.refresh();
  const result = await resultIn(on, on.followed.said());
  if (result !== undefined && !isTrouble(result)) return result;
  const isUnsure = unread !== undefined || isTrouble(result) || on.isTaken;
  return isUnsure ? undefined : notTaken(on, reason);
}

function nextLimit(on: HandOver, { takenMs, answeredMs, silentMs, last }: Limits): number {
  if (last !== undefined) return last.atMs;
  return Math.min(on.isTaken ? answeredMs : takenMs, silentMs ?? Number.POSITIVE_INFINITY);
}

function seconds(ms: number): string {
  return `${String(ms / 1000)} s`;
}

function reasonOf({ reason }: AbortSignal): string {
  return typeof reason === "string" ? reason : "interrupted";
}

function unreachable({ reason }: Trouble): ChangeSetResult {
  return { type: "unreachable", reason };
}

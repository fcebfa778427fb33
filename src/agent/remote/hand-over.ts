// One change set on its way to its agent and back, step by step: what is put, what is read, what that
// means. When to take which step stands in submit.ts.

import type { Answer } from "../../model/agent.ts";
import type { ChangeSet, ChangeSetResult, Outcome } from "../../model/change-set.ts";
import type { Writer } from "../../ports/agent.ts";
import type { Entry } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { getAnswer } from "../../records/messages/answer.ts";
import { putCancel, putChangeSet } from "../../records/messages/change-set.ts";
import { decodeRefusal } from "../../records/messages/said.ts";
import type { FencedWrite } from "../../records/fence.ts";
import type { HeardEntry } from "./heard.ts";
import type { Followed, Said } from "./followers.ts";
import type { RemoteParts } from "./watched-agents.ts";

export interface HandOver {
  readonly parts: RemoteParts;
  readonly changeSet: ChangeSet;
  readonly writer: Writer;
  readonly followed: Followed;
  /** The agent said that it began. */
  isTaken: boolean;
  /** What came of calling it off, once that was tried. */
  calledOff: FencedWrite | Trouble | undefined;
  /** The revisions that were read already. */
  answerRead: number;
  refusalRead: number;
}

export function handOver(
  parts: RemoteParts,
  changeSet: ChangeSet,
  writer: Writer,
  followed: Followed,
): HandOver {
  const unread = { answerRead: 0, refusalRead: 0 };
  return { parts, changeSet, writer, followed, isTaken: false, calledOff: undefined, ...unread };
}

export async function put({ parts, changeSet, writer }: HandOver): Promise<FencedWrite | Trouble> {
  return await putChangeSet(parts.store, parts.keys, changeSet, writer);
}

/** From then on an agent that did not take it cannot do so any more, if this was written. */
export async function callOff(on: HandOver): Promise<void> {
  const { id, target, generation } = on.changeSet;
  const { store, keys } = on.parts;
  on.calledOff = await putCancel(store, keys, { id, target, generation }, on.writer);
}

/** The result if the agent has given it; undefined as long as it must be waited for. */
export async function resultIn(
  on: HandOver,
  { answer, refusal }: Said,
): Promise<ChangeSetResult | Trouble | undefined> {
  const ended = await readAnswer(on, answer);
  return ended ?? (await readRefusal(on, refusal));
}

async function readAnswer(
  on: HandOver,
  said: HeardEntry | undefined,
): Promise<ChangeSetResult | Trouble | undefined> {
  if (said === undefined || said.revision === on.answerRead) return undefined;
  const { store, keys } = on.parts;
  const known = said.value === undefined ? undefined : (said as Entry);
  const found = await getAnswer(store, keys, on.changeSet.target, known);
  if (isTrouble(found)) return found;
  on.answerRead = said.revision;
  if (found?.answer.changeSet !== on.changeSet.id) return undefined;
  on.isTaken = true;
  return resultOf(on.changeSet, found.answer);
}

function resultOf({ operations }: ChangeSet, answer: Answer): ChangeSetResult | undefined {
  const { end } = answer;
  if (end === undefined) return undefined;
  const outcomes = new Map(answer.outcomes);
  if (end === "unreachable") {
    const [first] = outcomes.values();
    const reason = first?.type === "skipped" ? first.because : "it did not answer its agent";
    return { type: "unreachable", reason };
  }
  for (const { id } of operations) {
    if (outcomes.has(id)) continue;
    // An agent that called it off unread cannot name what it did not begin.
    const isCertain = end === "cancelled" || end === "superseded" || end === "expired";
    if (isCertain) outcomes.set(id, { type: "skipped", because: `its change set was ${end}` });
  }
  return { type: "answered", outcomes };
}

async function readRefusal(
  on: HandOver,
  said: HeardEntry | undefined,
): Promise<ChangeSetResult | Trouble | undefined> {
  if (said?.value === undefined || said.revision === on.refusalRead) return undefined;
  const refusal = decodeRefusal(said as Entry);
  on.refusalRead = said.revision;
  if (isTrouble(refusal) || refusal.changeSet !== on.changeSet.id) return undefined;
  const { store, keys } = on.parts;
  const { target, generation } = on.changeSet;
  const found = await getAnswer(store, keys, target);
  if (isTrouble(found)) return found;
  const newest = found?.answer.generation ?? 0;
  if (newest > generation) return { type: "fenced", generation: newest };
  return forAll(on.changeSet, { type: "refused", reason: refusal.reason });
}

/** The same outcome for every operation. */
export function forAll({ operations }: ChangeSet, outcome: Outcome): ChangeSetResult {
  return { type: "answered", outcomes: new Map(operations.map(({ id }) => [id, outcome])) };
}

/**
 * What is certain of a change set of which the agent, read after it was called off, did not say that it
 * took it. Undefined where nobody knows whether the message still lies there.
 */
export function notTaken(
  { changeSet, calledOff }: HandOver,
  reason: string,
): ChangeSetResult | undefined {
  if (calledOff === undefined || isTrouble(calledOff)) return undefined;
  return calledOff.type === "written"
    ? { type: "unreachable", reason }
    : { type: "fenced", generation: changeSet.generation };
}

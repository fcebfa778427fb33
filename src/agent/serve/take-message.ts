// What the agent does with a message of a writer: takes the change set in it, notes that it is called
// off, or refuses it and says why. A change set that was taken before is never taken again.

import type { Answer } from "../../model/agent.ts";
import type { RefusalCause } from "../../model/agent-event.ts";
import type { ChangeSet, Outcome } from "../../model/change-set.ts";
import type { Compare, Entry, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { answerIs, putAnswerWith } from "../../records/messages/answer.ts";
import { getMessage, type Cancel, type FoundMessage } from "../../records/messages/change-set.ts";
import { encodeRefusal } from "../../records/messages/said.ts";
import { answerChangeSet } from "./answer-change-set.ts";
import {
  arm,
  armedWrites,
  awaitedConfirmation,
  isConfirmedNow,
  noteOutcomes,
  roleOf,
} from "./arms.ts";
import { learnSettings } from "./observe-target.ts";
import { runChangeSet } from "./run-change-set.ts";
import { stopRunning, wasRefused, type Running, type Said } from "./served.ts";
import type { Served, Serving } from "./served.ts";

interface Refused {
  readonly changeSet: string;
  readonly cause: RefusalCause;
  readonly reason: string;
}

/** Trouble is the store's or the journal's, and leaves the message to be read again. */
export async function takeMessage(
  serving: Serving,
  served: Served,
  said: Said,
  entry: Entry,
): Promise<Trouble | undefined> {
  const { store, keys } = serving.parts;
  const found = await getMessage(store, keys, served.target, entry);
  if (isTrouble(found)) {
    if (found.retry !== "never") return found;
    const refused = { changeSet: idIn(entry), cause: "unreadable", reason: found.reason } as const;
    return await refuse(serving, served, entry.revision, refused);
  }
  // A message that is gone by now is told to be gone, and one that was replaced is told again.
  if (found === undefined) {
    served.handledMessage = entry.revision;
    return undefined;
  }
  const { message, revision } = found;
  const asked = message.type === "cancel" ? message.cancel : message.changeSet;
  const last = said.answer?.answer;
  if (last?.changeSet === asked.id) {
    served.handledMessage = revision;
    return undefined;
  }
  const refused = reasonToRefuse(serving, served, said, asked);
  if (refused !== undefined) return await refuse(serving, served, revision, refused);
  if (message.type === "cancel") {
    return await callOff(serving, served, said, { cancel: message.cancel, revision });
  }
  const { changeSet } = message;
  const awaited = await awaitedConfirmation(serving, served, said, changeSet);
  if (awaited === isConfirmedNow) return undefined;
  if (isTrouble(awaited)) return awaited;
  if (awaited !== undefined) {
    const refused = { changeSet: changeSet.id, cause: "unconfirmed", reason: awaited } as const;
    return await refuse(serving, served, revision, refused);
  }
  return await take(serving, served, said, { changeSet, revision });
}

function reasonToRefuse(
  { parts }: Serving,
  { target }: Served,
  said: Said,
  asked: Cancel | ChangeSet,
): Refused | undefined {
  const changeSet = asked.id;
  if (asked.target !== target) {
    const reason = `it is for ${asked.target}, and came to the agent of ${target}`;
    return { changeSet, cause: "other-target", reason };
  }
  const newest = said.answer?.answer.generation ?? 0;
  if (asked.generation < newest) {
    const reason = `its writer has the generation ${String(asked.generation)}, and ${String(newest)} was seen`;
    return { changeSet, cause: "older-writer", reason };
  }
  if (!("settings" in asked) || parts.drivers.has(asked.settings.driver)) return undefined;
  const reason = `the agent of ${target} has no driver "${asked.settings.driver}"`;
  return { changeSet, cause: "unknown-driver", reason };
}

async function refuse(
  serving: Serving,
  served: Served,
  revision: number,
  { changeSet, cause, reason }: Refused,
): Promise<Trouble | undefined> {
  const { parts, presences } = serving;
  const { target } = served;
  const fence = presences.fence(target);
  if (fence === undefined) return undefined;
  const value = encodeRefusal({ changeSet, reason, atMs: parts.clock.now() });
  const put = { type: "put", key: parts.keys.refusal(target), value } as const;
  const written = await parts.store.transact([fence], [put]);
  if (isTrouble(written)) return written;
  if (written.type === "refused") {
    wasRefused(serving, served, fence, written.failed);
    return undefined;
  }
  served.handledMessage = revision;
  parts.onEvent({ type: "change-set-refused", target, changeSet, cause, reason });
  return undefined;
}

/** A change set that was called off before it was taken: nothing of it was done, or will be. */
async function callOff(
  serving: Serving,
  served: Served,
  said: Said,
  { cancel, revision }: { cancel: Cancel; revision: number },
): Promise<Trouble | undefined> {
  const { id: changeSet, generation } = cancel;
  const ended = { changeSet, generation, end: "cancelled", outcomes: new Map() } as const;
  const written = await putTaken(serving, served, said, { answer: ended, revision });
  if (isTrouble(written)) return written;
  if (written === undefined) return undefined;
  served.handledMessage = revision;
  const { target } = served;
  const none = { done: 0, total: 0 };
  serving.parts.onEvent({ type: "change-set-ended", target, changeSet, end: "cancelled", ...none });
  return undefined;
}

async function take(
  serving: Serving,
  served: Served,
  said: Said,
  { changeSet, revision }: { changeSet: ChangeSet; revision: number },
): Promise<Trouble | undefined> {
  const { parts, journal } = serving;
  const { id, target, generation, operations, settings } = changeSet;
  const driver = parts.drivers.get(settings.driver);
  if (driver === undefined) throw new Error(`${id} should have been refused`);
  const role = roleOf(served, changeSet);
  const failed =
    (await journal.begin(changeSet)) ??
    (role && (await arm(serving, served, changeSet, role, revision)));
  if (failed !== undefined) {
    const reason = `its agent cannot write its journal: ${failed.reason}`;
    return await refuse(serving, served, revision, { changeSet: id, cause: "journal", reason });
  }
  const stop = new AbortController();
  const running: Running = { changeSet: id, messageRevision: revision, stop, end: "carried-out" };
  served.running = running;
  let outcomes: ReadonlyMap<string, Outcome> = new Map();
  try {
    if (serving.stopping.aborted) return undefined;
    const answer = { changeSet: id, generation };
    const taken = await putTaken(serving, served, said, {
      answer,
      revision,
      besides: role && armedWrites(serving, served),
    });
    if (taken === undefined || isTrouble(taken)) return taken;
    served.handledMessage = revision;
    parts.onEvent({
      type: "change-set-taken",
      target,
      changeSet: id,
      operations: operations.length,
    });
    await learnSettings(serving, served, settings);
    const ran = await runChangeSet(serving, served, { changeSet, running, driver });
    served.ended = { ...ran, takenRevision: taken };
    outcomes = ran.outcomes;
  } finally {
    if (role !== undefined) await noteOutcomes(serving, served, changeSet, role, outcomes);
    served.running = undefined;
  }
  // Where this does not work, it is tried again before anything else.
  return await answerChangeSet(serving, served, said, served.ended);
}

interface Taken {
  readonly answer: Answer;
  /** Of the message. */
  readonly revision: number;
  /** What is said in the same transaction. */
  readonly besides?: readonly Write[] | undefined;
}

/**
 * Takes the change set of a message: as long as nobody else answered, the message is that one, and the
 * presence is ours. Answers the revision; undefined where one of these is not so any more.
 */
async function putTaken(
  serving: Serving,
  served: Served,
  said: Said,
  { answer, revision, besides = [] }: Taken,
): Promise<number | undefined | Trouble> {
  const { parts, presences } = serving;
  const { store, keys } = parts;
  const { target } = served;
  const fence = presences.fence(target);
  if (fence === undefined) return undefined;
  const message: Compare = { key: keys.changeSet(target), is: "revision", revision };
  const compares = [answerIs(keys, target, said.answer?.revision), message, fence];
  const written = await putAnswerWith({ store, keys, target }, answer, compares, besides);
  if (isTrouble(written)) {
    // It may have been written: then it was taken, and nothing was sent.
    served.said = undefined;
    return written;
  }
  if (written.type === "committed") {
    said.answer = { answer, revision: written.revision };
    if (besides.length > 0 && served.armed !== undefined) served.armed.isSaid = true;
    return written.revision;
  }
  const isMoved = written.failed.some(({ key }) => key === message.key);
  if (isMoved) served.handledMessage = Math.max(served.handledMessage, revision);
  if (written.failed.some(({ key }) => key !== message.key)) {
    wasRefused(serving, served, fence, written.failed);
  }
  return undefined;
}

/** Stops what is under way where the message that it came with is not the newest word any more. */
export async function noticeMessage(
  { parts }: Serving,
  served: Served,
  entry: Entry | undefined,
): Promise<void> {
  const { running } = served;
  if (running === undefined || (entry?.revision ?? Infinity) <= running.messageRevision) return;
  if (entry === undefined) {
    stopRunning(served, "expired", "its writer's lock ended");
    return;
  }
  const found = await getMessage(parts.store, parts.keys, served.target, entry);
  if (served.running !== running || found === undefined) return;
  const word = isTrouble(found) ? undefined : wordOf(found, running);
  if (word === "same") return;
  if (word === "cancel") stopRunning(served, "cancelled", "its writer called it off");
  // What cannot be read is not the message that this one came with.
  else stopRunning(served, "superseded", "another change set came in its place");
}

function wordOf({ message }: FoundMessage, { changeSet }: Running): "same" | "cancel" | "other" {
  if (message.type === "cancel") return message.cancel.id === changeSet ? "cancel" : "other";
  return message.changeSet.id === changeSet ? "same" : "other";
}

/** The id of a message that this build cannot read, for whoever waits for its answer. */
function idIn({ value }: Entry): string {
  return /"id":"([^"\\]{1,200})"/.exec(value)?.[1] ?? "unknown";
}

// Watching: one stream after the other, each from the first revision that was not told, so that no
// change is lost or told twice. It ends with the signal, with compaction, or with trouble that lasts.

import type { Clock } from "../../ports/clock.ts";
import type { WatchEvent } from "../../ports/store.ts";
import type { Trouble } from "../../ports/trouble.ts";
import { faultOf } from "./fault.ts";
import type { Member, Members } from "./members.ts";
import { rangeOf } from "./range.ts";
import { openWatchStream, type StreamMessage, type WatchStream } from "./watch-stream.ts";

export interface WatchTimes {
  /** After so long without a word the member is asked for one. */
  readonly silenceMs: number;
  /** After so long without an answer the next member is asked. */
  readonly answerMs: number;
  /** How long no stream may come about before the watcher hears of trouble. */
  readonly patienceMs: number;
  /** Every so often the stream is made anew, whatever it looks like. */
  readonly renewMs: number;
}

export const defaultWatchTimes: WatchTimes = {
  silenceMs: 10_000,
  answerMs: 5_000,
  patienceMs: 30_000,
  renewMs: 600_000,
};

interface Watching {
  readonly members: Members;
  readonly prefix: string;
  readonly clock: Clock;
  readonly times: WatchTimes;
  readonly signal: AbortSignal;
  /** The first revision that was not told. */
  next: number;
  /** When a member was last known to tell everything. */
  aliveAtMs: number;
}

export async function* watchKeys(
  members: Members,
  prefix: string,
  fromRevision: number,
  { clock, times, signal }: Pick<Watching, "clock" | "times" | "signal">,
): AsyncGenerator<WatchEvent, void, undefined> {
  const watching: Watching = {
    members,
    prefix,
    clock,
    times,
    signal,
    next: Math.max(1, fromRevision),
    aliveAtMs: performance.now(),
  };
  for (let failures = 0; !signal.aborted;) {
    const member = members.current();
    const client = member.client();
    const startMs = watching.aliveAtMs;
    try {
      const end = yield* readOneStream(watching, member);
      if (end === "over") return;
    } catch (error) {
      const found = troubleAt(watching, member, error);
      if (found !== undefined) {
        yield { type: "trouble", trouble: found };
        return;
      }
      if (faultOf(error).lies === "login") member.forgetLogin(client);
      else members.leave(member);
      failures = watching.aliveAtMs > startMs ? 1 : failures + 1;
      await clock.sleep(backoffMs(failures), signal);
    }
  }
}

/** Throws what broke the stream. */
async function* readOneStream(
  watching: Watching,
  member: Member,
): AsyncGenerator<WatchEvent, "over" | "again", undefined> {
  const { members, prefix, clock, times, signal } = watching;
  await checkMember(watching, member);
  const stream = await openWatchStream(member, prefix, watching.next, clock);
  const renewAtMs = performance.now() + times.renewMs;
  const listen = createListener(stream, watching);
  try {
    while (!signal.aborted && performance.now() < renewAtMs) {
      const message = await listen();
      if (message.type === "compacted") {
        yield message;
        return "over";
      }
      if (message.type === "refused") {
        const found = members.troubleOf(`watching ${prefix}`, member, message.reason);
        yield { type: "trouble", trouble: found };
        return "over";
      }
      if (message.type !== "events") continue;
      for (const event of message.events) {
        yield event;
        if (signal.aborted) return "over";
      }
      watching.next = message.next;
    }
  } finally {
    stream.close();
  }
  return signal.aborted ? "over" : "again";
}

/**
 * A read of the same keys from the same member: it renews a login that has run out, which a stream
 * would only call a missing permission, and proves that the member is not cut off from the others.
 */
async function checkMember({ prefix, times }: Watching, member: Member): Promise<void> {
  const deadline = Date.now() + times.answerMs;
  await member.client().kv.range({ ...rangeOf(prefix), limit: 1, keys_only: true }, { deadline });
}

/** The next message of a stream; throws where the member says nothing even when it is asked. */
function createListener(stream: WatchStream, watching: Watching): () => Promise<StreamMessage> {
  const { times, signal } = watching;
  // A new stream owes the word that it was made.
  let isAsked = true;
  return async () => {
    const message = await stream.next(isAsked ? times.answerMs : times.silenceMs, signal);
    if (message.type !== "silent") {
      isAsked = false;
      watching.aliveAtMs = performance.now();
    } else if (isAsked && !signal.aborted) {
      throw new Error("DEADLINE_EXCEEDED: the watch is silent");
    } else if (!signal.aborted) {
      isAsked = true;
      stream.ask();
    }
    return message;
  };
}

/** What the watcher must hear; undefined for what may pass without it. */
function troubleAt(
  { members, prefix, times, aliveAtMs, signal }: Watching,
  member: Member,
  error: unknown,
): Trouble | undefined {
  if (signal.aborted) return undefined;
  const isPassing = faultOf(error).lies !== "call";
  const isPatient = performance.now() - aliveAtMs < times.patienceMs;
  if (isPassing && isPatient) return undefined;
  return members.troubleOf(`watching ${prefix}`, member, error);
}

function backoffMs(failures: number): number {
  return Math.min(50 * 2 ** failures, 2_000);
}

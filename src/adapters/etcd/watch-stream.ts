// One stream of one watch to one member, as whole revisions in order. The client's own watcher is not
// used: after compaction it is silent for ever, on a hung member too, and after a reconnect it goes on
// behind the newest revision of the store in place of the last one that it told.

import type { Duplex } from "node:stream";
import type { IEvent, IWatchRequest, IWatchResponse } from "etcd3";
import type { Clock } from "../../ports/clock.ts";
import type { WatchEvent } from "../../ports/store.ts";
import type { Member } from "./members.ts";
import { entryOf, rangeOf } from "./range.ts";

export type StreamMessage =
  | { readonly type: "events"; readonly events: readonly WatchEvent[]; readonly next: number }
  /** The member lives and has nothing to tell. */
  | { readonly type: "alive" }
  /** Nothing came in the time that was given. */
  | { readonly type: "silent" }
  | { readonly type: "compacted"; readonly revision: number }
  | { readonly type: "refused"; readonly reason: string };

export interface WatchStream {
  /** The next message; throws what ended the stream. Aborting the signal makes it silent. */
  next(waitMs: number, signal: AbortSignal): Promise<StreamMessage>;
  /** Asks the member to say that it is alive. */
  ask(): void;
  close(): void;
}

export async function openWatchStream(
  member: Member,
  prefix: string,
  fromRevision: number,
  clock: Clock,
): Promise<WatchStream> {
  const stream = await member.client().watchClient.watch();
  // It is one, and as one it is read no faster than its events are taken.
  const responses = (stream as unknown as Duplex)[Symbol.asyncIterator]();
  const send = (request: IWatchRequest): void => {
    stream.write(request);
  };
  const reading = createReading();
  let pending: Promise<IteratorResult<IWatchResponse>> | undefined;
  send({
    create_request: { ...rangeOf(prefix), start_revision: fromRevision, fragment: true },
  });
  return {
    async next(waitMs, signal) {
      pending ??= responses.next();
      const arrived = await within(pending, waitMs, clock, signal);
      if (arrived === undefined) return { type: "silent" };
      pending = undefined;
      if (arrived.done === true) throw new Error("UNAVAILABLE: the stream ended");
      return reading(arrived.value);
    },
    ask() {
      send({ progress_request: {} });
    },
    close() {
      // What comes of a stream that nobody reads any more is no news.
      pending?.catch(() => undefined);
      stream.on("error", () => undefined);
      stream.end();
      stream.cancel();
    },
  };
}

/** Undefined where nothing came in time, or the signal aborted. */
async function within<T>(
  coming: Promise<T>,
  waitMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<T | undefined> {
  // Not AbortSignal.any: a watch may wait a million times, and the signal would remember each.
  const over = new AbortController();
  const stop = (): void => {
    // With a reason of its own: an exception would be made for each event.
    over.abort("over");
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  const late = clock.sleep(waitMs, over.signal).then(() => undefined);
  try {
    return await Promise.race([coming, late]);
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/** Puts together what the server cut: a revision is told whole or not at all. */
function createReading(): (response: IWatchResponse) => StreamMessage {
  let held: IEvent[] = [];
  return (response) => {
    if (response.canceled) {
      const revision = Number(response.compact_revision);
      return revision > 0
        ? { type: "compacted", revision }
        : { type: "refused", reason: response.cancel_reason };
    }
    const events = [...held, ...response.events];
    const last = Number(events.at(-1)?.kv.mod_revision ?? 0);
    const isWhole = ({ kv }: IEvent): boolean =>
      !response.fragment || Number(kv.mod_revision) < last;
    held = events.filter((event) => !isWhole(event));
    const whole = events.filter(isWhole);
    if (whole.length === 0) return { type: "alive" };
    const next = Number(whole.at(-1)?.kv.mod_revision) + 1;
    return { type: "events", events: whole.map(eventOf), next };
  };
}

function eventOf({ type, kv }: IEvent): WatchEvent {
  return type === "Put"
    ? { type: "put", entry: entryOf(kv) }
    : { type: "delete", key: kv.key.toString(), revision: Number(kv.mod_revision) };
}

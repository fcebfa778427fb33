// What an agent does all the time for a host, for as long as it serves it. It keeps the host's keys in
// view, looks at the processes every now and then, and has done what is due (serve-host.ts).

import type { Clock } from "../../../ports/clock.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import { learn, type HostKeys } from "../keys/host-keys.ts";
import type { Listening } from "../keys/key-events.ts";
import { keyParts } from "../keys/key-names.ts";
import { serveHost, type ServeParts } from "./serve-host.ts";

export interface AttendParts extends ServeParts {
  /** Nobody else works on the host meanwhile. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
}

/** Processes tell nothing by themselves: they are looked at so often. */
const lookEveryMs = 1_000;

/** Ends with the signal. */
export async function attend(parts: AttendParts, signal: AbortSignal): Promise<void> {
  const { panel, say } = parts;
  const { clock, events, host } = panel.place;
  let known: HostKeys | undefined;
  while (!signal.aborted) {
    const keys = await panel.place.read();
    if (isTrouble(keys)) {
      say({ level: "warn", text: `${keys.doing}: ${keys.reason}` });
      // Processes are wired and ports plugged again as they were last asked for.
      if (known !== undefined) await serve(parts, known, signal);
      await clock.sleep(lookEveryMs, signal);
      continue;
    }
    known = keys;
    await serveWhileTold(parts, keys, events.listen(host, keys.revision + 1), signal);
    await clock.sleep(lookEveryMs, signal);
  }
}

/** Ends where nothing more is told of the keys. */
async function serveWhileTold(
  parts: AttendParts,
  keys: HostKeys,
  listening: Listening,
  signal: AbortSignal,
): Promise<void> {
  const following = follow(keys, listening, signal);
  try {
    while (!signal.aborted) {
      await serve(parts, keys, signal);
      await following.wait(parts.panel.place.clock, lookEveryMs);
      if (following.isOver()) return;
    }
  } finally {
    listening.close();
  }
}

async function serve(parts: AttendParts, keys: HostKeys, signal: AbortSignal): Promise<void> {
  await parts.inTurn(async () => {
    if (!signal.aborted) await serveHost(parts, keys, signal);
  });
}

interface Following {
  isOver(): boolean;
  /** Until something was told that may ask for work, at most so long. */
  wait(clock: Clock, ms: number): Promise<void>;
}

/** Keeps the keys up to date in place. */
function follow(keys: HostKeys, listening: Listening, signal: AbortSignal): Following {
  let isOver = false;
  let hasNews = false;
  let wake: () => void = () => undefined;
  const tell = (): void => {
    hasNews = true;
    wake();
  };
  const following = async (): Promise<void> => {
    for (;;) {
      const event = await listening.next(signal);
      if (event === undefined) break;
      learn(keys, event);
      const key = event.type === "put" ? event.entry.key : event.key;
      // What the agent itself says of a port asks for nothing.
      if (keyParts(key)?.section !== "port_status") tell();
    }
    isOver = true;
    tell();
  };
  void following();
  return {
    isOver: () => isOver,
    async wait(clock, ms) {
      const over = new AbortController();
      wake = () => {
        over.abort();
      };
      // The signal is heard through `listening`, which ends with it.
      if (!hasNews) await clock.sleep(ms, over.signal);
      hasNews = false;
    },
  };
}

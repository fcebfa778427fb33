// Waiting until a host's keys are as somebody wants them, told by the store's events from the revision on
// up to which the keys are known. Where events break off the keys are read again.

import type { Clock } from "../../../ports/clock.ts";
import type { Store } from "../../../ports/store.ts";
import { isTrouble, type Trouble } from "../../../ports/trouble.ts";
import { learn, type HostKeys } from "./host-keys.ts";
import type { KeyEvents } from "./key-events.ts";
import { readHost } from "./read-host.ts";

export interface KeyPlace {
  readonly store: Store;
  readonly events: KeyEvents;
  readonly clock: Clock;
}

/** Before the keys are read again, where events break off again and again. */
const pauseMs = 200;

/** Keeps the keys up to date in place. */
export async function waitUntil(
  place: KeyPlace,
  keys: HostKeys,
  isSo: (keys: HostKeys) => boolean,
  ms: number,
): Promise<"so" | "late" | Trouble> {
  const { clock } = place;
  const over = new AbortController();
  const { signal } = over;
  const ended = new AbortController();
  void clock.sleep(ms, ended.signal).then(() => over.abort("late"));
  try {
    for (let breaks = 0; !isSo(keys); breaks += 1) {
      if (await isTold(place, keys, isSo, signal)) return "so";
      if (breaks > 0) await clock.sleep(pauseMs, signal);
      if (signal.aborted) return "late";
      const read = await readHost(place.store, keys.host);
      if (isTrouble(read)) return read;
      take(keys, read);
    }
    return "so";
  } finally {
    ended.abort("ended");
  }
}

/** False where it is late, or nothing more is told. */
async function isTold(
  { events }: KeyPlace,
  keys: HostKeys,
  isSo: (keys: HostKeys) => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const listening = events.listen(keys.host, keys.revision + 1);
  try {
    for (;;) {
      const event = await listening.next(signal);
      if (event === undefined) return false;
      learn(keys, event);
      if (isSo(keys)) return true;
    }
  } finally {
    listening.close();
  }
}

/** What was read, in place of what was known. */
function take(keys: HostKeys, read: HostKeys): void {
  keys.configuration = read.configuration;
  keys.revision = read.revision;
  for (const [section, entries] of Object.entries(keys.sections)) {
    entries.clear();
    const found = read.sections[section as keyof HostKeys["sections"]];
    for (const [name, entry] of found) entries.set(name, entry);
  }
}

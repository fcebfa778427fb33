// Waiting for nobody to lead. The watch makes it quick; reading again makes it sure.

import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { followKeys } from "./follow.ts";
import type { StoreKeys } from "./keys.ts";
import type { LeaderRecord } from "./leader.ts";
import { decodeRecord } from "./wire.ts";

/** So late a candidate notices a leader's end that its watch did not tell; one small read each time. */
const readEveryMs = 1_000;

/**
 * Resolves when nobody leads, or the signal aborts, or with what keeps it from knowing. `onLed` hears
 * of every leader that is found.
 */
export async function awaitVacancy(
  ports: { readonly store: Store; readonly clock: Clock; readonly keys: StoreKeys },
  onLed: (by: LeaderRecord) => void,
  signal: AbortSignal,
): Promise<Trouble | undefined> {
  const { store, clock, keys } = ports;
  const done = new AbortController();
  let pause = new AbortController();
  const wake = (): void => {
    pause.abort();
  };
  const end = (): void => {
    done.abort();
    wake();
  };
  signal.addEventListener("abort", end, { once: true });
  let following: Promise<void> | undefined;
  try {
    while (!signal.aborted) {
      pause = new AbortController();
      const page = await store.range(keys.leader, { limit: 1 });
      if (isTrouble(page)) return page;
      const [entry] = page.entries;
      if (entry === undefined) return undefined;
      const by = decodeRecord<LeaderRecord>(entry.key, entry.value);
      if (isTrouble(by)) return by;
      onLed(by);
      following ??= followKeys(
        ports,
        keys.leader,
        page.revision + 1,
        { onChange: wake, onMissed: wake },
        done.signal,
      );
      await clock.sleep(readEveryMs, pause.signal);
    }
    return undefined;
  } finally {
    signal.removeEventListener("abort", end);
    end();
    await following;
  }
}

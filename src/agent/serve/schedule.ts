// Has every target looked at now and then, without a timer for each.

import type { Clock } from "../../ports/clock.ts";
import type { Served } from "./served.ts";

export interface Schedule {
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly everyMs: number;
  readonly all: () => Iterable<Served>;
  readonly wake: (served: Served) => void;
}

/** Looked for so often in one term; a target is late by no more than this part of it. */
const ticks = 20;

/** Resolves when the signal aborts. */
export async function observeOnSchedule(schedule: Schedule, signal: AbortSignal): Promise<void> {
  const { clock, monotonic, random, everyMs, all, wake } = schedule;
  const tickMs = Math.max(10, everyMs / ticks);
  while (!signal.aborted) {
    await clock.sleep(tickMs, signal);
    const nowMs = monotonic();
    for (const served of all()) {
      if (served.observeAtMs > nowMs) continue;
      // Targets that came together part with time.
      served.observeAtMs = nowMs + everyMs * (0.9 + 0.2 * random());
      served.isObservationDue = true;
      wake(served);
    }
  }
}

// The engine's patience with trouble that may pass. Nobody else retries.

import type { Clock } from "../ports/clock.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

/** A target or store that fails four times within some seconds is down, not hiccuping. */
export const attemptsMax = 4;

/** 200, 400, 800 ms …: short enough for a person who waits, long enough for a restarted service. */
export function backoffMs(attempt: number): number {
  return 200 * 2 ** Math.min(attempt - 1, 5);
}

/** Repeats work that may be repeated while it answers with trouble that may pass soon. */
export async function withRetries<Result>(
  clock: Clock,
  signal: AbortSignal,
  work: () => Promise<Result | Trouble>,
): Promise<Result | Trouble> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await work();
    const isPassing = isTrouble(result) && result.retry === "soon";
    if (!isPassing || attempt >= attemptsMax || signal.aborted) return result;
    await clock.sleep(backoffMs(attempt), signal);
  }
}

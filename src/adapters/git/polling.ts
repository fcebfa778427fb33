// Asks again and again whether the server shows something else, and at once when somebody says so. One
// element stands for any number of changes, and none is told twice. What changed is not looked at here.

import type { Clock } from "../../ports/clock.ts";

export interface Polling {
  changes(signal: AbortSignal): AsyncIterable<void>;
  stir(): void;
  /** The reader has seen this; only what is different is told. */
  seen(text: string): void;
}

export interface PollingOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly pollMs: number;
  /** What the server shows, as text; trouble counts as something else than what was shown. */
  readonly look: () => Promise<string>;
  /** Ends with the source. */
  readonly signal: AbortSignal;
}

export function createPolling(options: PollingOptions): Polling {
  const { clock, random, pollMs, look } = options;
  let told: string | undefined;
  let isStirred = false;
  let wake: (() => void) | undefined;

  const wait = async (signal: AbortSignal): Promise<void> => {
    if (!isStirred) {
      const awake = new AbortController();
      wake = () => {
        awake.abort();
      };
      signal.addEventListener("abort", wake, { once: true });
      // Controllers that were started together do not ask together for ever.
      const ms = Math.round(pollMs * (0.9 + 0.2 * random()));
      await clock.sleep(ms, awake.signal);
      signal.removeEventListener("abort", wake);
      wake = undefined;
    }
    isStirred = false;
  };

  return {
    async *changes(given) {
      const signal = AbortSignal.any([given, options.signal]);
      while (!signal.aborted) {
        await wait(signal);
        if (signal.aborted) return;
        const text = await look();
        if (signal.aborted || text === told) continue;
        told = text;
        yield;
      }
    },
    stir() {
      isStirred = true;
      wake?.();
    },
    seen(text) {
      told = text;
    },
  };
}

// A clock that runs many times as fast as the real one, for tests that wait for files as well as for
// time: a clock that jumps would not wait for the files.

import type { Clock } from "../../src/ports/clock.ts";

export function createHurriedClock(startMs: number, times: number): Clock {
  const realStartMs = performance.now();
  return {
    now: () => Math.round(startMs + (performance.now() - realStartMs) * times),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const wake = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        const timer = setTimeout(wake, ms / times);
        signal?.addEventListener("abort", wake, { once: true });
      }),
  };
}

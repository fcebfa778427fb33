// A clock that jumps to the next waiting sleeper whenever nothing else is left to do, so that tests
// of timeouts and retries take no time and always take the same course.

import type { Clock } from "../../src/ports/clock.ts";

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

export function createVirtualClock(start = 1_000_000): Clock {
  let now = start;
  let isJumping = false;
  const sleepers = new Set<Sleeper>();

  function jump(): void {
    isJumping = false;
    const [first] = [...sleepers].sort((a, b) => a.wakeAt - b.wakeAt);
    if (first === undefined) return;
    now = Math.max(now, first.wakeAt);
    first.wake();
    arm();
  }

  function arm(): void {
    if (isJumping || sleepers.size === 0) return;
    isJumping = true;
    setImmediate(jump);
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const sleeper: Sleeper = {
          // Real clocks tell whole milliseconds.
          wakeAt: Math.ceil(now + ms),
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", sleeper.wake);
        arm();
      }),
  };
}

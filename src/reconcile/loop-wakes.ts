// What wakes a loop, gathered: however often something moves while the loop works or waits, it runs
// once more. A wake says that there is something to look at, never what.

import type { Clock } from "../ports/clock.ts";

export type WakenBy = "source" | "control" | "targets";

export interface Wakes {
  wake(by: WakenBy): void;
  /** What moves from now on wakes anew; what moved before is about to be seen. */
  clear(): void;
  /** Until one of these has woken it since it was cleared, or for so long; the first of them that has. */
  wait(ms: number, heeded: readonly WakenBy[], signal: AbortSignal): Promise<WakenBy | undefined>;
}

export function createWakes(clock: Clock): Wakes {
  const woken = new Set<WakenBy>();
  let waiting: { readonly heeded: readonly WakenBy[]; readonly pause: AbortController } | undefined;
  return {
    wake(by) {
      woken.add(by);
      if (waiting?.heeded.includes(by) === true) waiting.pause.abort();
    },
    clear() {
      woken.clear();
    },
    async wait(ms, heeded, signal) {
      const due = (): WakenBy | undefined => heeded.find((by) => woken.has(by));
      if (due() !== undefined || signal.aborted) return due();
      const pause = new AbortController();
      const stop = (): void => {
        pause.abort();
      };
      signal.addEventListener("abort", stop, { once: true });
      waiting = { heeded, pause };
      await clock.sleep(ms, pause.signal);
      waiting = undefined;
      signal.removeEventListener("abort", stop);
      return due();
    },
  };
}

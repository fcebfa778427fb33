// Tells every second which agents keep a run waiting, and for how long already. Why they do is for
// others to find out.

import type { TargetName } from "../model/target.ts";
import type { Run } from "./run.ts";

const everyMs = 1_000;
/** An agent that is well answers sooner, unless its device is slow. */
const unremarkableMs = 5_000;

/** Until the signal aborts. */
export async function tellWaiting(
  { ports, progress, onEvent }: Pick<Run, "ports" | "progress" | "onEvent">,
  over: AbortSignal,
): Promise<void> {
  const { clock } = ports;
  let hasTold = false;
  for (;;) {
    const nowMs = clock.now();
    const waits = [...progress.askedAtMs].map(([target, atMs]): [TargetName, number] => {
      return [target, nowMs - atMs];
    });
    const long = waits.filter(([, ms]) => ms >= unremarkableMs);
    // That nobody is waited for any more is told once.
    if (long.length > 0 || hasTold) onEvent({ type: "waiting", forMs: new Map(long) });
    hasTold = long.length > 0;
    const longestMs = waits.reduce((most, [, ms]) => Math.max(most, ms), 0);
    await clock.sleep(Math.max(everyMs, unremarkableMs - longestMs), over);
    if (over.aborted) return;
  }
}

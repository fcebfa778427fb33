// Keeps a fabric as its manifests say, for as long as it may. Level-triggered: what moves only wakes the
// loop, and each run looks at everything as it is then. There is never more than one run at a time.

import type { Tenure } from "../apply/keep-lock.ts";
import { backoffMs, type Backoff } from "./backoff.ts";
import { followAgents } from "./loop-agents.ts";
import { onlyNews, type OnLoopEvent } from "./loop-event.ts";
import { createRunner, type RunEnd, type RunOptions, type RunPorts } from "./loop-run.ts";
import { createWakes, type Wakes } from "./loop-wakes.ts";

export interface LoopPorts extends RunPorts {
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface LoopOptions extends RunOptions {
  /** So often it looks even where nothing moved that it knows of. */
  readonly everyMs: number;
  /** So long it waits, once something moved, for the rest of what moves with it. */
  readonly debounceMs: number;
}

const backoffs: Readonly<Record<"failed" | "locked", Backoff>> = {
  // Whoever mends what failed does not wait long for it to be noticed.
  failed: { firstMs: 1_000, mostMs: 60_000 },
  // An apply takes seconds.
  locked: { firstMs: 1_000, mostMs: 5_000 },
};

/**
 * Runs until the signal aborts, and then lets the operation in flight finish. `lead` is what every
 * write is made under; when it is lost, the signal should abort.
 */
export async function reconcileLoop(
  ports: LoopPorts,
  options: LoopOptions,
  lead: Tenure,
  onEvent: OnLoopEvent,
  signal: AbortSignal,
): Promise<void> {
  const wakes = createWakes(ports.clock);
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  // A bug in one of them ends them all.
  const together = [
    followSource(ports, wakes, ended.signal),
    followAgents(ports, () => wakes.wake("agents"), ended.signal),
    runAgainAndAgain(ports, options, lead, { wakes, onEvent, signal: ended.signal }),
  ].map((one) => one.finally(end));
  const results = await Promise.allSettled(together);
  signal.removeEventListener("abort", end);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function followSource(
  { source }: LoopPorts,
  wakes: Wakes,
  signal: AbortSignal,
): Promise<void> {
  for await (const _ of source.changes(signal)) wakes.wake("source");
}

interface Looping {
  readonly wakes: Wakes;
  readonly onEvent: OnLoopEvent;
  readonly signal: AbortSignal;
}

async function runAgainAndAgain(
  ports: LoopPorts,
  options: LoopOptions,
  lead: Tenure,
  { wakes, onEvent, signal }: Looping,
): Promise<void> {
  const run = createRunner(ports, options, lead, onlyNews(onEvent));
  let failures = 0;
  while (!signal.aborted) {
    wakes.clear();
    const ending = await run(signal);
    failures = ending === "failed" || ending === "locked" ? failures + 1 : 0;
    if (ending === "again") continue;
    if (await untilDue(ending, failures)) await ports.clock.sleep(options.debounceMs, signal);
  }

  /** True where it was woken. What agents see does not shorten a punishment: a failed apply stirs them. */
  async function untilDue(ending: Exclude<RunEnd, "again">, times: number): Promise<boolean> {
    if (ending === "idle") return await wakes.wait(options.everyMs, ["source", "agents"], signal);
    const pauseMs = backoffMs(backoffs[ending], times, ports.random);
    return await wakes.wait(pauseMs, ["source"], signal);
  }
}

// Keeps a fabric as its manifests say, for as long as it may. Level-triggered: what moves only wakes the
// loop, and each run looks at everything as it is then. There is never more than one run at a time.

import type { Tenure } from "../apply/keep-lock.ts";
import { PlanningSession } from "../plan/session/session.ts";
import { isTrouble } from "../ports/trouble.ts";
import { memoryText, readMemory } from "../records/controller/memory.ts";
import { followKeys } from "../records/follow.ts";
import { backoffMs, type Backoff } from "../model/backoff.ts";
import { driftMemoryFrom } from "./drift-memory.ts";
import { noneFailing } from "./failing.ts";
import { KeptManifests } from "./kept-manifests.ts";
import { runOnce } from "./loop-run.ts";
import { createWakes, type WakenBy, type Wakes } from "./loop-wakes.ts";
import type { RunEnd, RunOptions, RunPorts, Running } from "./running.ts";
import { SourceReadings } from "./source-readings.ts";
import { createStanding } from "./standing.ts";
import type { StatusEvent } from "./status-event.ts";
import { together } from "./together.ts";

export interface LoopOptions extends RunOptions {
  /** So often it looks at everything, even where nothing moved that it knows of. */
  readonly everyMs: number;
  /** So long it waits, once something moved, for the rest of what moves with it. */
  readonly debounceMs: number;
  /** Called after every run, before anything is waited for. */
  readonly onRunEnd?: () => Promise<void>;
}

const backoffs: Readonly<Record<"failed" | "locked", Backoff>> = {
  // Whoever mends what failed does not wait long for it to be noticed.
  failed: { firstMs: 1_000, mostMs: 60_000 },
  // An apply takes seconds.
  locked: { firstMs: 1_000, mostMs: 5_000 },
};

/** A store that cannot be read is asked again this often. */
const pauseMs = 1_000;

/**
 * Runs until the signal aborts, and then lets the operation in flight finish. `lead` is what every
 * write is made under; when it is lost, the signal should abort. Events are told in every run, also
 * where they say the same again.
 */
export async function reconcileLoop(
  ports: RunPorts,
  options: LoopOptions,
  lead: Tenure,
  onEvent: (event: StatusEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const wakes = createWakes(ports.clock);
  await together(signal, async (ended) => {
    const running = await begin(ports, options, lead, onEvent, ended);
    if (running === undefined) return [];
    const { manifests, readings, standing } = running;
    return [
      readings.run(
        () => manifests.known(),
        () => wakes.wake("source"),
        ended,
      ),
      followControl(ports, wakes, running.revision, ended),
      standing.follow(() => wakes.wake("targets"), ended),
      runAgainAndAgain(running, options, wakes, ended),
    ];
  });
}

interface Begun extends Running {
  /** Of the store, before anything was read. */
  readonly revision: number;
}

/** Goes on with what the former leader left; undefined where the signal aborts before that is read. */
async function begin(
  ports: RunPorts,
  options: LoopOptions,
  lead: Tenure,
  tell: (event: StatusEvent) => void,
  signal: AbortSignal,
): Promise<Begun | undefined> {
  const { store, keys, clock, source, understanding, catalog } = ports;
  while (!signal.aborted) {
    const page = await store.range(keys.control, { limit: 1 });
    const memory = isTrouble(page) ? page : await readMemory(store, keys);
    if (isTrouble(page) || (isTrouble(memory) && memory.retry !== "never")) {
      if (isTrouble(memory)) tell({ type: "trouble", trouble: memory });
      await clock.sleep(pauseMs, signal);
      continue;
    }
    // What nobody can read is as good as nothing: the first run finds out anew.
    const { inForce, drift } = isTrouble(memory) ? {} : memory;
    const session = new PlanningSession(catalog);
    return {
      revision: page.revision,
      ports,
      options,
      lead,
      tell,
      session,
      manifests: new KeptManifests({ source, understanding, session }, inForce),
      readings: new SourceReadings(ports, options),
      standing: createStanding(ports, options),
      memory: isTrouble(memory) ? undefined : memoryText(memory),
      drift: driftMemoryFrom(drift),
      failing: noneFailing,
      keptRevision: undefined,
      isSuspended: false,
      result: "nothing",
      wish: undefined,
      applied: undefined,
    };
  }
  return undefined;
}

/** Whatever people tell after a revision wakes it; what they told before is read by the first run. */
async function followControl(
  { store, keys, clock }: RunPorts,
  wakes: Wakes,
  revision: number,
  signal: AbortSignal,
): Promise<void> {
  const wake = (): void => wakes.wake("control");
  const follower = { onChange: wake, onMissed: wake };
  await followKeys({ store, clock }, keys.control, revision + 1, follower, signal);
}

async function runAgainAndAgain(
  running: Running,
  options: LoopOptions,
  wakes: Wakes,
  signal: AbortSignal,
): Promise<void> {
  const { clock, random } = running.ports;
  let failures = 0;
  let resyncAtMs = clock.now() + options.everyMs;
  while (!signal.aborted) {
    wakes.clear();
    const isTimeUp = clock.now() >= resyncAtMs;
    if (isTimeUp) resyncAtMs = clock.now() + options.everyMs;
    const ending = await runOnce(running, isTimeUp, signal);
    await options.onRunEnd?.();
    failures = ending.type === "failed" || ending.type === "locked" ? failures + 1 : 0;
    if (ending.type === "again") continue;
    // What the source has was waited for already, and what people say is not to be waited with.
    if ((await untilDue(ending, failures)) === "targets") {
      await clock.sleep(options.debounceMs, signal);
    }
  }

  /** What woke it, if anything did. What targets show does not shorten a punishment: a failed apply stirs them. */
  async function untilDue(
    ending: Exclude<RunEnd, { type: "again" }>,
    times: number,
  ): Promise<WakenBy | undefined> {
    if (ending.type === "idle") {
      const dueAtMs = Math.min(resyncAtMs, ending.dueAtMs ?? resyncAtMs);
      const heeded = ["source", "control", "targets"] as const;
      return await wakes.wait(Math.max(0, dueAtMs - clock.now()), heeded, signal);
    }
    const ms = backoffMs(backoffs[ending.type], times, random);
    return await wakes.wait(ms, ["source", "control"], signal);
  }
}

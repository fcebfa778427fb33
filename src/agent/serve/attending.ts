// Has drivers attend to the targets that are certainly served from here, and to no others: a driver that
// attends changes its target by itself. One that ends, or that has a bug, begins again after a while.

import type { TargetSettings } from "../../model/target.ts";
import type { Driver, Happening } from "../../ports/driver.ts";
import { backoffMs } from "./backoff.ts";
import type { Presences } from "./presences.ts";
import type { ServeParts } from "./serve-parts.ts";
import type { Served } from "./served.ts";
import type { Tasks } from "./tasks.ts";

export interface Attending {
  /** Attends to the target as it is reached now, and in no other way any more. */
  begin(served: Served): void;
  end(served: Served): void;
}

export interface AttendingParts extends Pick<
  ServeParts,
  "clock" | "random" | "drivers" | "onEvent"
> {
  readonly monotonic: () => number;
  readonly presences: Pick<Presences, "fence" | "confirmedForMs">;
}

interface Attendance {
  /** By which driver, and how the target is reached. */
  readonly binding: string;
  readonly over: AbortController;
  /** Resolves once the driver has ended, too. */
  readonly ended: Promise<void>;
}

/** How often it is looked whether a lease that was not confirmed in time is so again. */
const lookEveryMs = 500;
/** One that went well for so long did not fail again, but for the first time. */
const steadyMs = 60_000;
/** What goes on being wrong is told so often. */
const againMs = 60_000;

/** Everything ends with `stopping`. What is under way is added to `tasks`. */
export function createAttending(
  parts: AttendingParts,
  stopping: AbortSignal,
  tasks: Tasks,
): Attending {
  const attendances = new Map<Served, Attendance>();
  stopping.addEventListener("abort", () => {
    for (const { over } of attendances.values()) over.abort();
  });

  return {
    end(served) {
      attendances.get(served)?.over.abort();
    },
    begin(served) {
      const { settings } = served;
      const driver = settings && parts.drivers.get(settings.driver);
      const former = attendances.get(served);
      const isOurs = parts.presences.fence(served.target) !== undefined;
      if (settings === undefined || stopping.aborted || !isOurs) return;
      const binding = JSON.stringify([settings.driver, settings.connection]);
      if (former?.binding === binding && !former.over.signal.aborted) return;
      former?.over.abort();
      if (driver?.attend === undefined) return;
      const over = new AbortController();
      // Two at a time would work against each other.
      const ended = (former?.ended ?? Promise.resolve()).then(() =>
        attend(parts, { driver, settings }, over.signal),
      );
      attendances.set(served, { binding, over, ended });
      tasks.add(ended);
    },
  };
}

interface Attended {
  readonly driver: Driver;
  readonly settings: TargetSettings;
}

async function attend(
  parts: AttendingParts,
  { driver, settings }: Attended,
  signal: AbortSignal,
): Promise<void> {
  const { clock, random, monotonic, presences, onEvent } = parts;
  const { target } = settings;
  const say = sayTo(parts, target);
  for (let failures = 0; !signal.aborted;) {
    if (presences.confirmedForMs() === 0) {
      await clock.sleep(lookEveryMs, signal);
      continue;
    }
    const startMs = monotonic();
    const over = new AbortController();
    const guarding = endUnconfirmed(parts, over);
    const either = AbortSignal.any([signal, over.signal]);
    const reason = await attendOnce({ driver, settings }, either, say);
    const isUnsure = over.signal.aborted;
    over.abort();
    await guarding;
    if (signal.aborted) return;
    if (isUnsure) continue;
    onEvent({ type: "attending-ended", target, reason });
    failures = monotonic() - startMs < steadyMs ? failures + 1 : 1;
    await clock.sleep(backoffMs(failures, random), signal);
  }
}

/** Once the lease is not confirmed any more, another agent may be serving the target. */
async function endUnconfirmed(
  { clock, presences }: AttendingParts,
  over: AbortController,
): Promise<void> {
  while (!over.signal.aborted) {
    const leftMs = presences.confirmedForMs();
    if (leftMs > 0) await clock.sleep(leftMs, over.signal);
    else over.abort();
  }
}

/** Answers why it ended. What a driver has wrong for one target must not end the others. */
async function attendOnce(
  { driver, settings }: Attended,
  signal: AbortSignal,
  say: (happening: Happening) => void,
): Promise<string> {
  try {
    await driver.attend?.(settings.target, settings, signal, say);
    return "it ended by itself";
  } catch (error) {
    return `this is a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

/** Tells what is said; a warning that was told already is not told again for some time. */
function sayTo(
  { monotonic, onEvent }: AttendingParts,
  target: string,
): (happening: Happening) => void {
  const toldAtMs = new Map<string, number>();
  return ({ level, text }) => {
    const nowMs = monotonic();
    if (level !== "info") {
      for (const [one, atMs] of toldAtMs) if (nowMs - atMs >= againMs) toldAtMs.delete(one);
      if (toldAtMs.has(text)) return;
      toldAtMs.set(text, nowMs);
    }
    onEvent({ type: "happened", target, level, text });
  };
}

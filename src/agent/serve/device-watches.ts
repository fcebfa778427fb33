// Listens to devices that tell by themselves that they changed, and has them looked at soon after: not
// at once, because changes come in swarms.

import type { TargetSettings } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Driver } from "../../ports/driver.ts";
import { backoffMs } from "./backoff.ts";
import type { Served } from "./served.ts";
import type { ServeParts } from "./serve-parts.ts";
import type { Tasks } from "./tasks.ts";

export interface DeviceWatches {
  /** Listens to the device that the target is reached at, and to no other. */
  begin(served: Served): void;
  end(served: Served): void;
}

interface Watch {
  /** Which device, and how it is reached. */
  readonly binding: string;
  readonly over: AbortController;
}

const settleMs = 200;

/** Everything ends with `stopping`. What is under way is added to `tasks`. */
export function createDeviceWatches(
  { clock, random, drivers }: Pick<ServeParts, "clock" | "random" | "drivers">,
  stopping: AbortSignal,
  tasks: Tasks,
  wake: (served: Served) => void,
): DeviceWatches {
  const watches = new Map<Served, Watch>();
  stopping.addEventListener("abort", () => {
    for (const { over } of watches.values()) over.abort();
  });

  function end(served: Served): void {
    watches.get(served)?.over.abort();
    watches.delete(served);
  }

  return {
    end,
    begin(served) {
      const { settings } = served;
      const driver = settings && drivers.get(settings.driver);
      if (settings === undefined || driver?.watch === undefined || stopping.aborted) return;
      const binding = JSON.stringify([settings.driver, settings.connection]);
      if (watches.get(served)?.binding === binding) return;
      end(served);
      const over = new AbortController();
      watches.set(served, { binding, over });
      const onStir = (): void => {
        served.isObservationDue = true;
        wake(served);
      };
      tasks.add(watchDevice({ clock, random, driver, settings, onStir }, over.signal));
    },
  };
}

interface Watching {
  readonly clock: Clock;
  readonly random: () => number;
  readonly driver: Driver;
  readonly settings: TargetSettings;
  readonly onStir: () => void;
}

async function watchDevice(
  { clock, random, driver, settings, onStir }: Watching,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    // What happened while nobody listened is not told.
    if (failures > 0) onStir();
    for await (const _ of driver.watch?.(settings.target, settings, signal) ?? []) {
      failures = 0;
      await clock.sleep(settleMs, signal);
      if (!signal.aborted) onStir();
    }
    await clock.sleep(backoffMs(failures + 1, random), signal);
  }
}

// Every driver of this build. A new one is a folder beside `sim` and a line here.

import type { Clock } from "../ports/clock.ts";
import type { Driver } from "../ports/driver.ts";
import type { Store } from "../ports/store.ts";
import { createSimDriver, type SimKeys } from "./sim/sim-driver.ts";

/** All drivers by name. They share nothing but what is handed in. */
export function createDrivers(
  store: Store,
  keys: SimKeys,
  clock: Clock,
): ReadonlyMap<string, Driver> {
  const drivers = [createSimDriver(store, keys, clock)];
  return new Map(drivers.map((driver) => [driver.name, driver]));
}

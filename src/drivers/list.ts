// Every driver of this build. A new one is a folder beside `sim` and a line here.

import type { Clock } from "../ports/clock.ts";
import type { Driver } from "../ports/driver.ts";
import type { OpenOvsdb } from "../ports/ovsdb.ts";
import type { Store } from "../ports/store.ts";
import { createOvsDriver } from "./ovs/ovs-driver.ts";
import { createSimDriver, type SimKeys } from "./sim/sim-driver.ts";

/**
 * All drivers by name. They share nothing but what is handed in. Without a way to open an OVSDB there is
 * no driver "ovs".
 */
export function createDrivers(
  store: Store,
  keys: SimKeys,
  clock: Clock,
  openOvsdb?: OpenOvsdb,
): ReadonlyMap<string, Driver> {
  const drivers = [
    createSimDriver(store, keys, clock),
    ...(openOvsdb === undefined ? [] : [createOvsDriver(openOvsdb)]),
  ];
  return new Map(drivers.map((driver) => [driver.name, driver]));
}

/** Lets go of what drivers hold open. */
export async function closeDrivers(drivers: ReadonlyMap<string, Driver>): Promise<void> {
  await Promise.all([...drivers.values()].map(async (driver) => await driver.close?.()));
}

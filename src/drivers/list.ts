// Every driver of this build. A new one is a folder beside `sim` and a line here.

import type { Clock } from "../ports/clock.ts";
import type { Driver } from "../ports/driver.ts";
import type { OpenOvsdb } from "../ports/ovsdb.ts";
import type { OpenSppCtl } from "../ports/spp-ctl.ts";
import type { OpenKeys, Store } from "../ports/store.ts";
import { createOvsDriver } from "./ovs/ovs-driver.ts";
import { createSimDriver, type SimKeys } from "./sim/sim-driver.ts";
import { createSppDriver } from "./spp/spp-driver.ts";
import { createSppKeysDriver } from "./spp/spp-keys-driver.ts";

/** All that drivers share. Without the way to what a driver speaks to, there is no such driver. */
export interface DriverSurroundings {
  /** Where simulated devices are. */
  readonly store: Store;
  readonly keys: SimKeys;
  readonly clock: Clock;
  readonly openOvsdb?: OpenOvsdb;
  /** The keys of soft patch panels. */
  readonly openKeys?: OpenKeys;
  readonly openSppCtl?: OpenSppCtl;
}

/** All drivers by name. */
export function createDrivers(surroundings: DriverSurroundings): ReadonlyMap<string, Driver> {
  const { store, keys, clock, openOvsdb, openKeys, openSppCtl } = surroundings;
  const drivers = [
    createSimDriver(store, keys, clock),
    ...(openOvsdb === undefined ? [] : [createOvsDriver(openOvsdb)]),
    ...(openKeys === undefined ? [] : [createSppKeysDriver(openKeys, clock)]),
    ...(openKeys === undefined || openSppCtl === undefined
      ? []
      : [createSppDriver(openKeys, openSppCtl, clock)]),
  ];
  return new Map(drivers.map((driver) => [driver.name, driver]));
}

/** Lets go of what drivers hold open. */
export async function closeDrivers(drivers: ReadonlyMap<string, Driver>): Promise<void> {
  await Promise.all([...drivers.values()].map(async (driver) => await driver.close?.()));
}

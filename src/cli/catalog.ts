// What this build can do, put together from the explicit lists.

import { ovsTraits } from "../drivers/ovs/traits.ts";
import { sppKeysTraits } from "../drivers/spp/spp-keys-traits.ts";
import { sppTraits } from "../drivers/spp/spp-traits.ts";
import { kinds } from "../kinds/list.ts";
import type { DriverTraits } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { targetTypes } from "../targets/list.ts";

/**
 * The drivers by their traits: enough to check manifests and to plan, and cheaper to load than the drivers are.
 * A test holds the list against the drivers.
 */
export const driverNames: readonly DriverTraits[] = [
  // A simulated device lacks nothing.
  { name: "sim", features: new Set(targetTypes.flatMap((type) => Object.keys(type.features))) },
  ovsTraits,
  sppKeysTraits,
  sppTraits,
];

export function catalogOf(drivers: Iterable<DriverTraits>): Catalog {
  return {
    kinds,
    targetTypes: new Map(targetTypes.map((type) => [type.name, type])),
    drivers: new Map([...drivers].map((driver) => [driver.name, driver])),
  };
}

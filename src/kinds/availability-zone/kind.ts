// AvailabilityZone: a zone that fails on its own. It claims nothing; others refer to it, and networks
// are placed on the transits and border gateways that serve it.

import type { Kind } from "../../model/kind.ts";
import { checkAvailabilityZone } from "./check.ts";
import { availabilityZones } from "./name.ts";
import { poolsOfAvailabilityZone } from "./pools.ts";
import type { AvailabilityZoneSpec } from "./spec.generated.ts";

export const availabilityZone: Kind<AvailabilityZoneSpec> = {
  name: availabilityZones.name,
  check: checkAvailabilityZone,
  pools: poolsOfAvailabilityZone,
};

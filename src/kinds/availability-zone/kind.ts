// AvailabilityZone: a zone that fails on its own. It claims nothing; others refer to it.

import type { Kind } from "../../model/kind.ts";
import { checkAvailabilityZone } from "./check.ts";
import { availabilityZones } from "./name.ts";
import type { AvailabilityZoneSpec } from "./spec.generated.ts";

export const availabilityZone: Kind<AvailabilityZoneSpec> = {
  name: availabilityZones.name,
  check: checkAvailabilityZone,
};

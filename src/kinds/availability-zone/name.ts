// The kind's name together with the type of its spec, for lookups in an index.

import type { KindName } from "../../model/resource-index.ts";
import type { AvailabilityZoneSpec } from "./spec.generated.ts";

export const availabilityZones: KindName<AvailabilityZoneSpec> = { name: "AvailabilityZone" };

// A zone's number and suffix tell it apart in route targets and names, so each needs its own.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { firstHolders, takenValue } from "../findings.ts";
import { availabilityZones } from "./name.ts";
import type { AvailabilityZoneSpec } from "./spec.generated.ts";

export function checkAvailabilityZone(
  zone: Resource<AvailabilityZoneSpec>,
  index: ResourceIndex,
): readonly Finding[] {
  const { numbers, suffixes } = index.derive(holders);
  return [
    ...takenValue(zone, zone.spec.number, numbers, {
      code: "fabric/not-unique",
      field: () => "/spec/number",
      what: "zone number",
    }),
    ...takenValue(zone, zone.spec.suffix, suffixes, {
      code: "fabric/not-unique",
      field: () => "/spec/suffix",
      what: "zone suffix",
    }),
  ];
}

interface Holders {
  readonly numbers: ReadonlyMap<number, Resource<AvailabilityZoneSpec>>;
  readonly suffixes: ReadonlyMap<string, Resource<AvailabilityZoneSpec>>;
}

function holders(index: ResourceIndex): Holders {
  const zones = index.all(availabilityZones);
  return {
    numbers: firstHolders(zones, (zone) => zone.spec.number),
    suffixes: firstHolders(zones, (zone) => zone.spec.suffix),
  };
}

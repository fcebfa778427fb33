// The pools of a zone: the transits and the border gateways that serve it.

import type { PlacePool } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { groupsByRolePool, placeOf, rolePoolName, roles } from "../host-group/roles.ts";
import type { AvailabilityZoneSpec } from "./spec.generated.ts";

export function poolsOfAvailabilityZone(
  zone: Resource<AvailabilityZoneSpec>,
  index: ResourceIndex,
): readonly PlacePool[] {
  const byPool = index.derive(groupsByRolePool);
  return roles.flatMap((role) => {
    const name = rolePoolName(role, zone.name);
    const groups = byPool.get(name);
    return groups === undefined
      ? []
      : [{ name, places: groups.map((group) => placeOf(group, index)) }];
  });
}

// Where a network leaves the fabric: in each zone one border gateway and one transit, if the zone has
// any. A network that is confined to a zone stays off border gateways, and uses only transits that
// stand in its zone (CC-Fabric's scheduling rules).

import type { PlaceRequest } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import { groupsByRolePool, ownZoneOf, rolePoolName, roles } from "../host-group/roles.ts";
import { networkIdOf } from "./lookup.ts";
import type { NetworkSpec } from "./spec.generated.ts";

export function placementsOfNetwork(
  network: Resource<NetworkSpec>,
  index: ResourceIndex,
): readonly PlaceRequest[] {
  const byPool = index.derive(groupsByRolePool);
  if (byPool.size === 0) return [];
  const hint = network.spec.availabilityZoneHint;
  const key = networkIdOf(network);
  const field = hint === undefined ? "/metadata/name" : "/spec/availabilityZoneHint";
  const at = { resource: network, field };
  const zones = hint === undefined ? index.all(availabilityZones).map(({ name }) => name) : [hint];
  return zones.flatMap((zone) =>
    roles.flatMap((role): PlaceRequest[] => {
      const pool = rolePoolName(role, zone);
      const groups = byPool.get(pool);
      if (groups === undefined) return [];
      if (hint === undefined) return [{ pool, key, at }];
      if (role === "borderGateway") return [];
      const own = groups.filter((group) => ownZoneOf(group, index) === hint);
      return [{ pool, key, among: own.map(({ name }) => name), at }];
    }),
  );
}

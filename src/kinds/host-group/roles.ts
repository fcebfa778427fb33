// Host groups with a role: which zones they serve, how much room they have, and on which switches they
// stand. Which network goes where is the planner's choice.

import type { Place } from "../../model/allocation.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import type { TargetName } from "../../model/target.ts";
import { pairOfSwitch } from "../switch/lookup.ts";
import { switches } from "../switch/name.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export type Role = NonNullable<HostGroupSpec["role"]>;

/** In the order in which a network is placed in a zone. */
export const roles: readonly Role[] = ["borderGateway", "transit"];

/** What the field's documents allow on one border leaf, where nobody declares less or more. */
const defaultCapacity = 2000;

/** The pool of the groups with a role that serve a zone: "transit/z1a". */
export function rolePoolName(role: Role, zone: string): string {
  return `${role}/${zone}`;
}

/** The zone in which the switches of a group stand. */
export function ownZoneOf({ spec }: HostGroup, index: ResourceIndex): string | undefined {
  const [port] = spec.ports ?? [];
  return port === undefined ? undefined : pairOfSwitch(port.switch, index)?.spec.availabilityZone;
}

/** Pool → its groups, sorted by name; no entry where a zone has none. */
export function groupsByRolePool(index: ResourceIndex): ReadonlyMap<string, readonly HostGroup[]> {
  const byPool = new Map<string, HostGroup[]>();
  for (const group of index.all(hostGroups)) {
    const { role, availabilityZones = [] } = group.spec;
    if (role === undefined) continue;
    for (const zone of availabilityZones) {
      const pool = rolePoolName(role, zone);
      const groups = byPool.get(pool);
      if (groups === undefined) byPool.set(pool, [group]);
      else groups.push(group);
    }
  }
  return byPool;
}

/** The border gateway that stands on a switch, if one does. */
export function borderGatewaysByTarget(
  index: ResourceIndex,
): ReadonlyMap<TargetName, readonly HostGroup[]> {
  const byTarget = new Map<TargetName, HostGroup[]>();
  for (const group of index.all(hostGroups)) {
    if (group.spec.role !== "borderGateway") continue;
    for (const { switch: name } of group.spec.ports ?? []) {
      const target = switchTargetName(name);
      const groups = byTarget.get(target);
      if (groups === undefined) byTarget.set(target, [group]);
      else if (!groups.includes(group)) groups.push(group);
    }
  }
  return byTarget;
}

/** A group as a place for networks. */
export function placeOf(group: HostGroup, index: ResourceIndex): Place {
  const { capacity, reserve = 0, state = "enabled" } = group.spec.scheduling ?? {};
  const limits = (group.spec.ports ?? []).flatMap((port) => {
    const limit = index.get(switches, port.switch)?.spec.vlanCapacity;
    return limit === undefined ? [] : [limit];
  });
  const room = limits.length === 0 ? defaultCapacity : Math.min(...limits);
  return { name: group.name, capacity: capacity ?? room, reserve, state };
}

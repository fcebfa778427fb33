// The VLANs that the ports of a group carry whatever is bound to its hosts: infra networks and extra
// VLANs of the group itself, and of the groups that share its ports with it.

import type { FieldOf } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { metagroupsByChild } from "./metagroups.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export interface FixedVlan {
  /** "infra network mgmt". */
  readonly words: string;
  readonly at: FieldOf;
}

export interface FixedVlans {
  readonly byVlan: ReadonlyMap<number, FixedVlan>;
  /** The first infra network that the ports carry without a tag. */
  readonly untagged: FixedVlan | undefined;
}

/** Group → its VLANs; no entry where there are none. */
export function fixedVlansByGroup(index: ResourceIndex): ReadonlyMap<string, FixedVlans> {
  const metagroups = index.derive(metagroupsByChild);
  const byGroup = new Map<string, FixedVlans>();
  for (const group of index.all(hostGroups)) {
    const metagroup = metagroups.get(group.name)?.group;
    const children = (group.spec.children ?? []).flatMap(
      (name) => index.get(hostGroups, name) ?? [],
    );
    const sharing = [group, ...(metagroup === undefined ? [] : [metagroup]), ...children];
    const fixed = fixedVlansOf(sharing);
    if (fixed !== undefined) byGroup.set(group.name, fixed);
  }
  return byGroup;
}

function fixedVlansOf(groups: readonly HostGroup[]): FixedVlans | undefined {
  const byVlan = new Map<number, FixedVlan>();
  let untagged: FixedVlan | undefined;
  const add = (vlan: number, fixed: FixedVlan): void => {
    if (!byVlan.has(vlan)) byVlan.set(vlan, fixed);
  };
  for (const resource of groups) {
    const { infraNetworks = [], extraVlans = [] } = resource.spec;
    for (const [i, { name, vlan, untagged: isUntagged }] of infraNetworks.entries()) {
      const words = `infra network ${name}`;
      const field = `/spec/infraNetworks/${i}`;
      add(vlan, { words, at: { resource, field: `${field}/vlan` } });
      if (isUntagged === true) {
        untagged ??= { words, at: { resource, field: `${field}/untagged` } };
      }
    }
    for (const [i, vlan] of extraVlans.entries()) {
      add(vlan, { words: "an extra VLAN", at: { resource, field: `/spec/extraVlans/${i}` } });
    }
  }
  return byVlan.size === 0 ? undefined : { byVlan, untagged };
}

// The infra networks of one group: their addresses, and numbers that are not tenants'. What infra
// networks of several groups must not share is in infra-clashes.ts.

import { defaultPolicy } from "../../model/policy.ts";
import type { FieldOf, Finding, RelatedField } from "../../model/diagnostic.ts";
import { isInRanges } from "../../model/number-ranges.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { networksByVni } from "../network/vnis.ts";
import { usableRanges } from "../ranges.ts";
import { reconcilePolicies } from "../reconcile-policy/name.ts";
import { vlanRanges } from "../vlan-pool/lookup.ts";
import { vlanPools } from "../vlan-pool/name.ts";
import { checkInfraRouting } from "./check-infra-routing.ts";
import { infraClashesByGroup } from "./infra-clashes.ts";
import { wirings } from "./lookup.ts";
import type { HostGroupSpec, InfraNetwork } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkInfraNetworks(group: HostGroup, index: ResourceIndex): readonly Finding[] {
  const { infraNetworks = [] } = group.spec;
  if (infraNetworks.length === 0) return [];
  return [
    ...infraNetworks.flatMap((one, i) => {
      const field = `/spec/infraNetworks/${i}`;
      return [
        ...checkName(group, one, i),
        ...checkVlan(group, one, `${field}/vlan`, index),
        ...checkVni(one, { resource: group, field: `${field}/vni` }, index),
        ...checkInfraRouting(group, one, field, index),
      ];
    }),
    ...(index.derive(infraClashesByGroup).get(group.name) ?? []),
  ];
}

function checkName(group: HostGroup, { name }: InfraNetwork, i: number): Finding[] {
  const earlier = (group.spec.infraNetworks ?? []).findIndex((one) => one.name === name);
  if (earlier === i) return [];
  const related = { resource: group, field: `/spec/infraNetworks/${earlier}/name` };
  return [
    {
      code: "host-group/infra-network-twice",
      severity: "error",
      at: { resource: group, field: `/spec/infraNetworks/${i}/name` },
      label: `the group has an infra network ${name} already`,
      related: [{ ...related, text: "the first one is here" }],
      help: "give one of the two another name, or write its gateways into one",
    },
  ];
}

function checkVlan(
  group: HostGroup,
  { vlan }: InfraNetwork,
  field: string,
  index: ResourceIndex,
): Finding[] {
  const poolName = index.derive(wirings).get(group.name)?.vlanPool ?? "";
  const pool = index.get(vlanPools, poolName);
  if (pool === undefined || !isInRanges(index.derive(vlanRanges).get(poolName) ?? [], vlan)) {
    return [];
  }
  return [
    {
      code: "host-group/infra-vlan-of-pool",
      severity: "error",
      at: { resource: group, field },
      label: `VlanPool ${poolName} may give ${vlan} to a tenant's network`,
      related: [{ resource: pool, field: "/spec/ranges", text: "its ranges are here" }],
      help: `use a VLAN outside of ${pool.spec.ranges.join(", ")}, or take it out of the pool`,
    },
  ];
}

function checkVni({ vni }: InfraNetwork, at: FieldOf, index: ResourceIndex): Finding[] {
  const network = index.derive(networksByVni).get(vni);
  if (network !== undefined) {
    const related = { resource: network, field: "/spec/vni", text: `${network.name} has it here` };
    return [takenVni(at, `VNI ${vni} belongs to network ${network.name}`, [related])];
  }
  const [policy] = index.all(reconcilePolicies);
  const written = policy?.spec.vniRanges;
  const ranges = written === undefined ? defaultPolicy.vniRanges : usableRanges(written);
  if (!isInRanges(ranges, vni)) return [];
  const words = ranges.map(([from, to]) => `${from}-${to}`).join(", ");
  return [
    takenVni(
      at,
      `VNIs of tenants' networks are taken from ${words}`,
      policy === undefined || written === undefined
        ? []
        : [{ resource: policy, field: "/spec/vniRanges", text: "these ranges are here" }],
    ),
  ];
}

function takenVni(at: FieldOf, label: string, related: readonly RelatedField[]): Finding {
  const help = "use a VNI that no tenant's network has or may be given";
  return { code: "host-group/infra-vni-of-tenants", severity: "error", at, label, related, help };
}

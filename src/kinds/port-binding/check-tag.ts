// The tag of a binding, or untagged traffic, belongs to nothing else on the ports of its host: neither to
// an infra network or extra VLAN of the host's groups, nor to the networks of a metagroup around it.

import type { Finding } from "../../model/diagnostic.ts";
import { isInRanges } from "../../model/number-ranges.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { fixedVlansByGroup } from "../host-group/fixed-vlans.ts";
import type { Wiring } from "../host-group/lookup.ts";
import { metagroupsByChild } from "../host-group/metagroups.ts";
import { vlanRanges } from "../vlan-pool/lookup.ts";
import type { NamedHost } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

type Binding = Resource<PortBindingSpec>;

export function checkTag(
  binding: Binding,
  host: NamedHost,
  wiring: Wiring,
  index: ResourceIndex,
): readonly Finding[] {
  const { hostVlan, adminState } = binding.spec;
  if (hostVlan !== undefined && !wiring.isDirect) return [unusedTag(binding, host, wiring)];
  if (!wiring.isDirect || adminState === "down") return [];
  return hostVlan === undefined
    ? checkUntagged(binding, host, wiring, index)
    : checkTagged(binding, hostVlan, wiring, index);
}

function unusedTag(binding: Binding, host: NamedHost, { group }: Wiring): Finding {
  return {
    code: "binding/host-vlan-unused",
    severity: "warning",
    at: { resource: binding, field: "/spec/hostVlan" },
    label: `${host.name} is bound as a trunk, which translates nothing`,
    related: [
      { resource: group, field: "/metadata/name", text: `${group.name} has binding: trunk` },
    ],
    help: `drop hostVlan, or give ${group.name} binding: direct`,
  };
}

/** Untagged traffic of the host belongs to nothing else. */
export function checkUntagged(
  binding: Binding,
  host: NamedHost,
  { group, hasMultipleTrunks }: Wiring,
  index: ResourceIndex,
): Finding[] {
  const untagged = index.derive(fixedVlansByGroup).get(group.name)?.untagged;
  if (untagged === undefined || hasMultipleTrunks) return [];
  return [
    {
      code: "binding/untagged-taken",
      severity: "error",
      at: { resource: binding, field: host.field },
      label: `untagged traffic of ${host.name} belongs to ${untagged.words}`,
      related: [{ ...untagged.at, text: `${untagged.at.resource.name} has it untagged here` }],
      help: "add a hostVlan to the binding, or let the infra network be tagged",
    },
  ];
}

function checkTagged(
  binding: Binding,
  hostVlan: number,
  { group, vlanPool = "" }: Wiring,
  index: ResourceIndex,
): Finding[] {
  const at = { resource: binding, field: "/spec/hostVlan" };
  const fixed = index.derive(fixedVlansByGroup).get(group.name)?.byVlan.get(hostVlan);
  if (fixed !== undefined) {
    return [
      {
        code: "binding/host-vlan-taken",
        severity: "error",
        at,
        label: `on these ports ${hostVlan} is ${fixed.words}`,
        related: [{ ...fixed.at, text: `${fixed.at.resource.name} has it here` }],
        help: "let the host use another VLAN for this network",
      },
    ];
  }
  const metagroup = index.derive(metagroupsByChild).get(group.name);
  const ranges = index.derive(vlanRanges).get(vlanPool) ?? [];
  if (metagroup === undefined || !isInRanges(ranges, hostVlan)) return [];
  return [
    {
      code: "binding/host-vlan-taken",
      severity: "error",
      at,
      label: `VlanPool ${vlanPool} may give ${hostVlan} to a network of ${metagroup.group.name}`,
      related: [{ ...metagroup.at, text: `${group.name} is a child of it here` }],
      help: "let the host use a VLAN outside of the pool's ranges",
    },
  ];
}

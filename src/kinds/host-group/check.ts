// One group by itself: it has ports or children, its references exist, and all its ports lie in one
// VLAN pool. Roles, infra networks and other settings are checked beside this; what two groups must not
// share is in clashes.ts.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { pairOfSwitch } from "../switch/lookup.ts";
import { switches } from "../switch/name.ts";
import { vlanPoolOf } from "../switch-pair/lookup.ts";
import { checkInfraNetworks } from "./check-infra-networks.ts";
import { checkRole } from "./check-role.ts";
import { checkSettings } from "./check-settings.ts";
import { clashesByGroup } from "./clashes.ts";
import { lagClashesByGroup } from "./lag-clashes.ts";
import { isMetagroup, wirings } from "./lookup.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkHostGroup(group: HostGroup, index: ResourceIndex): readonly Finding[] {
  return [
    ...checkShape(group),
    ...(group.spec.ports ?? []).flatMap((port, i) =>
      checkPort(group, port, `/spec/ports/${i}`, index),
    ),
    ...checkChildren(group, index),
    ...checkRole(group, index),
    ...checkSettings(group, index),
    ...checkInfraNetworks(group, index),
    ...(index.derive(clashesByGroup).get(group.name) ?? []),
    ...(index.derive(lagClashesByGroup).get(group.name) ?? []),
  ];
}

function checkShape(group: HostGroup): Finding[] {
  const { ports, children } = group.spec;
  if ((ports === undefined) !== (children === undefined)) return [];
  return [
    {
      code: "host-group/ports-or-children",
      severity: "error",
      at: { resource: group, field: ports === undefined ? "/metadata/name" : "/spec/children" },
      label: ports === undefined ? "has neither ports nor children" : "has ports as well",
      help: "give a group of hosts its ports, or a metagroup its children, and not both",
    },
  ];
}

function checkPort(
  group: HostGroup,
  port: HostGroupPort,
  field: string,
  index: ResourceIndex,
): Finding[] {
  const findings: Finding[] = [];
  const isBorderGateway = group.spec.role === "borderGateway";
  if (!isBorderGateway && port.interface === undefined && port.portChannel === undefined) {
    findings.push({
      code: "host-group/port-without-interface",
      severity: "error",
      at: { resource: group, field },
      label: "names neither an interface nor a portChannel",
      help: "add `interface: Ethernet1`, or `portChannel: {id: 101, members: [Ethernet1]}`",
    });
  }
  if (index.get(switches, port.switch) === undefined) {
    const at = { resource: group, field: `${field}/switch` };
    const code = "reference/unknown-switch";
    findings.push(unknownReference(index, switches, code, port.switch, at));
  } else findings.push(...checkPool(group, port, field, index));
  return findings;
}

/** The port's switch must take its VLANs from the same pool as that of the group's first port. */
function checkPool(
  group: HostGroup,
  port: HostGroupPort,
  field: string,
  index: ResourceIndex,
): Finding[] {
  const pair = pairOfSwitch(port.switch, index);
  const pool = index.derive(wirings).get(group.name)?.vlanPool;
  if (isMetagroup(group) || pair === undefined || pool === undefined) return [];
  if (vlanPoolOf(pair) === pool) return [];
  return [
    {
      code: "host-group/two-pools",
      severity: "error",
      at: { resource: group, field: `${field}/switch` },
      label: `${port.switch} takes its VLANs from ${vlanPoolOf(pair)}, the first port from ${pool}`,
      related: [{ resource: group, field: "/spec/ports/0/switch", text: `this one is in ${pool}` }],
      help: "wire a group to switches of one VLAN pool, or make two groups of it",
    },
  ];
}

function checkChildren(group: HostGroup, index: ResourceIndex): Finding[] {
  const pool = index.derive(wirings).get(group.name)?.vlanPool;
  return (group.spec.children ?? []).flatMap((name, i): Finding[] => {
    const at = { resource: group, field: `/spec/children/${i}` };
    const child = index.get(hostGroups, name);
    if (child === undefined) {
      return [unknownReference(index, hostGroups, "reference/unknown-host-group", name, at)];
    }
    const there = { resource: child, field: "/metadata/name" };
    if (isMetagroup(child)) {
      return [
        {
          code: "host-group/nested-metagroup",
          severity: "error",
          at,
          label: `${name} is a metagroup itself`,
          related: [{ ...there, text: `${name} is declared here` }],
          help: `name the children of ${name} instead`,
        },
      ];
    }
    if (child.spec.role !== undefined) {
      return [
        {
          code: "host-group/child-with-role",
          severity: "error",
          at,
          label: `${name} is a ${child.spec.role}`,
          related: [{ resource: child, field: "/spec/role", text: `${name} has its role here` }],
          help: "let the children of a metagroup be groups of hosts",
        },
      ];
    }
    const childPool = index.derive(wirings).get(name)?.vlanPool;
    if (pool === undefined || childPool === undefined || childPool === pool) return [];
    return [
      {
        code: "host-group/two-pools",
        severity: "error",
        at,
        label: `${name} is in VLAN pool ${childPool}, the first child in ${pool}`,
        related: [{ ...there, text: `${name} is declared here` }],
        help: "let all children of a metagroup lie in one VLAN pool",
      },
    ];
  });
}

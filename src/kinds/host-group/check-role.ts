// A transit or border gateway: what it needs besides ports, and what has no meaning for it. A group
// without a role must not say what only one with a role may.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import { unknownReference } from "../findings.ts";
import { reconcilePolicies } from "../reconcile-policy/name.ts";
import { pairOfSwitch } from "../switch/lookup.ts";
import { checkBorderGateway } from "./check-border-gateway.ts";
import { isMetagroup } from "./lookup.ts";
import { hostGroups } from "./name.ts";
import { placeOf } from "./roles.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkRole(group: HostGroup, index: ResourceIndex): readonly Finding[] {
  const { role } = group.spec;
  if (role === undefined) return checkNoRole(group);
  if (isMetagroup(group)) return [roleOfMetagroup(group)];
  return [
    ...checkSingleHost(group),
    ...checkBinding(group),
    ...checkZones(group, index),
    ...checkRoom(group, index),
    ...(role === "borderGateway"
      ? [...checkBorderGateway(group, index), ...checkRegion(group, index)]
      : []),
  ];
}

function checkNoRole(group: HostGroup): Finding[] {
  return (["availabilityZones", "scheduling"] as const).flatMap((field): Finding[] => {
    if (group.spec[field] === undefined) return [];
    return [
      {
        code: "host-group/no-role",
        severity: "error",
        at: { resource: group, field: `/spec/${field}`, atKey: true },
        label: "the group has no role",
        help: `add \`role: transit\` or \`role: borderGateway\`, or drop ${field}`,
      },
    ];
  });
}

function roleOfMetagroup(group: HostGroup): Finding {
  return {
    code: "host-group/role-of-metagroup",
    severity: "error",
    at: { resource: group, field: "/spec/role" },
    label: "a metagroup has no ports of its own",
    related: [{ resource: group, field: "/spec/children", text: "its children are here" }],
    help: "give the role to a group with ports",
  };
}

function checkSingleHost(group: HostGroup): Finding[] {
  const { hosts = [], role = "" } = group.spec;
  if (hosts.length < 2) return [];
  return [
    {
      code: "host-group/role-of-hosts",
      severity: "error",
      at: { resource: group, field: "/spec/hosts/1" },
      label: `a ${role} is one host`,
      help: "make a group for each; hosts may be left out, its name is then the group's",
    },
  ];
}

function checkBinding(group: HostGroup): Finding[] {
  if (group.spec.binding !== "trunk") return [];
  return [
    {
      code: "host-group/role-without-binding",
      severity: "error",
      at: { resource: group, field: "/spec/binding" },
      label: `nobody binds a ${group.spec.role ?? ""}`,
      help: "drop binding; the ports of a transit carry their networks as a trunk anyway",
    },
  ];
}

function checkZones(group: HostGroup, index: ResourceIndex): Finding[] {
  const { availabilityZones: zones = [], role = "" } = group.spec;
  const field = "/spec/availabilityZones";
  if (zones.length === 0) {
    const at = { resource: group, field: "/spec/role" };
    const help = "add `availabilityZones:` with the zones that it serves, its own among them";
    return [wrongZones(at, `it is not said which zones the ${role} serves`, help)];
  }
  const unknown = zones.flatMap((zone, i) => {
    if (index.get(availabilityZones, zone) !== undefined) return [];
    const at = { resource: group, field: `${field}/${i}` };
    const code = "reference/unknown-availability-zone";
    return [unknownReference(index, availabilityZones, code, zone, at)];
  });
  return [...unknown, ...checkTwice(group, zones, field), ...checkOwnZone(group, zones, index)];
}

function checkTwice(group: HostGroup, zones: readonly string[], field: string): Finding[] {
  return zones.flatMap((zone, i): Finding[] => {
    const earlier = zones.indexOf(zone);
    if (earlier === i) return [];
    const related = [{ resource: group, field: `${field}/${earlier}`, text: "it is named here" }];
    const at = { resource: group, field: `${field}/${i}` };
    return [{ ...wrongZones(at, `${zone} stands here twice`, "name each zone once"), related }];
  });
}

/** The zone of its switches is one that it serves; a border gateway serves no other. */
function checkOwnZone(group: HostGroup, zones: readonly string[], index: ResourceIndex): Finding[] {
  const [port] = group.spec.ports ?? [];
  const pair = port === undefined ? undefined : pairOfSwitch(port.switch, index);
  if (pair === undefined) return [];
  const own = pair.spec.availabilityZone;
  const field = "/spec/availabilityZones";
  const at = { resource: group, field };
  if (own === undefined) {
    const related = [
      { resource: pair, field: "/metadata/name", text: "its switches' pair is here" },
    ];
    const help = `give ${pair.name} an availabilityZone`;
    return [{ ...wrongZones(at, `${pair.name} stands in no zone`, help), related }];
  }
  const text = `${pair.name} stands in ${own}`;
  const related = [{ resource: pair, field: "/spec/availabilityZone", text }];
  if (!zones.includes(own)) {
    return [{ ...wrongZones(at, `its own zone ${own} is not among them`, `add ${own}`), related }];
  }
  const other = zones.findIndex((zone) => zone !== own);
  if (group.spec.role !== "borderGateway" || other < 0) return [];
  const there = { resource: group, field: `${field}/${other}` };
  const label = `a border gateway serves its own zone ${own} only`;
  return [{ ...wrongZones(there, label, `let availabilityZones be [${own}]`), related }];
}

function wrongZones(at: FieldOf, label: string, help: string): Finding {
  return { code: "host-group/role-zones", severity: "error", at, label, help };
}

function checkRoom(group: HostGroup, index: ResourceIndex): Finding[] {
  const { capacity, reserve } = placeOf(group, index);
  if (reserve <= capacity) return [];
  const isWritten = group.spec.scheduling?.capacity !== undefined;
  return [
    {
      code: "host-group/reserve",
      severity: "error",
      at: { resource: group, field: "/spec/scheduling/reserve" },
      label: `more than the ${capacity} networks that there is room for`,
      related: isWritten
        ? [{ resource: group, field: "/spec/scheduling/capacity", text: "its capacity is here" }]
        : [],
      help: "keep fewer back, or raise the capacity",
    },
  ];
}

/** Said once, at the first border gateway by name. */
function checkRegion(group: HostGroup, index: ResourceIndex): Finding[] {
  const [policy] = index.all(reconcilePolicies);
  if (policy?.spec.regionAsn !== undefined) return [];
  const first = index.all(hostGroups).find(({ spec }) => spec.role === "borderGateway");
  if (first?.name !== group.name) return [];
  return [
    {
      code: "fabric/no-region-asn",
      severity: "error",
      at: { resource: group, field: "/spec/role" },
      label: "its route targets towards other sites begin with the region's AS number",
      related:
        policy === undefined
          ? []
          : [{ resource: policy, field: "/spec", text: `${policy.name} does not say it` }],
      help: "add regionAsn to the fabric's ReconcilePolicy",
    },
  ];
}

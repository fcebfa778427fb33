// Settings of one group that do not go together: several trunks where nothing is translated, settings of
// a port that somebody else configures, and extra VLANs that belong to something already.

import type { Finding } from "../../model/diagnostic.ts";
import { isInRanges } from "../../model/number-ranges.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { vlanPools } from "../vlan-pool/name.ts";
import { vlanRanges } from "../vlan-pool/lookup.ts";
import { wirings } from "./lookup.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkSettings(group: HostGroup, index: ResourceIndex): readonly Finding[] {
  return [
    ...checkMultipleTrunks(group, index),
    ...(group.spec.ports ?? []).flatMap((port, i) =>
      checkUnmanaged(group, port, `/spec/ports/${i}`),
    ),
    ...checkExtraVlans(group, index),
  ];
}

function checkMultipleTrunks(group: HostGroup, index: ResourceIndex): Finding[] {
  const { multipleTrunks, role, binding } = group.spec;
  if (multipleTrunks !== true || index.derive(wirings).get(group.name)?.isDirect !== false) {
    return [];
  }
  return [
    {
      code: "host-group/trunks-need-direct",
      severity: "error",
      at: { resource: group, field: "/spec/multipleTrunks" },
      label: role === undefined ? "the group is not bound directly" : `nobody binds a ${role}`,
      related:
        binding === undefined
          ? []
          : [{ resource: group, field: "/spec/binding", text: "how it is bound is said here" }],
      help: "drop multipleTrunks, or give a group of hosts `binding: direct`",
    },
  ];
}

function checkUnmanaged(group: HostGroup, port: HostGroupPort, field: string): Finding[] {
  if (port.unmanaged !== true) return [];
  const ignored = [
    ...(["description", "speed"] as const).filter((name) => port[name] !== undefined),
    ...(port.portChannel?.lacp === undefined ? [] : ["portChannel/lacp"]),
  ];
  return ignored.map((name) => ({
    code: "host-group/unmanaged-setting",
    severity: "warning",
    at: { resource: group, field: `${field}/${name}` },
    label: "somebody else configures this port",
    related: [{ resource: group, field: `${field}/unmanaged`, text: "that is said here" }],
    help: "drop this, or drop unmanaged",
  }));
}

/** An extra VLAN is let through to the hosts, so it is nobody else's. */
function checkExtraVlans(group: HostGroup, index: ResourceIndex): Finding[] {
  const { extraVlans = [], infraNetworks = [] } = group.spec;
  const poolName = index.derive(wirings).get(group.name)?.vlanPool ?? "";
  const pool = index.get(vlanPools, poolName);
  const ranges = index.derive(vlanRanges).get(poolName) ?? [];
  const first = new Map<number, number>();
  return extraVlans.flatMap((vlan, i): Finding[] => {
    const wrong = (label: string, related: Finding["related"], help: string): Finding[] => [
      {
        code: "host-group/extra-vlan",
        severity: "error",
        at: { resource: group, field: `/spec/extraVlans/${i}` },
        label,
        related: related ?? [],
        help,
      },
    ];
    const own = (field: string, text: string): Finding["related"] => [
      { resource: group, field, text },
    ];
    const earlier = first.get(vlan);
    if (earlier !== undefined) {
      const there = own(`/spec/extraVlans/${earlier}`, "it stands here already");
      return wrong(`${vlan} stands here twice`, there, "name each VLAN once");
    }
    first.set(vlan, i);
    const infra = infraNetworks.findIndex((one) => one.vlan === vlan);
    if (infra >= 0) {
      const there = own(`/spec/infraNetworks/${infra}/vlan`, "the infra network is here");
      const words = `the ports carry ${vlan} as infra network ${infraNetworks[infra]?.name ?? ""}`;
      return wrong(words, there, "drop it here; an infra network's VLAN is carried anyway");
    }
    if (pool === undefined || !isInRanges(ranges, vlan)) return [];
    const there = [{ resource: pool, field: "/spec/ranges", text: "its ranges are here" }];
    const words = `VlanPool ${poolName} may give ${vlan} to a network, which would be let through`;
    return wrong(words, there, "use a VLAN outside of the pool's ranges");
  });
}

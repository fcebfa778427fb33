// A VLAN that is fixed by hand lies in its pool's ranges, and no other network has it there.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { usableRanges } from "../ranges.ts";
import { vlanPools } from "../vlan-pool/name.ts";
import { checkVlanNumber } from "../vlan-pool/vlan-number.ts";
import { networks } from "./name.ts";
import type { NetworkSegment, NetworkSpec } from "./spec.generated.ts";

type Network = Resource<NetworkSpec>;

export function checkSegments(network: Network, index: ResourceIndex): readonly Finding[] {
  const segments = network.spec.segments ?? [];
  return segments.flatMap((segment, i) => {
    const field = `/spec/segments/${i}`;
    const earlier = segments.findIndex((one) => one.vlanPool === segment.vlanPool);
    if (earlier !== i) return [secondSegment(network, field, `/spec/segments/${earlier}`)];
    const at = { resource: network, field: `${field}/vlan` };
    const wrongNumber = checkVlanNumber(segment.vlan, at);
    if (wrongNumber.length > 0) return wrongNumber;
    return [...checkPool(network, segment, field, index), ...checkTaken(segment, at, index)];
  });
}

function secondSegment(network: Network, field: string, earlier: string): Finding {
  return {
    code: "network/segment-twice",
    severity: "error",
    at: { resource: network, field: `${field}/vlanPool` },
    label: "the network has a segment in this pool already",
    related: [{ resource: network, field: earlier, text: "the first one is here" }],
    help: "a network has one VLAN in a pool: remove one of the segments",
  };
}

function checkPool(
  network: Network,
  { vlanPool, vlan }: NetworkSegment,
  field: string,
  index: ResourceIndex,
): readonly Finding[] {
  const pool = index.get(vlanPools, vlanPool);
  if (pool === undefined) {
    const at = { resource: network, field: `${field}/vlanPool` };
    const code = "reference/unknown-vlan-pool";
    return [unknownReference(index, vlanPools, code, vlanPool, at)];
  }
  const ranges = usableRanges(pool.spec.ranges);
  if (ranges.some(([from, to]) => from <= vlan && vlan <= to)) return [];
  return [
    {
      code: "network/segment-outside-pool",
      severity: "error",
      at: { resource: network, field: `${field}/vlan` },
      label: `VlanPool ${vlanPool} has no ${vlan}`,
      related: [{ resource: pool, field: "/spec/ranges", text: "its ranges are here" }],
      help: `use a VLAN of the pool (${pool.spec.ranges.join(", ")}), or widen its ranges`,
    },
  ];
}

function checkTaken(
  { vlanPool, vlan }: NetworkSegment,
  at: FieldOf,
  index: ResourceIndex,
): readonly Finding[] {
  const holder = index.derive(pinHolders).get(pinKey(vlanPool, vlan));
  if (holder === undefined || holder.resource.name === at.resource.name) return [];
  const { name } = holder.resource;
  return [
    {
      code: "network/segment-taken",
      severity: "error",
      at,
      label: `${vlan} of ${vlanPool} belongs to ${name}`,
      related: [{ ...holder, text: `${name} fixes it here` }],
      help: "give one of the two networks another VLAN, or let both be allocated",
    },
  ];
}

/** For each fixed VLAN of a pool, the first network by name that fixes it. */
function pinHolders(index: ResourceIndex): Map<string, FieldOf> {
  const holders = new Map<string, FieldOf>();
  for (const network of index.all(networks)) {
    (network.spec.segments ?? []).forEach(({ vlanPool, vlan }, i) => {
      const key = pinKey(vlanPool, vlan);
      if (!holders.has(key)) {
        holders.set(key, { resource: network, field: `/spec/segments/${i}/vlan` });
      }
    });
  }
  return holders;
}

function pinKey(vlanPool: string, vlan: number): string {
  return `${vlanPool}/${vlan}`;
}

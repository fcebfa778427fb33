// A pair needs one or two switches of one driver, a pool that exists, and a group id of its own. One that
// speaks EVPN needs all of which its route distinguishers and route targets are made.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import { checkAsNumber } from "../check-as-number.ts";
import { firstHolders, takenValue, unknownReference } from "../findings.ts";
import { vlanPools } from "../vlan-pool/name.ts";
import { switchesOfPair, vlanPoolOf } from "./lookup.ts";
import { switchPairs } from "./name.ts";
import type { SwitchPairSpec } from "./spec.generated.ts";

type Pair = Resource<SwitchPairSpec>;

export function checkSwitchPair(pair: Pair, index: ResourceIndex): readonly Finding[] {
  return [
    ...checkReferences(pair, index),
    ...checkSize(pair, index),
    ...checkDrivers(pair, index),
    ...checkAsNumber(pair.spec.asn, { resource: pair, field: "/spec/asn" }),
    ...checkEvpn(pair),
    ...takenValue(pair, pair.spec.groupId, index.derive(groupIds), {
      code: "fabric/not-unique",
      field: () => "/spec/groupId",
      what: "group id",
    }),
  ];
}

function groupIds(index: ResourceIndex): Map<number, Pair> {
  return firstHolders(index.all(switchPairs), (pair) => pair.spec.groupId);
}

function checkReferences(pair: Pair, index: ResourceIndex): Finding[] {
  const findings: Finding[] = [];
  const zone = pair.spec.availabilityZone;
  if (zone !== undefined && index.get(availabilityZones, zone) === undefined) {
    const at = { resource: pair, field: "/spec/availabilityZone" };
    const code = "reference/unknown-availability-zone";
    findings.push(unknownReference(index, availabilityZones, code, zone, at));
  }
  const pool = vlanPoolOf(pair);
  if (index.get(vlanPools, pool) === undefined) {
    const field = pair.spec.vlanPool === undefined ? "/metadata/name" : "/spec/vlanPool";
    const code = "reference/unknown-vlan-pool";
    findings.push(unknownReference(index, vlanPools, code, pool, { resource: pair, field }));
  }
  return findings;
}

function checkSize(pair: Pair, index: ResourceIndex): Finding[] {
  const members = switchesOfPair(pair.name, index);
  if (members.length === 1 || members.length === 2) return [];
  return [
    {
      code: "fabric/pair-size",
      severity: "error",
      at: { resource: pair, field: "/metadata/name" },
      label: members.length === 0 ? "no Switch names this pair" : `${members.length} switches`,
      related: members.map((one) => ({
        resource: one,
        field: "/spec/pair",
        text: `${one.name} belongs to it`,
      })),
      help: `let one or two switches have spec.pair: ${pair.name}`,
    },
  ];
}

function checkDrivers(pair: Pair, index: ResourceIndex): Finding[] {
  const [first, ...others] = switchesOfPair(pair.name, index);
  const other = others.find((one) => one.spec.driver !== first?.spec.driver);
  if (first === undefined || other === undefined) return [];
  return [
    {
      code: "fabric/pair-drivers",
      severity: "error",
      at: { resource: other, field: "/spec/driver" },
      label: `${other.name} has ${other.spec.driver}, ${first.name} has ${first.spec.driver}`,
      related: [{ resource: first, field: "/spec/driver", text: "the other switch of the pair" }],
      help: "give both switches of a pair the same driver",
    },
  ];
}

function checkEvpn(pair: Pair): Finding[] {
  const { asn, groupId, availabilityZone } = pair.spec;
  const missing = [
    ...(groupId === undefined ? ["groupId"] : []),
    ...(availabilityZone === undefined ? ["availabilityZone"] : []),
  ].join(" and ");
  if (asn === undefined || missing === "") return [];
  return [
    {
      code: "fabric/evpn-incomplete",
      severity: "error",
      at: { resource: pair, field: "/spec/asn" },
      label: `the pair speaks EVPN, but has no ${missing}`,
      help: `add ${missing}, of which route distinguishers and route targets are made, or drop asn`,
    },
  ];
}

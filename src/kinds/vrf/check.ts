// A VRF's number and its pools' names are its own, and no address is in two of its pools.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { parsePrefix } from "../addresses.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import { firstHolders, takenValue, unknownReference } from "../findings.ts";
import {
  checkPrefix,
  overlapFinding,
  overlappingPrefixes,
  type PlacedPrefix,
} from "../prefix-findings.ts";
import { addressPoolsByName, vrfIdOf } from "./lookup.ts";
import { vrfs } from "./name.ts";
import type { AddressPool, VrfSpec } from "./spec.generated.ts";

type Vrf = Resource<VrfSpec>;

export function checkVrf(vrf: Vrf, index: ResourceIndex): readonly Finding[] {
  const pools = vrf.spec.addressPools ?? [];
  return [
    ...takenValue(vrf, vrf.spec.number, index.derive(numbers), {
      code: "fabric/not-unique",
      field: () => "/spec/number",
      what: "VRF number",
    }),
    ...takenValue(vrf, vrfIdOf(vrf), index.derive(ids), {
      code: "fabric/not-unique",
      field: ({ spec }) => (spec.id === undefined ? "/metadata/name" : "/spec/id"),
      what: "name on devices",
    }),
    ...pools.flatMap((pool, i) => checkPool(vrf, pool, `/spec/addressPools/${i}`, index)),
    ...overlappingPrefixes(pools.flatMap((pool, i) => prefixesOf(vrf, pool, i))).map(
      overlapFinding,
    ),
  ];
}

function numbers(index: ResourceIndex): Map<number, Vrf> {
  return firstHolders(index.all(vrfs), (vrf) => vrf.spec.number);
}

function ids(index: ResourceIndex): Map<string, Vrf> {
  return firstHolders(index.all(vrfs), vrfIdOf);
}

function checkPool(vrf: Vrf, pool: AddressPool, field: string, index: ResourceIndex): Finding[] {
  const findings = pool.prefixes.flatMap((prefix, i) =>
    checkPrefix(prefix, { resource: vrf, field: `${field}/prefixes/${i}` }),
  );
  const first = index.derive(addressPoolsByName).get(pool.name);
  if (first !== undefined && first.pool !== pool) {
    findings.push({
      code: "vrf/address-pool-twice",
      severity: "error",
      at: { resource: vrf, field: `${field}/name` },
      label: `${first.vrf.name} has a pool of this name already`,
      related: [{ resource: first.vrf, field: `${first.field}/name`, text: "the other is here" }],
      help: "subnets name a pool alone: give each pool of the fabric a name of its own",
    });
  }
  const zone = pool.availabilityZone;
  if (zone !== undefined && index.get(availabilityZones, zone) === undefined) {
    const at = { resource: vrf, field: `${field}/availabilityZone` };
    const code = "reference/unknown-availability-zone";
    findings.push(unknownReference(index, availabilityZones, code, zone, at));
  }
  return findings;
}

function prefixesOf(vrf: Vrf, { prefixes }: AddressPool, pool: number): PlacedPrefix[] {
  return prefixes.flatMap((written, i) => {
    const prefix = parsePrefix(written);
    const field = `/spec/addressPools/${pool}/prefixes/${i}`;
    return prefix === undefined ? [] : [{ prefix, at: { resource: vrf, field } }];
  });
}

// A network's subnets: spelt right, apart from all others of their VRF, with a gateway that lies in
// them, and within the pool that they say they come from.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import {
  containsAddress,
  containsPrefix,
  parseAddress,
  parsePrefix,
  standsFor,
  type Prefix,
} from "../addresses.ts";
import { unknownReference } from "../findings.ts";
import {
  checkAddress,
  checkPrefix,
  overlapFinding,
  overlappingPrefixes,
  type PlacedPrefix,
} from "../prefix-findings.ts";
import { suggestion } from "../suggestions.ts";
import { addressPoolsByName, type PlacedPool } from "../vrf/lookup.ts";
import { vrfs } from "../vrf/name.ts";
import { networks } from "./name.ts";
import type { NetworkSpec, NetworkSubnet } from "./spec.generated.ts";

type Network = Resource<NetworkSpec>;

export function checkSubnets(network: Network, index: ResourceIndex): readonly Finding[] {
  const { subnets = [] } = network.spec;
  return [
    ...checkVrf(network, index),
    ...subnets.flatMap((subnet, i) => checkSubnet(network, subnet, `/spec/subnets/${i}`, index)),
    ...(index.derive(overlapsByNetwork).get(network.name) ?? []),
  ];
}

function checkVrf(network: Network, index: ResourceIndex): Finding[] {
  const vrf = network.spec.external?.vrf;
  if (vrf === undefined || index.get(vrfs, vrf) !== undefined) return [];
  const at = { resource: network, field: "/spec/external/vrf" };
  return [unknownReference(index, vrfs, "reference/unknown-vrf", vrf, at)];
}

function checkSubnet(
  network: Network,
  subnet: NetworkSubnet,
  field: string,
  index: ResourceIndex,
): Finding[] {
  const { cidr, gateway, addressPool } = subnet;
  const findings = checkPrefix(cidr, { resource: network, field: `${field}/cidr` });
  const prefix = parsePrefix(cidr);
  if (gateway !== undefined) findings.push(...checkGateway(network, gateway, prefix, field));
  if (addressPool !== undefined) {
    findings.push(...checkPool(network, addressPool, prefix, field, index));
  }
  if (network.spec.external !== undefined) return findings;
  if (gateway !== undefined) findings.push(unusedField(network, `${field}/gateway`));
  else if (addressPool !== undefined) findings.push(unusedField(network, `${field}/addressPool`));
  return findings;
}

function unusedField(network: Network, field: string): Finding {
  return {
    code: "network/not-external",
    severity: "warning",
    at: { resource: network, field },
    label: "the fabric does not route this network",
    help: "add `external: {vrf: …}` if the switches are to be its gateway, or drop this",
  };
}

function checkGateway(
  network: Network,
  gateway: string,
  prefix: Prefix | undefined,
  field: string,
): Finding[] {
  const at = { resource: network, field: `${field}/gateway` };
  const address = parseAddress(gateway);
  if (address === undefined) return checkAddress(gateway, at);
  if (prefix === undefined) return [];
  const subnet = { resource: network, field: `${field}/cidr`, text: "the subnet is here" };
  const wrong = (label: string): Finding[] => [
    {
      code: "network/gateway-outside-subnet",
      severity: "error",
      at,
      label,
      related: [subnet],
      help: `use an address of ${prefix.text} that a host could have`,
    },
  ];
  if (!containsAddress(prefix, address)) return wrong(`it is not in ${prefix.text}`);
  // A router may have the address of an IPv6 subnet itself (RFC 4291, section 2.6.1).
  if (address.kind() === "ipv6") return [];
  const meaning = standsFor({ ...prefix, address });
  if (meaning === "subnet") return wrong("it is the address of the subnet itself");
  return meaning === "broadcast" ? wrong("it is the broadcast address") : [];
}

function checkPool(
  network: Network,
  name: string,
  prefix: Prefix | undefined,
  field: string,
  index: ResourceIndex,
): Finding[] {
  const pools = index.derive(addressPoolsByName);
  const found = pools.get(name);
  const at = { resource: network, field: `${field}/addressPool` };
  if (found === undefined) {
    const close = suggestion(index, "addressPool", name, () => pools.keys());
    const base = "no Vrf has a pool of this name";
    return [
      {
        code: "reference/unknown-address-pool",
        severity: "error",
        at,
        label: close === undefined ? base : `${base}; did you mean "${close}"?`,
        help: `fix the name, or add the pool to a Vrf`,
      },
    ];
  }
  const vrf = network.spec.external?.vrf;
  const related = [{ resource: found.vrf, field: `${found.field}/name`, text: `${name} is here` }];
  if (vrf !== undefined && found.vrf.name !== vrf) {
    return [
      {
        code: "network/pool-of-other-vrf",
        severity: "error",
        at,
        label: `${name} belongs to VRF ${found.vrf.name}, the network to ${vrf}`,
        related,
        help: "use a pool of the network's own VRF",
      },
    ];
  }
  return [...checkWithinPool(prefix, found, at, related), ...checkPoolZone(network, found, at)];
}

function checkWithinPool(
  prefix: Prefix | undefined,
  { pool, prefixes }: PlacedPool,
  at: Finding["at"],
  related: NonNullable<Finding["related"]>,
): Finding[] {
  if (prefix === undefined || prefixes.some((one) => containsPrefix(one, prefix))) return [];
  return [
    {
      code: "network/subnet-outside-pool",
      severity: "error",
      at,
      label: `${prefix.text} is not in ${pool.name} (${pool.prefixes.join(", ")})`,
      related,
      help: "name the pool that the subnet comes from, or widen it",
    },
  ];
}

/** What is announced as local to a zone comes from that zone's addresses, and the other way round. */
function checkPoolZone(
  network: Network,
  { vrf, pool, field }: PlacedPool,
  at: Finding["at"],
): Finding[] {
  const hint = network.spec.availabilityZoneHint;
  if (pool.availabilityZone === hint) return [];
  return [
    {
      code: "network/pool-zone",
      severity: "error",
      at,
      label: `${pool.name} is for ${pool.availabilityZone ?? "all zones"}, the network for ${hint ?? "all zones"}`,
      related: [{ resource: vrf, field, text: "the pool is here" }],
      help: "let the network's availabilityZoneHint be the pool's zone, or both have none",
    },
  ];
}

/** Network → subnets of it that have addresses in common with others of it, or of the same VRF. */
function overlapsByNetwork(index: ResourceIndex): ReadonlyMap<string, readonly Finding[]> {
  const byReach = new Map<string, PlacedPrefix[]>();
  for (const network of index.all(networks)) {
    const vrf = network.spec.external?.vrf;
    const reach = vrf === undefined ? `network ${network.name}` : `VRF ${vrf}`;
    const prefixes = byReach.get(reach) ?? [];
    byReach.set(reach, prefixes);
    (network.spec.subnets ?? []).forEach(({ cidr }, i) => {
      const prefix = parsePrefix(cidr);
      const at = { resource: network, field: `/spec/subnets/${i}/cidr` };
      if (prefix !== undefined) prefixes.push({ prefix, at });
    });
  }
  const byNetwork = new Map<string, Finding[]>();
  for (const prefixes of byReach.values()) {
    for (const pair of overlappingPrefixes(prefixes)) {
      const { name } = pair.inner.at.resource;
      byNetwork.set(name, [...(byNetwork.get(name) ?? []), overlapFinding(pair)]);
    }
  }
  return byNetwork;
}

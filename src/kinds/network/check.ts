// A network needs an identity, a VNI and fixed VLANs of its own, and a zone and pools that exist.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { availabilityZones } from "../availability-zone/name.ts";
import { firstHolders, takenValue, unknownReference } from "../findings.ts";
import { checkEvpn } from "./check-evpn.ts";
import { checkSegments } from "./check-segments.ts";
import { checkSubnets } from "./check-subnets.ts";
import { networkIdOf } from "./lookup.ts";
import { networks } from "./name.ts";
import type { NetworkSpec } from "./spec.generated.ts";
import { networksByVni } from "./vnis.ts";

type Network = Resource<NetworkSpec>;

export function checkNetwork(network: Network, index: ResourceIndex): readonly Finding[] {
  return [
    ...takenValue(network, networkIdOf(network), index.derive(networksById), {
      code: "network/identity-twice",
      field: ({ spec }) => (spec.id === undefined ? "/metadata/name" : "/spec/id"),
      what: "identity",
    }),
    ...takenValue(network, network.spec.vni, index.derive(networksByVni), {
      code: "network/vni-twice",
      field: () => "/spec/vni",
      what: "VNI",
    }),
    ...checkZone(network, index),
    ...checkSegments(network, index),
    ...checkSubnets(network, index),
    ...checkEvpn(network, index),
  ];
}

function networksById(index: ResourceIndex): ReadonlyMap<string, Network> {
  return firstHolders(index.all(networks), networkIdOf);
}

function checkZone(network: Network, index: ResourceIndex): readonly Finding[] {
  const zone = network.spec.availabilityZoneHint;
  if (zone === undefined || index.get(availabilityZones, zone) !== undefined) return [];
  const at = { resource: network, field: "/spec/availabilityZoneHint" };
  const code = "reference/unknown-availability-zone";
  return [unknownReference(index, availabilityZones, code, zone, at)];
}

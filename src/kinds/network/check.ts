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

type Network = Resource<NetworkSpec>;

export function checkNetwork(network: Network, index: ResourceIndex): readonly Finding[] {
  const { ids, vnis } = index.derive(holders);
  return [
    ...takenValue(network, networkIdOf(network), ids, {
      code: "network/identity-twice",
      field: ({ spec }) => (spec.id === undefined ? "/metadata/name" : "/spec/id"),
      what: "identity",
    }),
    ...takenValue(network, network.spec.vni, vnis, {
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

interface Holders {
  readonly ids: ReadonlyMap<string, Network>;
  readonly vnis: ReadonlyMap<number, Network>;
}

function holders(index: ResourceIndex): Holders {
  const all = index.all(networks);
  return {
    ids: firstHolders(all, networkIdOf),
    vnis: firstHolders(all, (network) => network.spec.vni),
  };
}

function checkZone(network: Network, index: ResourceIndex): readonly Finding[] {
  const zone = network.spec.availabilityZoneHint;
  if (zone === undefined || index.get(availabilityZones, zone) !== undefined) return [];
  const at = { resource: network, field: "/spec/availabilityZoneHint" };
  const code = "reference/unknown-availability-zone";
  return [unknownReference(index, availabilityZones, code, zone, at)];
}

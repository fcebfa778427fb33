// Further route targets of a network: spelt right, each once, and a VNI that fits into those that
// border gateways exchange.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { wideRegion } from "../host-group/region.ts";
import { normalRouteTarget } from "../route-target.ts";
import type { NetworkSpec } from "./spec.generated.ts";

type Network = Resource<NetworkSpec>;

export function checkEvpn(network: Network, index: ResourceIndex): readonly Finding[] {
  const { importTargets = [], exportTargets = [] } = network.spec.evpn ?? {};
  return [
    ...checkTargets(network, importTargets, "/spec/evpn/importTargets"),
    ...checkTargets(network, exportTargets, "/spec/evpn/exportTargets"),
    ...checkVni(network, index),
  ];
}

function checkTargets(network: Network, targets: readonly string[], field: string): Finding[] {
  const first = new Map<string, string>();
  return targets.flatMap((written, i): Finding[] => {
    const at = { resource: network, field: `${field}/${i}` };
    const normal = normalRouteTarget(written);
    if (normal === undefined) {
      return [
        {
          code: "network/route-target",
          severity: "error",
          at,
          label: "not a route target",
          help: "write AS:number (65000:77), IPv4:number (192.0.2.1:77), or its 64 bits as one number; a 4-byte AS number leaves 2 bytes for the number",
        },
      ];
    }
    const earlier = first.get(normal);
    if (earlier === undefined) {
      first.set(normal, at.field);
      return [];
    }
    return [
      {
        code: "network/route-target-twice",
        severity: "error",
        at,
        label: written === normal ? "it stands here twice" : `this is ${normal} again`,
        related: [{ resource: network, field: earlier, text: "the first one is here" }],
        help: "name each route target once",
      },
    ];
  });
}

/** Towards other sites the VNI follows the region's AS number, which may leave it two bytes. */
function checkVni(network: Network, index: ResourceIndex): Finding[] {
  const { vni, availabilityZoneHint } = network.spec;
  const region = index.derive(wideRegion);
  if (region === undefined || vni === undefined || vni <= 0xffff) return [];
  if (availabilityZoneHint !== undefined) return [];
  return [
    {
      code: "network/vni-too-large",
      severity: "error",
      at: { resource: network, field: "/spec/vni" },
      label: "more than 65535",
      related: [{ ...region, text: "the region's AS number takes 4 of 6 bytes of a route target" }],
      help: "use a VNI up to 65535, or confine the network to a zone with availabilityZoneHint",
    },
  ];
}

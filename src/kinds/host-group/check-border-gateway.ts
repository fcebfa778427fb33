// A border gateway is a place on switches that speak EVPN. It has no port of its own, so nothing about
// ports can be said of it.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { pairOfSwitch } from "../switch/lookup.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkBorderGateway(group: HostGroup, index: ResourceIndex): readonly Finding[] {
  const { ports = [], infraNetworks = [], extraVlans } = group.spec;
  return [
    ...ports.flatMap((port, i) => checkPort(group, port, `/spec/ports/${i}`)),
    ...checkEvpn(group, index),
    ...(extraVlans === undefined ? [] : [needsPorts(group, "/spec/extraVlans")]),
    ...infraNetworks.flatMap(({ untagged }, i) =>
      untagged === true ? [needsPorts(group, `/spec/infraNetworks/${i}/untagged`)] : [],
    ),
  ];
}

/** Without EVPN there is nothing that it could exchange with other sites. */
function checkEvpn(group: HostGroup, index: ResourceIndex): Finding[] {
  const silent = new Set<string>();
  return (group.spec.ports ?? []).flatMap(({ switch: name }, i): Finding[] => {
    const pair = pairOfSwitch(name, index);
    if (pair === undefined || pair.spec.asn !== undefined || silent.has(pair.name)) return [];
    silent.add(pair.name);
    return [
      {
        code: "host-group/border-gateway-evpn",
        severity: "error",
        at: { resource: group, field: `/spec/ports/${i}/switch` },
        label: `SwitchPair ${pair.name} has no AS number, so ${name} does not speak EVPN`,
        related: [{ resource: pair, field: "/spec", text: `${pair.name} does not say it` }],
        help: "add asn to the pair, or place the border gateway on switches that have one",
      },
    ];
  });
}

function checkPort(group: HostGroup, port: HostGroupPort, field: string): Finding[] {
  const written = Object.keys(port).find((name) => name !== "switch");
  return written === undefined ? [] : [needsPorts(group, `${field}/${written}`)];
}

function needsPorts(resource: HostGroup, field: string): Finding {
  return {
    code: "host-group/border-gateway-port",
    severity: "error",
    at: { resource, field, atKey: true },
    label: "a border gateway has no port of its own",
    related: [{ resource, field: "/spec/role", text: "its role is here" }],
    help: "drop this, and let its ports name switches only",
  };
}

// A border gateway is a place on switches and has no port of its own, so nothing about ports can be said
// of it.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

export function checkBorderGateway(group: HostGroup): readonly Finding[] {
  const { ports = [], infraNetworks = [], extraVlans } = group.spec;
  return [
    ...ports.flatMap((port, i) => checkPort(group, port, `/spec/ports/${i}`)),
    ...(extraVlans === undefined ? [] : [needsPorts(group, "/spec/extraVlans")]),
    ...infraNetworks.flatMap(({ untagged }, i) =>
      untagged === true ? [needsPorts(group, `/spec/infraNetworks/${i}/untagged`)] : [],
    ),
  ];
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

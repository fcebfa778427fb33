// A binding names a network and a host that exist, in a zone where the network may be. Two bindings
// that want different things of one port are found where claims are merged, not here.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { groupsByHost, type Wiring } from "../host-group/lookup.ts";
import { networks } from "../network/name.ts";
import { suggestion } from "../suggestions.ts";
import { hostOf, wiringOfHost, type NamedHost } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

type Binding = Resource<PortBindingSpec>;

export function checkPortBinding(binding: Binding, index: ResourceIndex): readonly Finding[] {
  const findings = [...checkNetwork(binding, index), ...checkProfile(binding)];
  const host = hostOf(binding, index);
  if (host === undefined) return [...findings, noHost(binding)];
  const wiring = wiringOfHost(host.name, index);
  if (wiring === undefined) return [...findings, unknownHost(binding, host, index)];
  return [
    ...findings,
    ...checkZone(binding, host, wiring, index),
    ...checkHostVlan(binding, host, wiring),
  ];
}

function checkNetwork(binding: Binding, index: ResourceIndex): readonly Finding[] {
  const { network } = binding.spec;
  if (index.get(networks, network) !== undefined) return [];
  const at = { resource: binding, field: "/spec/network" };
  return [unknownReference(index, networks, "reference/unknown-network", network, at)];
}

function checkProfile(binding: Binding): Finding[] {
  const [first, ...others] = binding.spec.profile?.localLinkInformation ?? [];
  const different = others.findIndex((link) => link.switchInfo !== first?.switchInfo);
  if (first === undefined || different < 0) return [];
  const links = "/spec/profile/localLinkInformation";
  return [
    {
      code: "binding/two-hosts",
      severity: "error",
      at: { resource: binding, field: `${links}/${different + 1}/switchInfo` },
      label: `the first link belongs to ${first.switchInfo}`,
      related: [
        { resource: binding, field: `${links}/0/switchInfo`, text: "the first link is here" },
      ],
      help: "let all links of a profile name one host, or make a binding for each host",
    },
  ];
}

function noHost(binding: Binding): Finding {
  return {
    code: "binding/no-host",
    severity: "error",
    at: { resource: binding, field: "/spec", atKey: true },
    label: "names neither a host nor a profile",
    help: "add `host:` with a name that a HostGroup lists",
  };
}

function unknownHost(binding: Binding, host: NamedHost, index: ResourceIndex): Finding {
  const groups = index.derive(groupsByHost);
  const close = suggestion(index, "host", host.name, () => groups.keys());
  const group = close === undefined ? undefined : groups.get(close);
  const base = "no HostGroup has a host of this name";
  return {
    code: "reference/unknown-host",
    severity: "error",
    at: { resource: binding, field: host.field },
    label: close === undefined ? base : `${base}; did you mean "${close}"?`,
    related:
      group === undefined
        ? []
        : [{ resource: group, field: "/metadata/name", text: `${group.name} is declared here` }],
    help: `fix the name, or add a HostGroup "${host.name}" with its ports`,
  };
}

function checkZone(
  binding: Binding,
  host: NamedHost,
  wiring: Wiring,
  index: ResourceIndex,
): Finding[] {
  const network = index.get(networks, binding.spec.network);
  const hint = network?.spec.availabilityZoneHint;
  const zone = wiring.availabilityZone;
  if (network === undefined || hint === undefined || hint === zone) return [];
  return [
    {
      code: "binding/wrong-zone",
      severity: "error",
      at: { resource: binding, field: host.field },
      label: `${host.name} is in ${zone ?? "no availability zone"}, the network only in ${hint}`,
      related: [
        {
          resource: network,
          field: "/spec/availabilityZoneHint",
          text: `${network.name} is confined to ${hint} here`,
        },
      ],
      help: `bind a host of ${hint}, or drop the network's availabilityZoneHint`,
    },
  ];
}

function checkHostVlan(binding: Binding, host: NamedHost, wiring: Wiring): Finding[] {
  if (binding.spec.hostVlan === undefined || wiring.isDirect) return [];
  return [
    {
      code: "binding/host-vlan-unused",
      severity: "warning",
      at: { resource: binding, field: "/spec/hostVlan" },
      label: `${host.name} is bound as a trunk, which translates nothing`,
      related: [
        {
          resource: wiring.group,
          field: "/metadata/name",
          text: `${wiring.group.name} has binding: trunk`,
        },
      ],
      help: `drop hostVlan, or give ${wiring.group.name} binding: direct`,
    },
  ];
}

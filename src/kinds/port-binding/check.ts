// A binding names a network and a host that exist, in a zone where the network may be, and a tag that
// the host's ports have room for. What bindings of one host must not share is in clashes.ts; most of what
// two of them may want differently of one port is found where claims are merged.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { groupsByHost, type Wiring } from "../host-group/lookup.ts";
import { networks } from "../network/name.ts";
import { suggestion } from "../suggestions.ts";
import { checkParent, checkSubport, parentOf } from "./check-subport.ts";
import { checkTag, checkUntagged } from "./check-tag.ts";
import { checkAttachment, checkPlug, parentByVhost } from "./check-vhost.ts";
import { clashesOf } from "./clashes.ts";
import { hostOf, wiringOfHost, type NamedHost } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { isByVhost } from "./vhost.ts";

type Binding = Resource<PortBindingSpec>;

export function checkPortBinding(binding: Binding, index: ResourceIndex): readonly Finding[] {
  return [
    ...checkNetwork(binding, index),
    ...checkProfile(binding),
    ...checkAttachment(binding),
    ...checkPlace(binding, index),
    ...clashesOf(binding, index),
  ];
}

/** A vhost that names a parent says nothing of where it is. */
function checkPlace(binding: Binding, index: ResourceIndex): readonly Finding[] {
  if (binding.spec.parent === undefined) return checkHost(binding, hostOf(binding, index), index);
  return isByVhost(binding) ? [] : checkInTrunk(binding, index);
}

function checkHost(
  binding: Binding,
  host: NamedHost | undefined,
  index: ResourceIndex,
): readonly Finding[] {
  if (host === undefined) return [noHost(binding)];
  const wiring = wiringOfHost(host.name, index);
  if (wiring === undefined) return [unknownHost(binding, host, index)];
  if (wiring.group.spec.role !== undefined) return [hostOfRole(host, binding, wiring)];
  return [
    ...checkZone(binding, host, wiring, index),
    ...(isByVhost(binding)
      ? checkByVhost(binding, host, wiring, index)
      : checkTag(binding, host, wiring, index)),
  ];
}

/** A patch panel tags frames, but for those of a flat network. */
function checkByVhost(
  binding: Binding,
  host: NamedHost,
  wiring: Wiring,
  index: ResourceIndex,
): readonly Finding[] {
  const { attachment, adminState } = binding.spec;
  const isUntagged = attachment?.flat === true && adminState !== "down";
  return [
    ...checkPlug(binding, host, wiring, index),
    ...(isUntagged ? checkUntagged(binding, host, wiring, index) : []),
  ];
}

/** What is wrong with a trunk's parent or its host is said there, not once more for each subport. */
function checkInTrunk(subport: Binding, index: ResourceIndex): readonly Finding[] {
  const parent = parentOf(subport, index);
  if (parent === undefined) return checkParent(subport, index);
  if (isByVhost(parent)) return [parentByVhost(subport, parent)];
  const host = hostOf(subport, index);
  const wiring = host === undefined ? undefined : wiringOfHost(host.name, index);
  const findings = checkSubport(subport, parent, wiring);
  if (host === undefined || wiring?.isDirect !== true) return findings;
  return [
    ...findings,
    ...checkZone(subport, host, wiring, index),
    ...(subport.spec.hostVlan === undefined ? [] : checkTag(subport, host, wiring, index)),
  ];
}

function hostOfRole(host: NamedHost, binding: Binding, { group }: Wiring): Finding {
  return {
    code: "binding/host-of-role",
    severity: "error",
    at: { resource: binding, field: host.field },
    label: `${host.name} is a ${group.spec.role ?? ""}`,
    related: [{ resource: group, field: "/spec/role", text: `${group.name} has its role here` }],
    help: "remove the binding; networks are spread over transits and border gateways by themselves",
  };
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

// A binding by vhost needs a host with a soft patch panel that has a NIC on the right physical network, and
// a MAC address that no other port of the network has there. Tags are the panel's own business.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import type { Wiring } from "../host-group/lookup.ts";
import { checkKeyName } from "../host/key-name.ts";
import { vhostRanges } from "../host/lookup.ts";
import { hosts } from "../host/name.ts";
import type { HostSpec } from "../host/spec.generated.ts";
import { hostOf, type NamedHost } from "./lookup.ts";
import { portBindings } from "./name.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { isByVhost, physicalNetworkOf, portIdOf } from "./vhost.ts";

type Binding = Resource<PortBindingSpec>;

/** What the key of a vhost holds in place of a port's id while nobody has it. */
const valueOfFreeVhost = "None";

/** What a binding by vhost says by itself; and what another says that only one by vhost may. */
export function checkAttachment(binding: Binding): readonly Finding[] {
  if (!isByVhost(binding)) return checkUnused(binding);
  const { hostVlan, macAddress, parent } = binding.spec;
  const at = (field: string, atKey = false): FieldOf => ({ resource: binding, field, atKey });
  const findings: Finding[] = [...checkPortId(binding)];
  if (hostVlan !== undefined) {
    findings.push({
      code: "binding/vhost-with-host-vlan",
      severity: "error",
      at: at("/spec/hostVlan"),
      label: "the patch panel tags frames with the network's own VLAN",
      related: [{ ...at("/spec/attachment"), text: "it is attached by a vhost here" }],
      help: "drop hostVlan; for untagged frames write `flat: true` in the attachment",
    });
  }
  if (macAddress === undefined) {
    findings.push({
      code: "binding/vhost-without-mac",
      severity: "error",
      at: at("/spec/attachment", true),
      label: "frames find a vhost by their MAC address",
      help: "add `macAddress:` with that of the virtual machine's port",
    });
  }
  if (parent !== undefined) {
    findings.push({
      code: "binding/vhost-in-trunk",
      severity: "error",
      at: at("/spec/parent"),
      label: "a vhost carries one network",
      related: [{ ...at("/spec/attachment"), text: "it is attached by a vhost here" }],
      help: "drop the parent and name the host",
    });
  }
  return findings;
}

/** A subport whose parent is attached by a vhost. */
export function parentByVhost(subport: Binding, parent: Binding): Finding {
  return {
    code: "binding/vhost-in-trunk",
    severity: "error",
    at: { resource: subport, field: "/spec/parent" },
    label: `${parent.name} is attached by a vhost, which carries one network`,
    related: [
      { resource: parent, field: "/spec/attachment", text: `${parent.name} is attached here` },
    ],
    help: "give the virtual machine a vhost for each network, in bindings without a parent",
  };
}

function checkPortId(binding: Binding): readonly Finding[] {
  const isGiven = binding.spec.attachment?.portId !== undefined;
  const at = { resource: binding, field: isGiven ? "/spec/attachment/portId" : "/metadata/name" };
  if (portIdOf(binding) !== valueOfFreeVhost) return checkKeyName(portIdOf(binding), at);
  return [
    {
      code: "host/key-name",
      severity: "error",
      at,
      label: "means that a vhost is free",
      help: "write the id that neutron has for the port",
    },
  ];
}

function checkUnused(binding: Binding): Finding[] {
  const { attachment } = binding.spec;
  const given = (["portId", "physicalNetwork", "flat"] as const).filter(
    (field) => attachment?.[field] !== undefined,
  );
  return given.map((field) => ({
    code: "binding/vhost-setting-unused",
    severity: "warning",
    at: { resource: binding, field: `/spec/attachment/${field}` },
    label: "the host is attached by its switch ports",
    help: `drop ${field}, or write \`type: vhost\``,
  }));
}

/** What it needs of its host, which a HostGroup lists. */
export function checkPlug(
  binding: Binding,
  named: NamedHost,
  wiring: Wiring,
  index: ResourceIndex,
): readonly Finding[] {
  const at = { resource: binding, field: named.field };
  const host = index.get(hosts, named.name);
  return [
    ...(host === undefined
      ? [unknownReference(index, hosts, "reference/unknown-patch-panel", named.name, at)]
      : checkNic(binding, host, index)),
    ...checkFlat(binding, named, wiring),
    ...checkMac(binding, named, index),
  ];
}

function checkNic(binding: Binding, host: Resource<HostSpec>, index: ResourceIndex): Finding[] {
  const wanted = physicalNetworkOf(binding, index);
  const ranges = vhostRanges(host);
  if (wanted === undefined || ranges.has(wanted)) return [];
  const isGiven = binding.spec.attachment?.physicalNetwork !== undefined;
  return [
    {
      code: "binding/no-nic",
      severity: "error",
      at: {
        resource: binding,
        field: isGiven ? "/spec/attachment/physicalNetwork" : "/spec/attachment",
      },
      label: `needs a NIC on ${wanted}, and ${host.name} has NICs on ${[...ranges.keys()].join(", ")}`,
      related: [
        { resource: host, field: "/spec/softPatchPanel/nics", text: "its NICs are listed here" },
      ],
      help: isGiven
        ? "name the physical network of one of them"
        : "name the physical network of one of them in the attachment, or in the Host that of the switches",
    },
  ];
}

function checkFlat(binding: Binding, named: NamedHost, wiring: Wiring): Finding[] {
  const { group, isDirect, hasMultipleTrunks } = wiring;
  if (binding.spec.attachment?.flat !== true || (isDirect && !hasMultipleTrunks)) return [];
  const field = hasMultipleTrunks ? "/spec/multipleTrunks" : "/spec/binding";
  return [
    {
      code: "binding/flat-not-direct",
      severity: "error",
      at: { resource: binding, field: "/spec/attachment/flat" },
      label: `the switch ports of ${named.name} have no native VLAN`,
      related: [{ resource: group, field, text: `${group.name} says so here` }],
      help: `drop flat, or bind ${group.name} directly`,
    },
  ];
}

/** Two ports of one network with one address, on one host: the classifier could not tell them apart. */
function checkMac(binding: Binding, named: NamedHost, index: ResourceIndex): Finding[] {
  const place = placeOfMac(binding, index);
  if (place === undefined) return [];
  const [first] = index.group(portBindings, placeOfMac, place);
  if (first === undefined || first.name === binding.name) return [];
  return [
    {
      code: "binding/mac-twice",
      severity: "error",
      at: { resource: binding, field: "/spec/macAddress" },
      label: `${first.name} has it on ${named.name} in the same network`,
      related: [{ resource: first, field: "/spec/macAddress", text: `${first.name} has it here` }],
      help: "give each port a MAC address of its own",
    },
  ];
}

/** Where an address must be there once; undefined for a binding that is down, or by switch port. */
function placeOfMac(binding: Binding, index: ResourceIndex): string | undefined {
  const { adminState, macAddress, network } = binding.spec;
  if (!isByVhost(binding) || adminState === "down" || macAddress === undefined) return undefined;
  const host = hostOf(binding, index);
  return host === undefined ? undefined : `${macAddress.toLowerCase()} ${network} ${host.name}`;
}

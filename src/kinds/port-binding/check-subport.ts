// A subport belongs to a trunk: its parent is a binding of the trunk's untagged network, on a host that
// is bound directly. What the subports of one trunk, and the trunks of one host, must not share is in
// clashes.ts.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import type { Wiring } from "../host-group/lookup.ts";
import { ownHostOf } from "./lookup.ts";
import { portBindings } from "./name.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

type Binding = Resource<PortBindingSpec>;

/** The binding that is the trunk of a subport; undefined where none is, which `checkParent` reports. */
export function parentOf({ spec }: Binding, index: ResourceIndex): Binding | undefined {
  const parent = spec.parent === undefined ? undefined : index.get(portBindings, spec.parent);
  return parent?.spec.parent === undefined ? parent : undefined;
}

/** The parent exists and is no subport itself. */
export function checkParent(subport: Binding, index: ResourceIndex): readonly Finding[] {
  const { parent: name } = subport.spec;
  if (name === undefined) return [];
  const at = { resource: subport, field: "/spec/parent" };
  const parent = index.get(portBindings, name);
  if (parent === undefined) {
    return [unknownReference(index, portBindings, "reference/unknown-binding", name, at)];
  }
  if (parent.spec.parent === undefined) return [];
  const isItself = parent.name === subport.name;
  return [
    {
      code: "binding/nested-subport",
      severity: "error",
      at,
      label: isItself ? "names itself" : `${name} is a subport itself`,
      related: isItself
        ? []
        : [{ resource: parent, field: "/spec/parent", text: `${name} names its parent here` }],
      help: "name the binding of the trunk's untagged network, which has no parent",
    },
  ];
}

/** What a subport says beside its parent, which exists. */
export function checkSubport(
  subport: Binding,
  parent: Binding,
  wiring: Wiring | undefined,
): readonly Finding[] {
  return [
    ...checkHasTag(subport),
    ...checkSameHost(subport, parent),
    ...(wiring === undefined ? [] : checkIsDirect(subport, wiring)),
  ];
}

function checkHasTag(subport: Binding): Finding[] {
  if (subport.spec.hostVlan !== undefined) return [];
  return [
    {
      code: "binding/subport-without-vlan",
      severity: "error",
      at: { resource: subport, field: "/spec/parent", atKey: true },
      label: "a subport needs a hostVlan",
      help: "add `hostVlan:` with the tag that the host uses; the trunk's untagged network is the parent's",
    },
  ];
}

function checkSameHost(subport: Binding, parent: Binding): Finding[] {
  const own = ownHostOf(subport);
  const host = ownHostOf(parent);
  if (own === undefined || host === undefined || own.name === host.name) return [];
  return [
    {
      code: "binding/other-host-than-parent",
      severity: "error",
      at: { resource: subport, field: own.field },
      label: `${parent.name} is on ${host.name}`,
      related: [{ resource: parent, field: host.field, text: `${parent.name} names it here` }],
      help: "drop the host: a subport's host is its parent's",
    },
  ];
}

function checkIsDirect(subport: Binding, { group, isDirect }: Wiring): Finding[] {
  // That the parent names a group with a role is said there.
  if (isDirect || group.spec.role !== undefined) return [];
  const field = group.spec.binding === undefined ? "/metadata/name" : "/spec/binding";
  return [
    {
      code: "binding/trunk-not-direct",
      severity: "error",
      at: { resource: subport, field: "/spec/parent" },
      label: `its host is bound as a trunk by ${group.name}, which translates nothing`,
      related: [{ resource: group, field, text: `${group.name} has binding: trunk` }],
      help: `bind the networks without a parent, or give ${group.name} binding: direct`,
    },
  ];
}

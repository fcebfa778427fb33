// From a binding to what it binds: the host it means, the wiring of that host's group, the network.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { groupsByHost, wirings, type Wiring } from "../host-group/lookup.ts";
import { networks } from "../network/name.ts";
import type { NetworkSpec } from "../network/spec.generated.ts";
import { portBindings } from "./name.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

type Binding = Resource<PortBindingSpec>;

export interface NamedHost {
  readonly name: string;
  /** Where the binding names it. */
  readonly field: string;
}

/** The host that a binding means: a subport's is its parent's, and a profile wins over `host`. */
export function hostOf(binding: Binding, index: ResourceIndex): NamedHost | undefined {
  const { parent } = binding.spec;
  if (parent === undefined) return ownHostOf(binding);
  const trunk = index.get(portBindings, parent);
  // A trunk's parent is no subport itself, so one step is enough.
  const host = trunk === undefined ? undefined : ownHostOf(trunk);
  return host === undefined ? ownHostOf(binding) : { name: host.name, field: "/spec/parent" };
}

/** The host that a binding names itself. */
export function ownHostOf({ spec }: Binding): NamedHost | undefined {
  const link = spec.profile?.localLinkInformation[0];
  if (link !== undefined) {
    return { name: link.switchInfo, field: "/spec/profile/localLinkInformation/0/switchInfo" };
  }
  return spec.host === undefined ? undefined : { name: spec.host, field: "/spec/host" };
}

/** How the host of a binding is wired; undefined where no group has the host. */
export function wiringOfHost(host: string, index: ResourceIndex): Wiring | undefined {
  const group = index.derive(groupsByHost).get(host);
  return group === undefined ? undefined : index.derive(wirings).get(group.name);
}

export interface Bound {
  readonly network: Resource<NetworkSpec>;
  readonly wiring: Wiring;
  readonly vlanPool: string;
}

/** What a binding brings together; undefined where a name in it is wrong, which `check` reports. */
export function boundBy(binding: Binding, index: ResourceIndex): Bound | undefined {
  const network = index.get(networks, binding.spec.network);
  const host = hostOf(binding, index);
  const wiring = host === undefined ? undefined : wiringOfHost(host.name, index);
  const vlanPool = wiring?.vlanPool;
  if (network === undefined || wiring === undefined || vlanPool === undefined) return undefined;
  return { network, wiring, vlanPool };
}

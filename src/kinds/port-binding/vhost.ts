// From a binding by vhost to what it is plugged into: the soft patch panel of its host, the physical
// network of the NIC, and the id that its port goes by there.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { vhostRanges } from "../host/lookup.ts";
import { hosts } from "../host/name.ts";
import type { HostSpec } from "../host/spec.generated.ts";
import { hostOf, wiringOfHost } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

type Binding = Resource<PortBindingSpec>;

export interface Plugged {
  readonly host: Resource<HostSpec>;
  readonly physicalNetwork: string;
}

export function isByVhost({ spec }: Pick<Binding, "spec">): boolean {
  return spec.attachment?.type === "vhost";
}

/** The port's lasting identity: the key of its vhost, and its name on the host. */
export function portIdOf({ name, spec }: Binding): string {
  return spec.attachment?.portId ?? name;
}

/** The physical network of the NIC; undefined where a name on the way to it is wrong. */
export function physicalNetworkOf(binding: Binding, index: ResourceIndex): string | undefined {
  const host = hostOf(binding, index);
  const wiring = host === undefined ? undefined : wiringOfHost(host.name, index);
  return binding.spec.attachment?.physicalNetwork ?? wiring?.vlanPool;
}

/** Undefined where something that a vhost needs is not there, which `check` reports. */
export function pluggedBy(binding: Binding, index: ResourceIndex): Plugged | undefined {
  const named = hostOf(binding, index);
  const host = named === undefined ? undefined : index.get(hosts, named.name);
  const physicalNetwork = physicalNetworkOf(binding, index);
  if (host === undefined || physicalNetwork === undefined) return undefined;
  return vhostRanges(host).has(physicalNetwork) ? { host, physicalNetwork } : undefined;
}

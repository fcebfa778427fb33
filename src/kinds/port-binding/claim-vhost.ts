// What a binding by vhost needs on its host: the port plugged into a vhost, with its MAC address and the
// network's VLAN.

import type { Allocated } from "../../model/allocation.ts";
import type { Claimant, ClaimSink } from "../../model/claim.ts";
import type { Resource } from "../../model/resource.ts";
import type { TargetName } from "../../model/target.ts";
import type { PlugValue } from "../../targets/patchpanel/document.ts";
import { patchPanelTargetName, plugsBucket } from "../../targets/patchpanel/paths.ts";
import { nicOfVhost } from "../host/lookup.ts";
import { vhostPoolName } from "../host/pools.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { portIdOf, type Plugged } from "./vhost.ts";

export interface Plug {
  readonly target: TargetName;
  readonly port: string;
  readonly value: PlugValue;
}

/** Undefined where the pool had no vhost left, which the planner reports. */
export function plugOf(
  binding: Resource<PortBindingSpec>,
  { host, physicalNetwork }: Plugged,
  vlan: number,
  allocated: Allocated,
): Plug | undefined {
  const port = portIdOf(binding);
  const { macAddress, attachment } = binding.spec;
  const vhost = allocated.value(vhostPoolName(host.name, physicalNetwork), port);
  const nic = vhost === undefined ? undefined : nicOfVhost(host, physicalNetwork, vhost);
  if (vhost === undefined || nic === undefined || macAddress === undefined) return undefined;
  const value: PlugValue = {
    vhost,
    nic: nic.place,
    physicalNetwork,
    mac: macAddress.toLowerCase(),
    ...(attachment?.flat === true ? {} : { vlan }),
    up: true,
  };
  return { target: patchPanelTargetName(host.name), port, value };
}

export function claimPlug({ target, port, value }: Plug, by: Claimant, sink: ClaimSink): void {
  sink.claim(target, plugsBucket, port, value, by);
}

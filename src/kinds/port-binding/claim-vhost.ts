// What a binding by vhost needs on its host: the port plugged into a vhost, with its MAC address and the
// network's VLAN.

import type { Allocated } from "../../model/allocation.ts";
import type { Claimant, ClaimSink } from "../../model/claim.ts";
import type { Resource } from "../../model/resource.ts";
import type { PlugValue } from "../../targets/patchpanel/document.ts";
import { patchPanelTargetName, plugsBucket } from "../../targets/patchpanel/paths.ts";
import { nicOfVhost } from "../host/lookup.ts";
import { vhostPoolName } from "../host/pools.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { portIdOf, type Plugged } from "./vhost.ts";

/** The planner reports the pool that had no vhost left. */
export function claimPlug(
  binding: Resource<PortBindingSpec>,
  { host, physicalNetwork }: Plugged,
  { vlan, allocated }: { readonly vlan: number; readonly allocated: Allocated },
  by: Claimant,
  sink: ClaimSink,
): void {
  const port = portIdOf(binding);
  const { macAddress, attachment } = binding.spec;
  const vhost = allocated.value(vhostPoolName(host.name, physicalNetwork), port);
  const nic = vhost === undefined ? undefined : nicOfVhost(host, physicalNetwork, vhost);
  if (vhost === undefined || nic === undefined || macAddress === undefined) return;
  const value: PlugValue = {
    vhost,
    nic: nic.place,
    physicalNetwork,
    mac: macAddress.toLowerCase(),
    ...(attachment?.flat === true ? {} : { vlan }),
    up: true,
  };
  sink.claim(patchPanelTargetName(host.name), plugsBucket, port, value, by);
}

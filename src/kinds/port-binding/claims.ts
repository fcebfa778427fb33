// The heart of the fabric: what a binding needs on the switches of its host. On every switch the
// network's VLAN and VNI, on every port the VLAN; on ports that are bound directly also what to do
// with untagged traffic, or with the tag that the host uses. What a vhost needs is in claim-vhost.ts.

import type { Allocated } from "../../model/allocation.ts";
import type { Claimant, ClaimSink } from "../../model/claim.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { nativeVlanKey } from "../../targets/switch/paths.ts";
import { claimOnSwitch, claimTrunk, type CarriedNetwork } from "../carried-network.ts";
import { claimantOf } from "../claimant.ts";
import type { WiredPort, Wiring } from "../host-group/lookup.ts";
import { carriedTenantNetwork } from "../network/carried.ts";
import { claimPlug, plugOf } from "./claim-vhost.ts";
import { boundBy, type Bound } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";
import { isByVhost, pluggedBy, type Plugged } from "./vhost.ts";

type Binding = Resource<PortBindingSpec>;

export function claimPortBinding(
  binding: Binding,
  index: ResourceIndex,
  allocated: Allocated,
  sink: ClaimSink,
): void {
  const bound = boundBy(binding, index);
  if (bound === undefined) return;
  const down = whyDown(binding, bound);
  const plugged = isByVhost(binding) ? pluggedBy(binding, index) : undefined;
  const by = claimantOf(binding, throughOf(bound, plugged));
  if (down !== undefined) {
    sink.decline(by, "admin-state-down", down);
    return;
  }
  const { network, wiring, vlanPool } = bound;
  const carried = carriedTenantNetwork(network, vlanPool, index, allocated);
  // The planner reports the pool that had no number left.
  if (carried === undefined) return;
  const plug =
    plugged === undefined ? undefined : plugOf(binding, plugged, carried.vlan, allocated);
  // Without a vhost nobody is there whom the switches could serve.
  if (plugged !== undefined && plug === undefined) return;
  for (const one of wiring.switches) claimOnSwitch(one, carried, by, sink);
  const direct = directUse(binding, wiring);
  for (const port of wiring.ports) {
    claimTrunk(port, carried, by, sink);
    if (direct !== undefined) claimDirect(port, carried, direct, by, sink);
  }
  if (plug !== undefined) claimPlug(plug, by, sink);
}

/** What a direct binding does besides carrying the VLAN: its tag's key, or nothing for untagged. */
interface DirectUse {
  readonly hostVlanKey: string | undefined;
}

function directUse({ spec }: Binding, wiring: Wiring): DirectUse | undefined {
  const isTagged = isByVhost({ spec }) && spec.attachment?.flat !== true;
  if (!wiring.isDirect || isTagged) return undefined;
  if (spec.hostVlan !== undefined) return { hostVlanKey: String(spec.hostVlan) };
  return wiring.hasMultipleTrunks ? undefined : { hostVlanKey: undefined };
}

function claimDirect(
  port: WiredPort,
  { vlan, onVlan }: CarriedNetwork,
  { hostVlanKey }: DirectUse,
  by: Claimant,
  sink: ClaimSink,
): void {
  if (hostVlanKey === undefined) {
    sink.claim(port.target, port.interfaceBucket, nativeVlanKey, vlan, by);
  } else {
    sink.claim(port.target, port.translations, hostVlanKey, onVlan, by);
  }
}

function whyDown({ spec }: Binding, { network }: Bound): string | undefined {
  if (spec.adminState === "down") return "its adminState is down";
  if (network.spec.adminState === "down") return `adminState of ${refOf(network)} is down`;
  return undefined;
}

function throughOf({ network, wiring }: Bound, plugged?: Plugged): readonly ResourceRef[] {
  const refs = [refOf(network), refOf(wiring.group)];
  return plugged === undefined ? refs : [...refs, refOf(plugged.host)];
}

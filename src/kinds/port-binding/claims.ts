// The heart of the fabric: what a binding needs on the switches of its host. On every switch the
// network's VLAN and VNI, on every port the VLAN; on ports that are bound directly also what to do
// with untagged traffic, or with the tag that the host uses.

import type { Allocated } from "../../model/allocation.ts";
import type { Claimant, ClaimSink } from "../../model/claim.ts";
import type { JsonObject } from "../../model/json.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { VlanValue, VniValue } from "../../targets/switch/document.ts";
import { nativeVlanKey, vlansBucket, vnisBucket } from "../../targets/switch/paths.ts";
import { claimantOf } from "../claimant.ts";
import type { WiredPort } from "../host-group/lookup.ts";
import { networkIdOf, vniPoolName } from "../network/lookup.ts";
import { vlanPoolName } from "../vlan-pool/pools.ts";
import { boundBy, type Bound } from "./lookup.ts";
import type { PortBindingSpec } from "./spec.generated.ts";

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
  if (down !== undefined) {
    sink.decline(claimantOf(binding, throughOf(bound)), "admin-state-down", down);
    return;
  }
  const carried = carriedNetwork(binding, bound, allocated);
  // The planner reports the pool that had no number left.
  if (carried === undefined) return;
  const by = claimantOf(binding, throughOf(bound));
  for (const target of bound.wiring.targets) {
    sink.claim(target, vlansBucket, carried.vlanKey, carried.vlanValue, by);
    sink.claim(target, vnisBucket, carried.vniKey, carried.onVlan, by);
  }
  for (const port of bound.wiring.ports) claimPort(port, carried, by, sink);
}

/** A network as it appears on switches of one pool. The values are shared by all claims. */
interface CarriedNetwork {
  readonly vlan: number;
  readonly vlanKey: string;
  readonly vlanValue: VlanValue;
  readonly vniKey: string;
  readonly onVlan: VniValue;
  /** What a direct binding does besides carrying the VLAN: its tag's key, or nothing for untagged. */
  readonly direct: { readonly hostVlanKey: string | undefined } | undefined;
}

const carriedOnTrunk: JsonObject = {};

function carriedNetwork(
  { spec }: Binding,
  { network, wiring, vlanPool }: Bound,
  allocated: Allocated,
): CarriedNetwork | undefined {
  const id = networkIdOf(network);
  const vlan = allocated.value(vlanPoolName(vlanPool), id);
  const vni = allocated.value(vniPoolName, id);
  if (vlan === undefined || vni === undefined) return undefined;
  const hostVlanKey = spec.hostVlan === undefined ? undefined : String(spec.hostVlan);
  return {
    vlan,
    vlanKey: String(vlan),
    vlanValue: { name: id },
    vniKey: String(vni),
    onVlan: { vlan },
    direct: wiring.isDirect ? { hostVlanKey } : undefined,
  };
}

function claimPort(port: WiredPort, carried: CarriedNetwork, by: Claimant, sink: ClaimSink): void {
  const { vlanKey, direct } = carried;
  sink.claim(port.target, port.trunkVlans, vlanKey, carriedOnTrunk, by);
  if (direct === undefined) return;
  if (direct.hostVlanKey === undefined) {
    sink.claim(port.target, port.interfaceBucket, nativeVlanKey, carried.vlan, by);
  } else {
    sink.claim(port.target, port.translations, direct.hostVlanKey, carried.onVlan, by);
  }
}

function whyDown({ spec }: Binding, { network }: Bound): string | undefined {
  if (spec.adminState === "down") return "its adminState is down";
  if (network.spec.adminState === "down") return `adminState of ${refOf(network)} is down`;
  return undefined;
}

function throughOf({ network, wiring }: Bound): readonly ResourceRef[] {
  return [refOf(network), refOf(wiring.group)];
}

// A host group claims the wiring itself: its interfaces, and its port channels with their members. It
// also claims what its hosts need without any binding: its infra networks and extra VLANs. What else
// the ports carry is claimed by bindings. The wiring of a metagroup its children claim.

import type { Claimant, ClaimSink } from "../../model/claim.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import {
  bareEthernet,
  bareLag,
  keySet,
  type PortChannelValue,
} from "../../targets/switch/document.ts";
import {
  descriptionKey,
  interfacesBucket,
  nativeVlanKey,
  portChannelsBucket,
  speedKey,
} from "../../targets/switch/paths.ts";
import type { Allocated } from "../../model/allocation.ts";
import { claimOnSwitch, claimTrunk } from "../carried-network.ts";
import { claimantOf } from "../claimant.ts";
import { carriedInfraNetwork } from "./infra-networks.ts";
import { isMetagroup, wirings, type WiredPort, type Wiring } from "./lookup.ts";
import type { HostGroupPort, HostGroupSpec, InfraNetwork, PortChannel } from "./spec.generated.ts";

export function claimHostGroup(
  group: Resource<HostGroupSpec>,
  index: ResourceIndex,
  _allocated: Allocated,
  sink: ClaimSink,
): void {
  const wiring = index.derive(wirings).get(group.name);
  if (wiring === undefined) return;
  const by = claimantOf(group);
  if (!isMetagroup(group)) for (const port of wiring.ports) claimPort(port, by, sink);
  for (const vlan of group.spec.extraVlans ?? []) {
    const extra = { vlanKey: String(vlan) };
    for (const port of wiring.ports) claimTrunk(port, extra, by, sink);
  }
  for (const one of group.spec.infraNetworks ?? []) {
    claimInfraNetwork(one, wiring, index, sink);
  }
}

/** Named in `through`, so that a plan can be narrowed to infra networks. */
function claimInfraNetwork(
  one: InfraNetwork,
  wiring: Wiring,
  index: ResourceIndex,
  sink: ClaimSink,
): void {
  const by = claimantOf(wiring.group, [`InfraNetwork/${one.name}`]);
  const carried = carriedInfraNetwork(one, index);
  for (const wired of wiring.switches) claimOnSwitch(wired, carried, by, sink);
  for (const port of wiring.ports) {
    claimTrunk(port, carried, by, sink);
    if (one.untagged === true) {
      sink.claim(port.target, port.interfaceBucket, nativeVlanKey, carried.vlan, by);
    }
  }
}

function claimPort(port: WiredPort, by: Claimant, sink: ClaimSink): void {
  const { target, interfaceName } = port;
  const { portChannel, description, speed } = port.written;
  const bare = portChannel === undefined ? bareEthernet : bareLag(portChannel.id);
  if (portChannel !== undefined) {
    const value = portChannelValue(portChannel, speed);
    sink.claim(target, portChannelsBucket, String(portChannel.id), value, by);
  }
  sink.claim(target, interfacesBucket, interfaceName, bare, by);
  if (description !== undefined) {
    sink.claim(target, port.interfaceBucket, descriptionKey, description, by);
  }
  if (speed !== undefined && portChannel === undefined) {
    sink.claim(target, port.interfaceBucket, speedKey, speed, by);
  }
}

function portChannelValue(
  { members, lacp = "active" }: PortChannel,
  speed: HostGroupPort["speed"],
): PortChannelValue {
  const value = { members: keySet(members), lacp };
  return speed === undefined ? value : { ...value, speed };
}

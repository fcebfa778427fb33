// A host group claims the wiring itself: its interfaces, and its port channels with their members.
// What the ports carry is claimed by bindings. A metagroup claims nothing: its children do.

import type { Claimant, ClaimSink } from "../../model/claim.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { bareEthernet, bareLag, type PortChannelValue } from "../../targets/switch/document.ts";
import {
  descriptionKey,
  interfacesBucket,
  portChannelsBucket,
} from "../../targets/switch/paths.ts";
import type { Allocated } from "../../model/allocation.ts";
import { claimantOf } from "../claimant.ts";
import { isMetagroup, wirings, type WiredPort } from "./lookup.ts";
import type { HostGroupSpec, PortChannel } from "./spec.generated.ts";

export function claimHostGroup(
  group: Resource<HostGroupSpec>,
  index: ResourceIndex,
  _allocated: Allocated,
  sink: ClaimSink,
): void {
  if (isMetagroup(group)) return;
  const by = claimantOf(group);
  for (const port of index.derive(wirings).get(group.name)?.ports ?? []) {
    claimPort(port, by, sink);
  }
}

function claimPort(port: WiredPort, by: Claimant, sink: ClaimSink): void {
  const { target, interfaceName } = port;
  const { portChannel, description } = port.written;
  const bare = portChannel === undefined ? bareEthernet : bareLag(portChannel.id);
  if (portChannel !== undefined) {
    const value = portChannelValue(portChannel);
    sink.claim(target, portChannelsBucket, String(portChannel.id), value, by);
  }
  sink.claim(target, interfacesBucket, interfaceName, bare, by);
  if (description !== undefined) {
    sink.claim(target, port.interfaceBucket, descriptionKey, description, by);
  }
}

function portChannelValue({ members, lacp = "active" }: PortChannel): PortChannelValue {
  return { members: Object.fromEntries(members.map((name) => [name, {}])), lacp };
}

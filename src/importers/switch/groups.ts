// Which ports make a host group, and what is bound to it. Ports of both switches of a pair are one
// group where something says so: the number of a port channel, or a description that both have, and
// in both cases that they carry the same. Everything else is a group of its own.

import { interfaceNameOf } from "../../kinds/host-group/lookup.ts";
import { hostsOf } from "../../kinds/host-group/lookup.ts";
import { hostGroups } from "../../kinds/host-group/name.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { compareNames } from "../../model/sort.ts";
import type { LivePort, LiveSwitch } from "./live-switch.ts";
import type { NetworkDraft, NetworkDrafts, VlanUse } from "./networks.ts";

export interface GroupDraft {
  /** As people know it: "pod000 Port-Channel101", or "leaf-a1 Ethernet1". */
  readonly words: string;
  readonly pair: string;
  readonly ports: readonly WiredPort[];
  /** Networks that are bound by what the ports do with them; none for ports that only trunk. */
  readonly direct: readonly BoundNetwork[];
  /** Networks that the ports merely carry. */
  readonly trunked: readonly NetworkDraft[];
  /** VLANs that are no networks. */
  readonly extraVlans: readonly number[];
  readonly infraVlans: readonly InfraUse[];
}

export interface WiredPort {
  readonly one: LiveSwitch;
  readonly port: LivePort;
}

export interface BoundNetwork {
  readonly network: NetworkDraft;
  /** Undefined for untagged. */
  readonly hostVlan: number | undefined;
}

export interface InfraUse {
  readonly vlan: number;
  readonly name: string;
  readonly vni: number;
  readonly isUntagged: boolean;
}

/** Reasons for ports that become no group: target and interface name → why. */
export type PortReasons = Map<string, string>;

export function draftGroups(
  switches: readonly LiveSwitch[],
  networks: NetworkDrafts,
  given: ResourceIndex,
): { groups: readonly GroupDraft[]; reasons: PortReasons } {
  const reasons: PortReasons = new Map();
  const taken = given.derive(wiredPorts);
  const byLikeness = new Map<string, WiredPort[]>();
  for (const one of switches) {
    const members = new Set(one.ports.flatMap(({ portChannel }) => portChannel?.members ?? []));
    for (const port of one.ports) {
      const holder = taken.get(`${one.name} ${port.interfaceName}`);
      const why =
        holder === undefined
          ? whyNoGroup(port, members)
          : `HostGroup ${holder} has this port: bind networks to its host`;
      if (why !== undefined) reasons.set(`${one.target} ${port.interfaceName}`, why);
      else if (isUsed(port)) {
        const likeness = likenessOf(one, port, networks);
        byLikeness.set(likeness, [...(byLikeness.get(likeness) ?? []), { one, port }]);
      }
    }
  }
  const groups = [...byLikeness.values()]
    .map((ports) => groupOf(ports, networks))
    .sort((a, b) => compareNames(a.words, b.words));
  return { groups, reasons };
}

/** "leaf-a1 Ethernet1" → the group of the manifests that has the port. */
function wiredPorts(given: ResourceIndex): ReadonlyMap<string, string> {
  const wired = new Map<string, string>();
  for (const group of given.all(hostGroups)) {
    for (const port of group.spec.ports ?? []) {
      const names = [interfaceNameOf(port), ...(port.portChannel?.members ?? [])];
      for (const name of names) wired.set(`${port.switch} ${name}`, group.name);
    }
  }
  return wired;
}

const interfaceName = /^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$/;

function whyNoGroup(port: LivePort, members: ReadonlySet<string>): string | undefined {
  const { portChannel, isLag, description = "" } = port;
  const names = [port.interfaceName, ...(portChannel?.members ?? [])];
  if (members.has(port.interfaceName)) return "it is a member of a port channel, which says it all";
  if (names.some((name) => !interfaceName.test(name) || name.length > 63)) {
    return "no manifest can write the name of this interface";
  }
  if (isLag && portChannel === undefined) {
    return "its port channel has no number, and a manifest can name it by nothing else";
  }
  if (portChannel !== undefined && portChannel.members.length === 0) {
    return "its port channel has no members";
  }
  if (portChannel !== undefined && portChannel.members.length > 64) {
    return "its port channel has more than 64 members";
  }
  return description.length > 240 ? "its description is longer than 240 characters" : undefined;
}

/** A plain port on which nothing is configured is nobody's. */
function isUsed(port: LivePort): boolean {
  return (
    port.portChannel !== undefined ||
    port.trunkVlans.length > 0 ||
    port.description !== undefined ||
    port.speed !== undefined
  );
}

/** Ports with equal texts make one group. */
function likenessOf(one: LiveSwitch, port: LivePort, networks: NetworkDrafts): string {
  const { interfaceName: name, portChannel, description } = port;
  const isAlone =
    portChannel === undefined && (description === undefined || port.trunkVlans.length === 0);
  return JSON.stringify([
    one.pair,
    isAlone ? one.name : "",
    name,
    portChannel?.id ?? description ?? "",
    port.nativeVlan ?? 0,
    [...port.translations],
    port.trunkVlans.map((vlan) => [vlan, keyOf(networks.useOf(one, vlan))]),
  ]);
}

function keyOf(use: VlanUse): string {
  switch (use.type) {
    case "network":
      return `network ${use.network.id}`;
    case "infra":
      return `infra ${use.name} ${use.vni}`;
    case "plain":
      return "";
  }
}

function groupOf(ports: readonly WiredPort[], networks: NetworkDrafts): GroupDraft {
  const [first] = ports;
  if (first === undefined) throw new Error("a group has a port");
  const { one, port } = first;
  const carried = port.trunkVlans.map((vlan) => ({ vlan, use: networks.useOf(one, vlan) }));
  const networkOf = new Map(
    carried.flatMap(({ vlan, use }) => (use.type === "network" ? [[vlan, use.network]] : [])),
  );
  const native = networkOf.get(port.nativeVlan ?? 0);
  const direct: BoundNetwork[] =
    native === undefined ? [] : [{ network: native, hostVlan: undefined }];
  for (const [hostVlan, vlan] of port.translations) {
    const network = networkOf.get(vlan);
    const isBound = direct.some((one) => one.network === network);
    // A port has a network under one tag only.
    if (network !== undefined && !isBound) direct.push({ network, hostVlan });
  }
  const bound = new Set(direct.map(({ network }) => network));
  return {
    words: `${ports.length > 1 ? one.pair : one.name} ${port.interfaceName}`,
    pair: one.pair,
    ports,
    direct,
    trunked: [...networkOf.values()].filter((network) => !bound.has(network)),
    extraVlans: carried.flatMap(({ vlan, use }) =>
      use.type === "plain" && vlan >= 2 && vlan <= 4093 ? [vlan] : [],
    ),
    infraVlans: carried.flatMap(({ vlan, use }) =>
      use.type === "infra"
        ? [{ vlan, name: use.name, vni: use.vni, isUntagged: vlan === port.nativeVlan }]
        : [],
    ),
  };
}

/** Every name that a binding of the manifests may use. */
export function givenHosts(given: ResourceIndex): readonly string[] {
  return given.all(hostGroups).flatMap(hostsOf);
}

// What others ask of host groups: which group a host is in, and how the group is wired. Both are
// computed once for all groups; 10,000 bindings then cost a lookup each.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { TargetName } from "../../model/target.ts";
import {
  interfacePath,
  switchTargetName,
  translationsBucket,
  trunkVlansBucket,
} from "../../targets/switch/paths.ts";
import { pairOfSwitch } from "../switch/lookup.ts";
import type { SwitchPairSpec } from "../switch-pair/spec.generated.ts";
import { vlanPoolOf } from "../switch-pair/lookup.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupPort, HostGroupSpec } from "./spec.generated.ts";

type HostGroup = Resource<HostGroupSpec>;

/** A port with the places of its items, so that claims need not spell them out again. */
export interface WiredPort {
  readonly target: TargetName;
  readonly interfaceName: string;
  /** The bucket of the interface's own fields, such as its native VLAN. */
  readonly interfaceBucket: string;
  readonly trunkVlans: string;
  readonly translations: string;
  readonly written: HostGroupPort;
}

/** A switch that a group is wired to. */
export interface WiredSwitch {
  readonly target: TargetName;
  readonly pair: Resource<SwitchPairSpec> | undefined;
}

export interface Wiring {
  readonly group: HostGroup;
  /** Untagged bindings become native VLANs, tagged ones translations; else the ports only trunk. */
  readonly isDirect: boolean;
  /** Untagged bindings get no native VLAN: the ports carry several trunks. */
  readonly hasMultipleTrunks: boolean;
  /** The group's own ports, or those of all children of a metagroup; those that we configure. */
  readonly ports: readonly WiredPort[];
  /** The switches of all ports, each once. */
  readonly switches: readonly WiredSwitch[];
  /** The VlanPool of the ports' switches; undefined where a name on the way there is wrong. */
  readonly vlanPool: string | undefined;
  /** The zone of the ports' switches, where they have one. */
  readonly availabilityZone: string | undefined;
}

export function isMetagroup({ spec }: HostGroup): boolean {
  return spec.children !== undefined;
}

/** The names that bindings may use for a group. */
export function hostsOf(group: HostGroup): readonly string[] {
  return group.spec.hosts ?? [group.name];
}

/** The name of a port's interface: a port channel has one by default. */
export function interfaceNameOf({ interface: name, portChannel }: HostGroupPort): string {
  return name ?? (portChannel === undefined ? "" : `Port-Channel${portChannel.id}`);
}

/** Host name → its group; of two groups with one host the first by name. */
export function groupsByHost(index: ResourceIndex): ReadonlyMap<string, HostGroup> {
  const groups = new Map<string, HostGroup>();
  for (const group of index.all(hostGroups)) {
    for (const host of hostsOf(group)) if (!groups.has(host)) groups.set(host, group);
  }
  return groups;
}

/** Group name → how it is wired. */
export function wirings(index: ResourceIndex): ReadonlyMap<string, Wiring> {
  const groups = index.all(hostGroups);
  return new Map(groups.map((group) => [group.name, wiringOf(group, index)]));
}

function wiringOf(group: HostGroup, index: ResourceIndex): Wiring {
  const written = groupsWithPorts(group, index).flatMap(({ spec }) => spec.ports ?? []);
  const names = [...new Set(written.map((port) => port.switch))];
  const [first] = names;
  const pair = first === undefined ? undefined : pairOfSwitch(first, index);
  return {
    group,
    isDirect: bindingOf(group) === "direct",
    hasMultipleTrunks: group.spec.multipleTrunks === true,
    ports: written.filter(isConfigured).map(wiredPort),
    switches: names.map((name) => ({
      target: switchTargetName(name),
      pair: pairOfSwitch(name, index),
    })),
    vlanPool: pair === undefined ? undefined : vlanPoolOf(pair),
    availabilityZone: pair?.spec.availabilityZone,
  };
}

/** A group with a role is bound by nobody; its ports only trunk. */
function bindingOf(group: HostGroup): "direct" | "trunk" {
  const { binding, role } = group.spec;
  return role !== undefined ? "trunk" : (binding ?? (isMetagroup(group) ? "trunk" : "direct"));
}

/** A port that somebody else configures, or a border gateway's place on a switch, has no items. */
function isConfigured(port: HostGroupPort): boolean {
  return port.unmanaged !== true && interfaceNameOf(port) !== "";
}

function groupsWithPorts(group: HostGroup, index: ResourceIndex): readonly HostGroup[] {
  if (!isMetagroup(group)) return [group];
  const children = (group.spec.children ?? []).map((name) => index.get(hostGroups, name));
  return children.flatMap((child) => (child === undefined || isMetagroup(child) ? [] : [child]));
}

function wiredPort(written: HostGroupPort): WiredPort {
  const interfaceName = interfaceNameOf(written);
  return {
    target: switchTargetName(written.switch),
    interfaceName,
    interfaceBucket: interfacePath(interfaceName),
    trunkVlans: trunkVlansBucket(interfaceName),
    translations: translationsBucket(interfaceName),
    written,
  };
}

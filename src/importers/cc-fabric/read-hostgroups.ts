// Host groups of the driver's configuration: normal groups with their ports, and metagroups. Groups
// with a role (transits, border gateways) are left over.

import type { JsonObject } from "../../model/json.ts";
import type { ReadFabric } from "./read-switchgroups.ts";
import {
  complain,
  fieldOf,
  flagOf,
  itemsOf,
  leave,
  leaveRest,
  textOf,
  type Place,
  type Reading,
} from "./reading.ts";
import { readPort } from "./read-port.ts";
import { createResourceNames, type ResourceNames } from "./resource-names.ts";
import { presentFields, type ImportedResource } from "./resources.ts";

/** A host as bindings see it. */
export interface ReadHost {
  /** The name of its HostGroup. */
  readonly group: string;
  readonly isDirect: boolean;
  /** Original name of the VLAN pool; undefined where the group's switches are unknown. */
  readonly pool: string | undefined;
}

export interface ReadHostGroups {
  /** File name → groups of one VLAN pool. */
  readonly groups: ReadonlyMap<string, readonly ImportedResource[]>;
  readonly hosts: ReadonlyMap<string, ReadHost>;
  /** Hosts of groups that are left over. */
  readonly leftOverHosts: ReadonlySet<string>;
}

interface GroupInput {
  readonly place: Place;
  readonly hosts: readonly string[];
  readonly isMetagroup: boolean;
  readonly isDirect: boolean;
}

interface Growing {
  readonly groups: Map<string, ImportedResource[]>;
  readonly hosts: Map<string, ReadHost>;
  readonly leftOverHosts: Set<string>;
  readonly names: ResourceNames;
}

export function readHostGroups(
  reading: Reading,
  config: Place,
  fabric: ReadFabric,
): ReadHostGroups {
  const growing: Growing = {
    groups: new Map(),
    hosts: new Map(),
    leftOverHosts: new Set(),
    names: createResourceNames(),
  };
  const inputs = itemsOf(fieldOf(config, "hostgroups")).flatMap((place) =>
    readInput(reading, place, growing),
  );
  // Children come first, as a metagroup takes its pool from them.
  for (const input of inputs) if (!input.isMetagroup) addGroup(reading, input, fabric, growing);
  for (const input of inputs) if (input.isMetagroup) addMetagroup(reading, input, fabric, growing);
  return growing;
}

function readInput(reading: Reading, place: Place, growing: Growing): GroupInput[] {
  const hosts = itemsOf(fieldOf(place, "binding_hosts")).flatMap((host) => textOf(host) ?? []);
  if (hosts.length === 0) {
    complain(reading, fieldOf(place, "binding_hosts"), "must list at least one host");
    return [];
  }
  const role = textOf(fieldOf(place, "role"));
  if (role !== undefined) {
    leave(reading, place, `role ${role} (${hosts.join(", ")}): this version has no such role yet`);
    for (const host of hosts) growing.leftOverHosts.add(host);
    return [];
  }
  const mode = textOf(fieldOf(place, "handover_mode")) ?? "vlan";
  if (mode !== "vlan") complain(reading, fieldOf(place, "handover_mode"), 'only "vlan" exists');
  leaveRest(reading, place, "hostgroup", groupFields);
  const isMetagroup = flagOf(fieldOf(place, "metagroup")) ?? false;
  const isDirect = flagOf(fieldOf(place, "direct_binding")) ?? !isMetagroup;
  return [{ place, hosts, isMetagroup, isDirect }];
}

const groupFields: ReadonlySet<string> = new Set([
  "binding_hosts",
  "handover_mode",
  "metagroup",
  "direct_binding",
  "members",
]);

function addGroup(reading: Reading, input: GroupInput, fabric: ReadFabric, growing: Growing): void {
  const members = itemsOf(fieldOf(input.place, "members"));
  const ports = members.flatMap((member) => readPort(reading, member, fabric.switchNames));
  if (ports.length === 0) {
    const why = "none of its ports can be carried, and a HostGroup needs one";
    leave(reading, fieldOf(input.place, "members"), why);
    for (const host of input.hosts) growing.leftOverHosts.add(host);
    return;
  }
  const switchesOfPorts = members.map((member) => textOf(fieldOf(member, "switch")) ?? "");
  const pool = switchesOfPorts.map((name) => fabric.poolOfSwitch.get(name)).find(isPresent);
  const binding = input.isDirect ? undefined : "trunk";
  keep(growing, input, pool, fabric, { ports, binding });
}

function addMetagroup(
  reading: Reading,
  input: GroupInput,
  fabric: ReadFabric,
  growing: Growing,
): void {
  const children = itemsOf(fieldOf(input.place, "members")).flatMap((member) => {
    const host = textOf(member) ?? "";
    const child = growing.hosts.get(host);
    if (child !== undefined) return [child];
    if (growing.leftOverHosts.has(host)) leave(reading, member, "this host's group is left over");
    else complain(reading, member, `no host group has the binding host "${host}"`);
    return [];
  });
  if (children.length === 0) {
    leave(reading, input.place, "none of its members can be carried");
    for (const host of input.hosts) growing.leftOverHosts.add(host);
    return;
  }
  const names = [...new Set(children.map((child) => child.group))];
  const binding = input.isDirect ? "direct" : undefined;
  keep(growing, input, children[0]?.pool, fabric, { children: names, binding });
}

function keep(
  growing: Growing,
  { hosts, isDirect }: GroupInput,
  pool: string | undefined,
  fabric: ReadFabric,
  wiring: JsonObject | { readonly binding: string | undefined },
): void {
  const name = growing.names.nameFor(hosts[0] ?? "");
  const isDefault = hosts.length === 1 && hosts[0] === name;
  const spec = presentFields({ hosts: isDefault ? undefined : hosts, ...wiring });
  const file = `groups/${pool === undefined ? "unknown" : fabric.poolNames.nameFor(pool)}`;
  const groups = growing.groups.get(file);
  const group = { kind: "HostGroup", name, spec };
  if (groups === undefined) growing.groups.set(file, [group]);
  else groups.push(group);
  for (const host of hosts) {
    if (!growing.hosts.has(host)) growing.hosts.set(host, { group: name, isDirect, pool });
  }
}

function isPresent(value: string | undefined): value is string {
  return value !== undefined;
}

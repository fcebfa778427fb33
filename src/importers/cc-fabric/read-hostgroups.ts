// Host groups of the driver's configuration: groups with ports, with or without a role, and
// metagroups.

import type { JsonObject } from "../../model/json.ts";
import { partsOf, readGroupInput, type GroupInput, type Role } from "./group-input.ts";
import type { ReadGlobals } from "./read-globals.ts";
import type { ReadFabric } from "./read-switchgroups.ts";
import { complain, fieldOf, itemsOf, leave, textOf, type Place, type Reading } from "./reading.ts";
import { readPort } from "./read-port.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";
import type { ImportedResource, Origin } from "./resources.ts";

/** A host as bindings see it. */
export interface ReadHost {
  /** The name of its HostGroup. */
  readonly group: string;
  readonly isDirect: boolean;
  readonly role: Role | undefined;
  /** Names of the zones that a group with a role serves. */
  readonly zones: readonly string[];
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

interface Growing {
  readonly groups: Map<string, ImportedResource[]>;
  readonly hosts: Map<string, ReadHost>;
  readonly leftOverHosts: Set<string>;
  readonly names: ResourceNames;
}

export function readHostGroups(
  reading: Reading,
  config: Place,
  globals: ReadGlobals,
  fabric: ReadFabric,
): ReadHostGroups {
  const growing: Growing = {
    groups: new Map(),
    hosts: new Map(),
    leftOverHosts: new Set(),
    names: createResourceNames(),
  };
  const inputs = itemsOf(fieldOf(config, "hostgroups")).flatMap((place) =>
    readGroupInput(reading, place, globals),
  );
  // Children come first, as a metagroup takes its pool from them.
  for (const input of inputs) if (!input.isMetagroup) addGroup(reading, input, fabric, growing);
  for (const input of inputs) if (input.isMetagroup) addMetagroup(reading, input, fabric, growing);
  return growing;
}

function addGroup(reading: Reading, input: GroupInput, fabric: ReadFabric, growing: Growing): void {
  const members = itemsOf(fieldOf(input.place, "members"));
  const isGateway = input.role === "borderGateway";
  const ports = members.flatMap((place) =>
    readPort(reading, place, fabric.switchNames, isGateway).map((value) => ({ value, place })),
  );
  if (ports.length === 0) {
    if (members.length === 0) {
      complain(reading, fieldOf(input.place, "members"), "a host group needs members");
    }
    for (const host of input.hosts) growing.leftOverHosts.add(host);
    return;
  }
  const switchesOfPorts = members.map((member) => textOf(fieldOf(member, "switch")) ?? "");
  const pool = switchesOfPorts.map((name) => fabric.poolOfSwitch.get(name)).find(isPresent);
  const binding = input.isDirect ? undefined : "trunk";
  const wiring = presentFields({ ports: ports.map(({ value }) => value), binding });
  keep(growing, input, pool, fabric, { wiring, parts: partsOf("/spec/ports", ports) });
}

function addMetagroup(
  reading: Reading,
  input: GroupInput,
  fabric: ReadFabric,
  growing: Growing,
): void {
  const children = itemsOf(fieldOf(input.place, "members")).flatMap((place) => {
    const host = textOf(place) ?? "";
    const child = growing.hosts.get(host);
    if (child !== undefined) return [{ value: child, place }];
    if (growing.leftOverHosts.has(host)) leave(reading, place, "this host's group is left over");
    else complain(reading, place, `no host group has the binding host "${host}"`);
    return [];
  });
  if (children.length === 0) {
    leave(reading, input.place, "none of its members can be carried");
    for (const host of input.hosts) growing.leftOverHosts.add(host);
    return;
  }
  const groups = children.map(({ value }) => value.group);
  // Several hosts of a group are one child.
  const once = children.filter(({ value }, i) => groups.indexOf(value.group) === i);
  const binding = input.isDirect ? "direct" : undefined;
  const wiring = presentFields({ children: once.map(({ value }) => value.group), binding });
  const parts = partsOf("/spec/children", once);
  keep(growing, input, children[0]?.value.pool, fabric, { wiring, parts });
}

function keep(
  growing: Growing,
  { place, hosts, isDirect, role, zones, common, parts }: GroupInput,
  pool: string | undefined,
  fabric: ReadFabric,
  own: { readonly wiring: JsonObject; readonly parts: readonly [string, Origin][] },
): void {
  const name = growing.names.nameFor(hosts[0] ?? "");
  const isDefault = hosts.length === 1 && hosts[0] === name;
  const spec = presentFields({
    hosts: isDefault ? undefined : [...hosts],
    ...own.wiring,
    ...common,
  });
  const file = `groups/${pool === undefined ? "unknown" : fabric.poolNames.nameFor(pool)}`;
  const groups = growing.groups.get(file);
  const origin = { path: place.path };
  const group = { kind: "HostGroup", name, spec, origin, parts: new Map([...parts, ...own.parts]) };
  if (groups === undefined) growing.groups.set(file, [group]);
  else groups.push(group);
  for (const host of hosts) {
    if (!growing.hosts.has(host))
      growing.hosts.set(host, { group: name, isDirect, role, zones, pool });
  }
}

function isPresent(value: string | undefined): value is string {
  return value !== undefined;
}

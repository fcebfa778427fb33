// The bound ports: each becomes a PortBinding, a trunk's subports with the binding of their parent.

import { complainOfLine, leaveLine, noteLine, type BindingsReading } from "./bindings-reading.ts";
import type { PortLine } from "./binding-lines.ts";
import type { ReadHost, ReadHostGroups } from "./read-hostgroups.ts";
import { downNote, type ReadNetworks } from "./read-networks.ts";
import { createResourceNames } from "../resource-names.ts";
import { presentFields } from "../manifest-files.ts";
import type { ImportedResource } from "./resources.ts";

/** A port line that becomes a binding. */
interface BoundPort {
  readonly line: PortLine;
  readonly host: ReadHost;
  readonly hostVlan: number | undefined;
  readonly name: string;
}

/** File name → bindings of one host group. */
export function readPortBindings(
  bindings: BindingsReading,
  groups: ReadHostGroups,
  networks: ReadNetworks,
): Map<string, ImportedResource[]> {
  const { bound, byId } = boundPorts(bindings, groups, networks);
  const files = new Map<string, ImportedResource[]>();
  for (const port of bound) {
    const { line, host, hostVlan, name } = port;
    const parent = parentOf(bindings, port, byId);
    if (parent === "wrong") continue;
    if (line.isDown) noteLine(bindings, line.number, downNote, "adminState");
    const spec = presentFields({
      network: networks.names.nameFor(line.network),
      parent: parent?.name,
      host: parent === undefined ? line.host : undefined,
      hostVlan,
      adminState: line.isDown ? "down" : undefined,
    });
    const binding = { kind: "PortBinding", name, spec, origin: { line: line.number } };
    const file = `bindings/${host.group}`;
    const inFile = files.get(file);
    if (inFile === undefined) files.set(file, [binding]);
    else inFile.push(binding);
  }
  return files;
}

function boundPorts(
  bindings: BindingsReading,
  groups: ReadHostGroups,
  { ports }: ReadNetworks,
): { bound: BoundPort[]; byId: Map<string, BoundPort> } {
  const names = createResourceNames();
  const said = new Map<string, BoundPort>();
  const byId = new Map<string, BoundPort>();
  const bound: BoundPort[] = [];
  for (const line of ports) {
    const host = hostOf(bindings, line, groups);
    if (host === undefined) continue;
    const hostVlan = host.isDirect ? line.trunkVlan : undefined;
    if (hostVlan !== line.trunkVlan) {
      const why = `${host.group} is bound as a trunk, which translates nothing`;
      leaveLine(bindings, line.number, why, "trunkVlan");
    }
    const tag = hostVlan === undefined ? "" : `-tag-${hostVlan}`;
    const original = `${line.network}-on-${line.host}${tag}`;
    const earlier = said.get(original);
    const port = earlier ?? { line, host, hostVlan, name: names.nameFor(original) };
    if (line.id !== undefined) byId.set(line.id, port);
    if (earlier === undefined) {
      said.set(original, port);
      bound.push(port);
    } else {
      noteLine(bindings, line.number, "says the same as an earlier line: one binding is enough");
    }
  }
  return { bound, byId };
}

function hostOf(
  bindings: BindingsReading,
  { number, host: name, pool }: PortLine,
  { hosts, leftOverHosts }: ReadHostGroups,
): ReadHost | undefined {
  const host = hosts.get(name);
  if (host === undefined) {
    const why = leftOverHosts.has(name)
      ? `host ${name} is in a host group that is left over`
      : `no host group has host ${name}; the driver ignores it as well`;
    leaveLine(bindings, number, why);
    return undefined;
  }
  if (host.role !== undefined) {
    const why = `${name} has a role: networks are spread over such hosts, and the driver binds none to them`;
    leaveLine(bindings, number, why);
    return undefined;
  }
  if (host.pool === pool) return host;
  const words = `${name} is in pool ${host.pool ?? "of no known switch"}, not in ${pool}`;
  complainOfLine(bindings, number, words);
  return undefined;
}

/** The binding of the trunk's own network; "wrong" after a diagnostic. */
function parentOf(
  bindings: BindingsReading,
  { line }: BoundPort,
  byId: ReadonlyMap<string, BoundPort>,
): BoundPort | undefined | "wrong" {
  if (line.parent === undefined) {
    if (line.owner === "trunk:subport") {
      const why =
        "a subport whose line names no parent is bound by itself: its tag is translated all the same";
      noteLine(bindings, line.number, why, "owner");
    }
    return undefined;
  }
  const parent = byId.get(line.parent);
  if (parent !== undefined && parent.line.host === line.host) return parent;
  const words =
    parent === undefined
      ? `no line has the id "${line.parent}" of the trunk's parent`
      : `the trunk's parent is a port of ${parent.line.host}, this one of ${line.host}`;
  complainOfLine(bindings, line.number, words);
  return "wrong";
}

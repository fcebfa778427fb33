// The bindings, one JSON object a line: {"host","network","vni","pool","vlan","trunkVlan"}. They
// say which networks there are, which VLAN each has in which pool, and which host has it how.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { SourceRange } from "../../model/diagnostic.ts";
import type { ReadHost, ReadHostGroups } from "./read-hostgroups.ts";
import type { ReadFabric } from "./read-switchgroups.ts";
import { diagnostic, type Reading } from "./reading.ts";
import { createResourceNames, type ResourceNames } from "./resource-names.ts";
import { presentFields, type ImportedResource } from "./resources.ts";

export interface ReadBindings {
  readonly networks: readonly ImportedResource[];
  /** File name → bindings of one host group. */
  readonly bindings: ReadonlyMap<string, readonly ImportedResource[]>;
}

interface BindingLine {
  readonly number: number;
  readonly host: string;
  readonly network: string;
  readonly vni: number;
  readonly pool: string;
  readonly vlan: number;
  readonly trunkVlan: number | undefined;
}

interface GrowingNetwork {
  readonly vni: number;
  readonly segments: Map<string, number>;
}

interface Growing {
  readonly file: string;
  readonly networks: Map<string, GrowingNetwork>;
  readonly bindings: Map<string, ImportedResource[]>;
  readonly networkNames: ResourceNames;
  readonly bindingNames: ResourceNames;
  /** What a line says → the first line that said it. */
  readonly said: Map<string, number>;
}

export function readBindings(
  reading: Reading,
  source: { readonly file: string; readonly text: string },
  fabric: ReadFabric,
  groups: ReadHostGroups,
): ReadBindings {
  const growing: Growing = {
    file: source.file,
    networks: new Map(),
    bindings: new Map(),
    networkNames: createResourceNames(),
    bindingNames: createResourceNames(),
    said: new Map(),
  };
  source.text.split("\n").forEach((text, i) => {
    if (text.trim() === "") return;
    const line = readLine(text, i + 1);
    if (typeof line === "string") complainOfLine(reading, growing.file, i + 1, line);
    else addLine(reading, line, fabric, groups, growing);
  });
  return { networks: networkResources(growing, fabric), bindings: growing.bindings };
}

/** The line's fields, or what is wrong with it. */
function readLine(text: string, number: number): BindingLine | string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return "this line is not JSON";
  }
  if (!isJsonObject(value)) return "this line is not a JSON object";
  const { host, network, vni, pool, vlan, trunkVlan = null } = value;
  if (!isText(host)) return '"host" must be a text';
  if (!isText(network)) return '"network" must be a text';
  if (!isText(pool)) return '"pool" must be a text';
  if (!isWhole(vni, 16_777_215)) return '"vni" must be a number from 1 to 16777215';
  if (!isWhole(vlan, 4094)) return '"vlan" must be a number from 1 to 4094';
  if (trunkVlan !== null && !isWhole(trunkVlan, 4094)) return '"trunkVlan" must be null or a VLAN';
  return { number, host, network, vni, pool, vlan, trunkVlan: trunkVlan ?? undefined };
}

function addLine(
  reading: Reading,
  line: BindingLine,
  fabric: ReadFabric,
  groups: ReadHostGroups,
  growing: Growing,
): void {
  const contradiction = addNetwork(line, fabric, growing);
  if (contradiction !== undefined) {
    complainOfLine(reading, growing.file, line.number, contradiction);
    return;
  }
  const path = `line ${line.number}`;
  const host = groups.hosts.get(line.host);
  if (host === undefined) {
    const why = groups.leftOverHosts.has(line.host)
      ? `host ${line.host} is in a host group that is left over`
      : `no host group has host ${line.host}; the driver ignores it as well`;
    reading.leftOver.push({ path, why });
    return;
  }
  if (host.pool !== line.pool) {
    const words = `${line.host} is in pool ${host.pool ?? "of no known switch"}, not in ${line.pool}`;
    complainOfLine(reading, growing.file, line.number, words);
    return;
  }
  addBinding(reading, line, host, growing);
}

/** Says what contradicts an earlier line: a network has one VNI, and one VLAN in a pool. */
function addNetwork(line: BindingLine, fabric: ReadFabric, growing: Growing): string | undefined {
  const { network: id, vni, pool, vlan } = line;
  if (!fabric.knownPools.has(pool)) return `no switch group has the VLAN pool "${pool}"`;
  let network = growing.networks.get(id);
  if (network === undefined) growing.networks.set(id, (network = { vni, segments: new Map() }));
  if (network.vni !== vni) return `network ${id} has VNI ${network.vni} in an earlier line`;
  const earlier = network.segments.get(pool);
  if (earlier === undefined) network.segments.set(pool, vlan);
  else if (earlier !== vlan) return `network ${id} has VLAN ${earlier} in ${pool} before`;
  return undefined;
}

function addBinding(
  reading: Reading,
  { number, host, network, trunkVlan }: BindingLine,
  { group, isDirect }: ReadHost,
  growing: Growing,
): void {
  const path = `line ${number}`;
  const hostVlan = isDirect ? trunkVlan : undefined;
  if (trunkVlan !== undefined && !isDirect) {
    const why = `trunkVlan ${trunkVlan}: ${group} is bound as a trunk, which translates nothing`;
    reading.leftOver.push({ path, why });
  }
  const tag = hostVlan === undefined ? "" : `-tag-${hostVlan}`;
  const original = `${network}-on-${host}${tag}`;
  const earlier = growing.said.get(original);
  if (earlier !== undefined) {
    reading.leftOver.push({ path, why: `says the same as line ${earlier}` });
    return;
  }
  growing.said.set(original, number);
  const name = growing.bindingNames.nameFor(original);
  const spec = presentFields({ network: growing.networkNames.nameFor(network), host, hostVlan });
  const file = `bindings/${group}`;
  const bindings = growing.bindings.get(file);
  const binding = { kind: "PortBinding", name, spec };
  if (bindings === undefined) growing.bindings.set(file, [binding]);
  else bindings.push(binding);
}

function networkResources(growing: Growing, fabric: ReadFabric): ImportedResource[] {
  return [...growing.networks].map(([id, { vni, segments }]) => {
    const name = growing.networkNames.nameFor(id);
    const pinned: JsonObject[] = [...segments].map(([pool, vlan]) => ({
      vlanPool: fabric.poolNames.nameFor(pool),
      vlan,
    }));
    const spec = presentFields({ id: id === name ? undefined : id, vni, segments: pinned });
    return { kind: "Network", name, spec };
  });
}

function complainOfLine(reading: Reading, file: string, line: number, label: string): void {
  const range: SourceRange = { file, line, column: 1, endLine: line, endColumn: 2 };
  const help = "correct the line and import it again; nothing of it was taken over";
  reading.diagnostics.push(diagnostic("import/wrong-line", "error", { range, label, help }));
}

function isText(value: Json | undefined): value is string {
  return typeof value === "string" && value !== "";
}

function isWhole(value: Json | undefined, max: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max;
}

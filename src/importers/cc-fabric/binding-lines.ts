// The lines of the bindings as values. A line has a `type`; one without is a port. What the lines say
// together is read elsewhere.

import { isJsonObject, type Json } from "../../model/json.ts";
import { LineFields } from "./line-fields.ts";

/** A bound port of a host. */
export interface PortLine {
  readonly type: "port";
  readonly number: number;
  /** The port's own identity, for others to name it as their parent. */
  readonly id: string | undefined;
  readonly host: string;
  readonly network: string;
  readonly vni: number;
  readonly pool: string;
  readonly vlan: number;
  readonly trunkVlan: number | undefined;
  /** The id of the port whose trunk this is a subport of. */
  readonly parent: string | undefined;
  readonly owner: string | undefined;
  readonly isDown: boolean;
}

export interface NetworkLine {
  readonly type: "network";
  readonly number: number;
  readonly network: string;
  readonly vni: number | undefined;
  readonly zone: string | undefined;
  readonly isExternal: boolean;
  readonly isDown: boolean;
  readonly subnets: readonly SubnetOfLine[];
  readonly segments: readonly { readonly pool: string; readonly vlan: number }[];
}

export interface SubnetOfLine {
  readonly cidr: string;
  readonly gateway: string | undefined;
  /** The address pool that it comes from. */
  readonly pool: string | undefined;
}

export interface AddressPoolLine {
  readonly type: "addressPool";
  readonly number: number;
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly zone: string | undefined;
  readonly addressScope: string | undefined;
  readonly vrf: string | undefined;
}

/** A row of the driver's table of interconnects, by the names of its columns. */
export interface InterconnectLine {
  readonly type: "interconnect";
  readonly number: number;
  readonly deviceType: string;
  readonly network: string;
  readonly zone: string;
  readonly host: string;
}

export type BindingsLine = PortLine | NetworkLine | AddressPoolLine | InterconnectLine;

/** A line, with the fields that it has and nobody knows. */
export interface UnderstoodLine {
  readonly line: BindingsLine;
  readonly unknown: readonly string[];
}

const largestVni = 16_777_215;
const largestVlan = 4094;

/** What a line says, or what is wrong with it. */
export function readLine(text: string, number: number): UnderstoodLine | string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return "this line is not JSON";
  }
  if (!isJsonObject(value)) return "this line is not a JSON object";
  const fields = new LineFields(value);
  const type = fields.optionalText("type") ?? "port";
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (read === undefined) return `"type" must be one of ${Object.keys(readers).join(", ")}`;
  const line = read(fields, number);
  return fields.problem() ?? { line, unknown: fields.unknown() };
}

type ReadFields = (fields: LineFields, number: number) => BindingsLine;

const readers: Readonly<Record<string, ReadFields>> = {
  port: (fields, number) => ({
    type: "port",
    number,
    id: fields.optionalText("id"),
    host: fields.text("host"),
    network: fields.text("network"),
    pool: fields.text("pool"),
    vni: fields.number("vni", largestVni),
    vlan: fields.number("vlan", largestVlan),
    trunkVlan: fields.optionalNumber("trunkVlan", largestVlan),
    parent: fields.optionalText("parent"),
    owner: fields.optionalText("owner"),
    isDown: readIsDown(fields),
  }),
  network: (fields, number) => ({
    type: "network",
    number,
    network: fields.text("network"),
    vni: fields.optionalNumber("vni", largestVni),
    zone: fields.optionalText("availabilityZone"),
    isExternal: fields.flag("external"),
    isDown: readIsDown(fields),
    subnets: fields.maps("subnets").map((subnet) => ({
      cidr: subnet.text("cidr"),
      gateway: subnet.optionalText("gateway"),
      pool: subnet.optionalText("pool"),
    })),
    segments: fields.maps("segments").map((segment) => ({
      pool: segment.text("pool"),
      vlan: segment.number("vlan", largestVlan),
    })),
  }),
  addressPool: (fields, number) => ({
    type: "addressPool",
    number,
    name: fields.text("name"),
    prefixes: fields.texts("prefixes"),
    zone: fields.optionalText("availabilityZone"),
    addressScope: fields.optionalText("addressScope"),
    vrf: fields.optionalText("vrf"),
  }),
  interconnect: (fields, number) => ({
    type: "interconnect",
    number,
    deviceType: fields.text("device_type"),
    network: fields.text("network"),
    zone: fields.text("az"),
    host: fields.text("host"),
  }),
};

function readIsDown(fields: LineFields): boolean {
  return fields.choice("adminState", ["up", "down"]) === "down";
}

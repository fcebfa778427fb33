// What is asked for a port, as it stands under bind_port/HOST/PORT. Written exactly as agents expect it;
// read whatever others may have written, with what is wrong with it in words.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import { parsedJson, pythonJson, textOf } from "./python-json.ts";

export interface BindPort {
  readonly vhost: number;
  readonly mac: string;
  /** Undefined on a flat network. */
  readonly vlan: number | undefined;
}

/** As much as is known, and what an agent would stumble over. */
export type ReadBindPort = Partial<BindPort> & { readonly fault?: string };

export function bindPortText({ vhost, mac, vlan }: BindPort): string {
  const value: JsonObject = { mac_address: mac, vhost_id: vhost };
  return pythonJson(vlan === undefined ? value : { ...value, vlan_id: vlan });
}

export function readBindPort(text: string): ReadBindPort {
  const value = parsedJson(text);
  if (value === undefined) return { fault: "is no JSON" };
  if (!isJsonObject(value)) return { fault: "is no object" };
  const { vhost_id: vhost, mac_address, vlan_id: vlan } = value;
  const mac = textOf(mac_address);
  const known = {
    ...(isWhole(vhost) ? { vhost } : {}),
    ...(mac === undefined ? {} : { mac }),
    ...(isWhole(vlan) ? { vlan } : {}),
  };
  const fault = faultIn(value);
  return fault === undefined ? known : { ...known, fault };
}

/** Whether it asks for exactly this. */
export function asksFor(read: ReadBindPort, wanted: BindPort): boolean {
  return (
    read.fault === undefined &&
    read.vhost === wanted.vhost &&
    read.mac === wanted.mac &&
    read.vlan === wanted.vlan
  );
}

function faultIn({
  vhost_id: vhost,
  mac_address: mac,
  vlan_id: vlan,
}: JsonObject): string | undefined {
  if (!isWhole(vhost)) return "has no vhost_id that is a whole number";
  if (typeof mac !== "string") return "has no mac_address";
  // A null is what Python reads as "there is none".
  if (vlan !== undefined && vlan !== null && !isWhole(vlan)) {
    return "has a vlan_id that is no whole number";
  }
  return undefined;
}

function isWhole(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

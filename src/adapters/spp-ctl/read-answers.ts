// What spp-ctl says of its processes, read from JSON. A process is shown as a whole or not at all: what
// is not understood makes all of it garbled, lest somebody takes it for a process that lacks something.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type {
  ClassifierEntry,
  SppAttachment,
  SppComponent,
  SppVf,
  VlanOperation,
} from "../../ports/spp-ctl.ts";

export interface Garbled {
  readonly garbled: string;
}

class Unreadable extends Error {}

/** Ids of spp_vf processes, ascending. */
export function readClients(text: string): readonly number[] | Garbled {
  return readAs(text, (value) => {
    const clients = listOf(value, "the list of processes").flatMap((one) => {
      const process = objectOf(one, "a process");
      return process["type"] === "vf" ? [wholeIn(process, "client-id")] : [];
    });
    return [...new Set(clients)].sort((a, b) => a - b);
  });
}

export function readVf(text: string): SppVf | Garbled {
  return readAs(text, (value) => {
    const vf = objectOf(value, "a process");
    const cores = listOf(vf["components"], "components").map((one) => objectOf(one, "a component"));
    const isFree = (core: JsonObject): boolean => core["type"] === "unuse";
    const master = vf["master-lcore"];
    return {
      client: wholeIn(vf, "client-id"),
      masterCore: typeof master === "number" ? master : undefined,
      ports: listOf(vf["ports"] ?? [], "ports").map((port) => textOf(port, "a port")),
      components: cores.filter((core) => !isFree(core)).map(componentOf),
      freeCores: cores.filter(isFree).map((core) => wholeIn(core, "core")),
      classifier: listOf(vf["classifier_table"] ?? [], "classifier_table").flatMap(entryOf),
    };
  });
}

function componentOf(component: JsonObject): SppComponent {
  return {
    name: textOf(component["name"], "a component's name"),
    core: wholeIn(component, "core"),
    type: textOf(component["type"], "a component's type"),
    rx: listOf(component["rx_port"] ?? [], "rx_port").map(attachmentOf),
    tx: listOf(component["tx_port"] ?? [], "tx_port").map(attachmentOf),
  };
}

function attachmentOf(value: Json): SppAttachment {
  const attached = objectOf(value, "a port of a component");
  const port = textOf(attached["port"], "a port of a component");
  const vlan = attached["vlan"];
  return { port, vlan: vlan === undefined ? { operation: "none" } : vlanOf(vlan) };
}

function vlanOf(value: Json): VlanOperation {
  const vlan = objectOf(value, "a VLAN operation");
  const operation = vlan["operation"];
  if (operation === "none" || operation === "del") return { operation };
  if (operation !== "add") throw new Unreadable("a VLAN operation is none of none, add and del");
  return {
    operation,
    id: wholeIn(vlan, "id"),
    pcp: vlan["pcp"] === undefined ? 0 : wholeIn(vlan, "pcp"),
  };
}

/** {"type": "vlan", "value": "100/FA:16:3E:00:00:0A", "port": "ring:0"}; the entry for all the rest is not ours. */
function entryOf(value: Json): ClassifierEntry[] {
  const entry = objectOf(value, "an entry of the classifier");
  const port = textOf(entry["port"], "an entry's port");
  const said = textOf(entry["value"], "an entry's value");
  const [, digits, address = ""] = /^(?:(\d+)\/)?(.*)$/s.exec(said) ?? [];
  if (address.toLowerCase() === "default") return [];
  const mac = macOf(address);
  const isTagged = entry["type"] === "vlan";
  if (mac === undefined || isTagged !== (digits !== undefined)) {
    throw new Unreadable("an entry of the classifier is for no MAC address");
  }
  return [{ mac, vlan: digits === undefined ? undefined : Number(digits), port }];
}

/** In the one spelling that everybody compares: "fa:16:3e:00:00:0a". */
function macOf(text: string): string | undefined {
  const parts = text.split(/[:-]/);
  if (parts.length !== 6 || !parts.every((part) => /^[0-9a-f]{1,2}$/i.test(part))) return undefined;
  return parts.map((part) => part.padStart(2, "0").toLowerCase()).join(":");
}

function readAs<T>(text: string, reader: (value: Json) => T): T | Garbled {
  try {
    return reader(JSON.parse(text) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return { garbled: "its answer is no JSON" };
    if (error instanceof Unreadable) return { garbled: `its answer is strange: ${error.message}` };
    throw error;
  }
}

function objectOf(value: Json | undefined, what: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Unreadable(`${what} is no object`);
}

function listOf(value: Json | undefined, what: string): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  throw new Unreadable(`${what} is no list`);
}

function textOf(value: Json | undefined, what: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new Unreadable(`${what} is no text`);
}

function wholeIn(object: JsonObject, field: string): number {
  const value = object[field];
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new Unreadable(`${field} is no number`);
}

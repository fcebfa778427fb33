// What spp-ctl answers to a REST request (DPDK/spp 18.08.2, src/spp-ctl/spp_webapi.py): what it checks by
// itself, the command that it makes of the rest, and its status codes and texts, also where they are odd.

import type { SppProcess } from "./process.ts";

export interface RestAnswer {
  readonly status: number;
  /** Undefined for none. */
  readonly body?: string;
}

export interface RestRequest {
  readonly method: string;
  /** "/v1/vfs/1/classifier_table" */
  readonly path: string;
  readonly body: string;
}

export interface RestOptions {
  /** Of another version it names the master core, and calls classifiers otherwise. */
  readonly version: SppVersion;
}

export type SppVersion = "18.08" | "19.08";

export function classifierType(version: SppVersion): "classifier_mac" | "classifier" {
  return version === "18.08" ? "classifier_mac" : "classifier";
}

/** A process that has ended and was not started again still has its place in spp-ctl. */
export interface Slot {
  readonly process: SppProcess;
  isGone: boolean;
}

const done: RestAnswer = { status: 204 };
const internalError: RestAnswer = { status: 500, body: "Internal Server Error" };

const resource = /^\/v1\/(vfs|mirrors)\/(-?\d+)(?:\/(classifier_table|components(?:\/([^/]+))?))?$/;
const portsOf = /^(.*)\/ports$/;

export function answerTo(
  request: RestRequest,
  slots: ReadonlyMap<number, Slot>,
  { version }: RestOptions,
): RestAnswer {
  const { method } = request;
  const path = decodeURIComponent(request.path);
  if (path === "/v1/processes") {
    if (method !== "GET") return notAllowed;
    const processes = [...slots.values()].map(({ process }) => ({
      type: process.type,
      "client-id": process.client,
    }));
    return { status: 200, body: JSON.stringify([{ type: "primary" }, ...processes]) };
  }
  const ports = portsOf.exec(path)?.[1];
  const [, group, id = "", part, name] = resource.exec(ports ?? path) ?? [];
  if (group === undefined || (ports !== undefined && name === undefined)) return notFound(path);
  if (part === "classifier_table" && group === "mirrors") return notFound(path);
  const slot = slots.get(Number(id));
  if (slot === undefined || slot.process.type !== group.slice(0, -1)) {
    return { status: 404, body: `sec_id ${Number(id)} not found.` };
  }
  const command = commandOf(request, {
    part: ports === undefined ? part : "ports",
    name: name ?? "",
    isMirror: group === "mirrors",
    version,
  });
  if (typeof command !== "string") return command;
  return send(slot, command, version);
}

/** Carries out a command; what a connection that broke answers is no reply. */
function send(slot: Slot, command: string, version: SppVersion): RestAnswer {
  if (slot.isGone) return internalError;
  if (command === "status") return { status: 200, body: JSON.stringify(shown(slot, version)) };
  const wrong = slot.process.command(command);
  return wrong === undefined ? done : { status: 400, body: `command error: ${wrong}` };
}

function shown({ process }: Slot, version: SppVersion): object {
  const { ports, components, classifierTable } = process.status();
  return {
    "client-id": process.client,
    ports,
    ...(version === "18.08" ? {} : { "master-lcore": process.masterCore }),
    components,
    ...(process.type === "vf" ? { classifier_table: classifierTable } : {}),
  };
}

interface Asked {
  readonly part: string | undefined;
  readonly name: string;
  readonly isMirror: boolean;
  readonly version: SppVersion;
}

type Body = Readonly<Record<string, unknown>>;

function commandOf({ method, body }: RestRequest, asked: Asked): string | RestAnswer {
  const { part, name, isMirror } = asked;
  if (part === undefined) return method === "GET" ? "status" : notAllowed;
  if (name !== "" && part !== "ports") {
    return method === "DELETE" ? `component stop ${name}` : notAllowed;
  }
  if (method !== (part === "components" ? "POST" : "PUT")) return notAllowed;
  const read = parsed(body);
  if (read === undefined) return internalError;
  if (part === "components") return startOf(read, asked);
  return part === "ports" ? portCommand(read, name, isMirror) : classifierCommand(read);
}

function startOf(body: Body, { isMirror, version }: Asked): string | RestAnswer {
  const lacking = required(body, ["name", "core", "type"]);
  if (lacking !== undefined) return lacking;
  const { name, core, type } = body;
  const types = isMirror ? ["mirror"] : ["forward", "merge", classifierType(version)];
  // The answer to any wrong value: its own error is raised wrongly.
  if (typeof name !== "string" || !Number.isInteger(core)) return internalError;
  if (typeof type !== "string" || !types.includes(type)) return internalError;
  return `component start ${name} ${String(core)} ${type}`;
}

function portCommand(body: Body, component: string, isMirror: boolean): string | RestAnswer {
  const lacking = required(body, ["action", "port", "dir"]);
  if (lacking !== undefined) return lacking;
  const { action, port, dir, vlan } = body;
  if (action !== "attach" && action !== "detach") return internalError;
  if ((dir !== "rx" && dir !== "tx") || !isPort(port)) return internalError;
  const rest = `${port} ${dir} ${component}`;
  if (action === "detach") return `port del ${rest}`;
  if (isMirror || isNothing(vlan)) return `port add ${rest}`;
  const { operation, id, pcp } = vlan as Body;
  if (operation === "none") return `port add ${rest}`;
  if (operation === "del") return `port add ${rest} del_vlantag`;
  if (operation !== "add" || !Number.isInteger(id) || !Number.isInteger(pcp)) return internalError;
  return `port add ${rest} add_vlantag ${String(id)} ${String(pcp)}`;
}

function classifierCommand(body: Body): string | RestAnswer {
  const lacking = required(body, ["action", "type", "port", "mac_address"]);
  if (lacking !== undefined) return lacking;
  const { action, type, port, mac_address: mac, vlan } = body;
  if ((action !== "add" && action !== "del") || !isPort(port)) return internalError;
  if (typeof mac !== "string" || !isAddress(mac)) return internalError;
  if (type === "mac") return `classifier_table ${action} mac ${mac} ${port}`;
  if (type !== "vlan" || !/^-?[\d.]+$/.test(String(vlan))) return internalError;
  return `classifier_table ${action} vlan ${String(vlan)} ${mac} ${port}`;
}

function required(body: Body, keys: readonly string[]): RestAnswer | undefined {
  const lacking = keys.find((key) => !Object.hasOwn(body, key));
  return lacking === undefined ? undefined : { status: 400, body: `key(${lacking}) required.` };
}

function parsed(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Body) : {};
  } catch {
    return undefined;
  }
}

/** What the language of spp-ctl takes for nothing. */
function isNothing(value: unknown): boolean {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isEmpty || value === undefined || value === null || value === 0 || value === false;
}

function isPort(value: unknown): value is string {
  return typeof value === "string" && /^(?:phy|vhost|ring|pcap|nullpmd):-?\d+$/.test(value);
}

/** As wide as what the library behind it takes. */
function isAddress(text: string): boolean {
  return text === "default" || /^[0-9a-f]{1,2}(?:[:-]?[0-9a-f]{1,2}){5}$/i.test(text);
}

const notAllowed: RestAnswer = { status: 405, body: "Method not allowed." };

/** It names the path behind what is the part's own. */
function notFound(path: string): RestAnswer {
  const rest = path.replace(/^\/v1(?:\/(?:vfs|mirrors))?(?=\/|$)/, "");
  return { status: 404, body: `Not found: '${rest === "" ? "/" : rest}'` };
}

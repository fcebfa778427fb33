// Whether an endpoint is written as it must be where it begins like one of Open vSwitch's connection
// methods (ovsdb(7)). What other drivers take for an endpoint is their own; nothing is reached here.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import { parseAddress } from "../addresses.ts";

/** unix:PATH, tcp:HOST:PORT and ssl:HOST:PORT, with an IPv6 address in brackets. */
export function checkEndpoint(endpoint: string, at: FieldOf): Finding[] {
  const cut = endpoint.indexOf(":");
  const [method, rest] = [endpoint.slice(0, cut), endpoint.slice(cut + 1)];
  const label =
    method === "unix" ? pathFault(rest) : isRemote(method) ? hostFault(rest) : undefined;
  if (label === undefined) return [];
  const form = method === "unix" ? "unix:PATH" : `${method}:HOST:PORT, an IPv6 address in brackets`;
  return [{ code: "fabric/endpoint", severity: "error", at, label, help: `write ${form}` }];
}

function isRemote(method: string): boolean {
  return method === "tcp" || method === "ssl";
}

function pathFault(path: string): string | undefined {
  return path === "" || path.includes("\0") ? "no path of a socket" : undefined;
}

function hostFault(rest: string): string | undefined {
  const [, host = "", , port] = /^(\[[^\]]*\]|[^:]*)(:(.*))?$/s.exec(rest) ?? [];
  if (port?.includes(":") === true) return "an IPv6 address needs brackets";
  if (!isHost(host)) return `"${host}" is no host name or address`;
  if (port === undefined) return "no port";
  const isPort = /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535;
  return isPort ? undefined : `"${port}" is no port`;
}

function isHost(host: string): boolean {
  if (host.startsWith("[")) {
    const inner = host.slice(1, -1);
    return inner.includes(":") && parseAddress(inner) !== undefined;
  }
  // What looks like an IPv4 address must be one.
  if (/^[\d.]+$/.test(host)) return parseAddress(host) !== undefined;
  return host.length <= 253 && host.split(".").every((part) => hostLabel.test(part));
}

/** RFC 1123, section 2.1. */
const hostLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

// REST writes in a line each, for tests that say which ones they expect in which order.

import type { Write } from "./stand-in.ts";

/** "vf 1: attach ring:1 rx merger add 400"; what failed ends with its status. */
export function wordsOf({ method, path, body, status }: Write): string {
  const [, , group = "", client = "", part = "", name = ""] = path.split("/");
  const of = `${group.slice(0, -1)} ${client}:`;
  const failed = status < 400 ? "" : ` (${status})`;
  return `${of} ${stepWords(method, part, decodeURIComponent(name), body)}${failed}`;
}

interface Step {
  readonly name?: string;
  readonly core?: number;
  readonly type?: string;
  readonly action?: string;
  readonly port?: string;
  readonly dir?: string;
  readonly mac_address?: string;
  readonly vlan?: number | { readonly operation: string; readonly id?: number };
}

function stepWords(method: string, part: string, name: string, body: string): string {
  if (method === "DELETE") return `unmake ${name}`;
  const { name: made, core, type, action, port, dir, mac_address: mac, vlan } = stepOf(body);
  if (part === "classifier_table") {
    const verb = action === "add" ? "classify" : "unclassify";
    return `${verb} ${mac ?? ""} ${port ?? ""}${type === "vlan" ? ` ${JSON.stringify(vlan)}` : ""}`;
  }
  if (method === "POST") return `make ${made ?? ""} ${core ?? ""} ${type ?? ""}`;
  const words = [action, port, dir, name];
  if (typeof vlan === "object") words.push(vlan.operation, ...(vlan.id ? [String(vlan.id)] : []));
  return words.join(" ");
}

function stepOf(body: string): Step {
  try {
    return JSON.parse(body) as Step;
  } catch {
    return {};
  }
}

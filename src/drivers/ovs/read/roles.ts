// Which ports of a bridge are what: a tunnel, an end of a patch pair of ours, or an interface. A mark
// counts only on what it can be meant for; on anything else it is a text that somebody wrote there.

import { portChannelMark, roleMark, type Role } from "../marks.ts";
import type { BridgeRow, Named } from "../rows.ts";
import type { PatchEnd } from "../view.ts";
import type { PortInterfaces } from "./copy.ts";
import { wholeNumber } from "./ledger.ts";

/** The types of interfaces that lead to other switches (ovs-vswitchd.conf.db(5), table Interface). */
const tunnelTypes: ReadonlySet<string> = new Set([
  "bareudp",
  "erspan",
  "geneve",
  "gre",
  "gtpu",
  "ip6erspan",
  "ip6gre",
  "lisp",
  "srv6",
  "stt",
  "vxlan",
]);

const portChannelMax = 65_535;

/** What the mark says that the port is, where it can be that. */
export function roleOf({ port, interfaces }: PortInterfaces): Role | undefined {
  const [only, more] = interfaces;
  const type = more === undefined ? only?.row.type : undefined;
  switch (port.row.external_ids.get(roleMark)) {
    case "interface":
      return "interface";
    case "port-channel":
      return markedNumber(port.row.external_ids) === undefined ? undefined : "port-channel";
    case "tunnel":
      return type === "vxlan" ? "tunnel" : undefined;
    case "translation":
      return type === "patch" ? "translation" : undefined;
    case undefined:
    default:
      return undefined;
  }
}

/** The number of a port channel of ours, 1 to 65535. */
export function markedNumber(marks: ReadonlyMap<string, string>): number | undefined {
  const number = wholeNumber(marks.get(portChannelMark) ?? "");
  return number !== undefined && number >= 1 && number <= portChannelMax ? number : undefined;
}

/** It leads to another switch, whoever made it. */
export function isTunnel({ interfaces }: PortInterfaces): boolean {
  const [only, more] = interfaces;
  return only !== undefined && more === undefined && tunnelTypes.has(only.row.type);
}

/** The bridge's own port, by which the machine itself is in the bridge. */
export function isLocal({ port }: PortInterfaces, bridge: Named<BridgeRow>): boolean {
  return port.row.name === bridge.row.name;
}

/** An end of a patch pair of ours; undefined for everything else. */
export function patchEndOf(one: PortInterfaces): PatchEnd | undefined {
  const [only] = one.interfaces;
  if (only === undefined || roleOf(one) !== "translation") return undefined;
  return { port: one.port, interface: only };
}

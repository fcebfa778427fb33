// Tunnels to other switches that carry one VNI: those with a fixed key and a fixed other end. Tunnels
// whose flows decide where they lead belong to a controller, and are nobody's VNI.

import type { TunnelView } from "../view.ts";
import type { PortInterfaces } from "./copy.ts";
import { isVni } from "./ledger.ts";
import { roleOf } from "./roles.ts";
import { isVlan, modeOf } from "./vlan-columns.ts";

/** Neither "flow" nor a name. */
const address = /^(?=.*[.:])[0-9A-Fa-f.:]+$/;

/** Undefined where it carries no VNI of a document. One of ours is one whatever VLAN it is in. */
export function tunnelOf(one: PortInterfaces): TunnelView | undefined {
  const [only, more] = one.interfaces;
  if (only === undefined || more !== undefined || only.row.type !== "vxlan") return undefined;
  const { options } = only.row;
  const vni = keyIn(options.get("key"));
  const remote = options.get("remote_ip");
  const { tag } = one.port.row;
  const isAccess = modeOf(one.port.row) === "access" && tag !== undefined && isVlan(tag);
  const isMarked = roleOf(one) === "tunnel";
  if (vni === undefined || remote === undefined || !address.test(remote)) return undefined;
  if (!isAccess && !isMarked) return undefined;
  const vlan = isAccess ? tag : undefined;
  return { port: one.port, interface: only, vni, vlan, remote, isMarked };
}

/** The key as Open vSwitch reads it: decimal, 0x…, or octal behind a zero; undefined for "flow". */
function keyIn(text = ""): number | undefined {
  const [radix, digits] = /^0x/i.test(text)
    ? ([16, text.slice(2)] as const)
    : /^0[0-7]/.test(text)
      ? ([8, text.slice(1)] as const)
      : ([10, text] as const);
  const isNumber = { 8: /^[0-7]+$/, 10: /^[0-9]+$/, 16: /^[0-9a-f]+$/i }[radix].test(digits);
  const key = isNumber ? Number.parseInt(digits, radix) : Number.NaN;
  return isVni(key) ? key : undefined;
}

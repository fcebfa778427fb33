// Lists of the other switches of a VNI: one tunnel to each, an access port of the VNI's VLAN that is
// protected, so that what came through one tunnel leaves through none (split horizon). Tunnels of others
// are changed only where the document showed them.

import { digestOfText } from "../../../model/digest.ts";
import { valueAt } from "../../../model/pointer.ts";
import { roleMark } from "../marks.ts";
import { isApplied } from "../read/carried.ts";
import { tunnelOf } from "../read/tunnels.ts";
import { modeOf } from "../read/vlan-columns.ts";
import type { Abandoned, TunnelView } from "../view.ts";
import type { Part } from "./parts.ts";
import { writtenColumns } from "./port-columns.ts";
import type { Owners } from "./row-changes.ts";
import { keysIn, numberIn } from "./wanted.ts";
import { itemAfter, type Writing } from "./writing.ts";

export function writeTunnels(writing: Writing): void {
  const { remoteVteps, vnis } = writing.parts;
  if (remoteVteps.size === 0 && vnis.size === 0) return;
  const present = new Map<string, TunnelView[]>();
  const { tunnels, abandoned } = writing.view;
  const again = abandoned.tunnels.flatMap((one) => takenBack(writing, one) ?? []);
  for (const tunnel of [...tunnels, ...again]) {
    const known = present.get(String(tunnel.vni));
    if (known === undefined) present.set(String(tunnel.vni), [tunnel]);
    else known.push(tunnel);
  }
  for (const part of remoteVteps.values()) writeList(writing, part, present.get(part.key) ?? []);
  for (const { key, after, operations } of vnis.values()) {
    const tunnels = present.get(key) ?? [];
    if (remoteVteps.has(key)) continue;
    if (after !== undefined) retag(writing, key, tunnels, operations);
    // Those of ours that the document did not show, because they do not work.
    else for (const one of tunnels) if (one.isMarked) remove(writing, one, operations);
  }
}

/**
 * A tunnel of ours whose VNI was forgotten, where the list of the VNI comes back: a switch refuses another
 * one of the same key and ends while the old one goes.
 */
export function takenBack(
  writing: Writing,
  one: Abandoned["tunnels"][number],
): TunnelView | undefined {
  const tunnel = tunnelOf(one);
  if (tunnel === undefined || !isApplied(tunnel.interface)) return undefined;
  const part = writing.parts.remoteVteps.get(String(tunnel.vni));
  return keysIn(part?.after).includes(tunnel.remote) ? tunnel : undefined;
}

function writeList(writing: Writing, part: Part, present: readonly TunnelView[]): void {
  const { key: vni, operations } = part;
  const vlan = vlanAfter(writing, vni);
  const wanted = new Set(keysIn(part.after));
  if (wanted.size > 0 && vlan === undefined) {
    return writing.refuse(operations, `there is no VNI ${vni}`);
  }
  const shown = new Set(keysIn(part.before));
  const kept = present.filter((one) => wanted.has(one.remote) && isFit(writing, one));
  for (const tunnel of present) {
    const isOurs = tunnel.isMarked || (shown.has(tunnel.remote) && !wanted.has(tunnel.remote));
    if (isOurs && !kept.includes(tunnel)) remove(writing, tunnel, operations);
  }
  retag(writing, vni, kept, operations);
  for (const tunnel of kept) mend(writing, tunnel, operations);
  const there = new Set(kept.map(({ remote }) => remote));
  for (const address of wanted) {
    if (vlan !== undefined && !there.has(address)) add(writing, part, vlan, address);
  }
}

function add(writing: Writing, part: Part, vlan: number, address: string): void {
  const { rows, names, vtepAddress, view, proofs } = writing;
  const { key: vni, operations } = part;
  const name = names.fresh(`vx${vni}-${digestOfText(address).slice(0, 4)}`);
  const options = new Map([
    ["key", vni],
    ["remote_ip", address],
    ...(vtepAddress === undefined ? [] : [["local_ip", vtepAddress] as const]),
  ]);
  const made = rows.insert("Interface", { name, type: "vxlan", options }, operations);
  const port = rows.insert(
    "Port",
    {
      name,
      interfaces: [made],
      ...writtenColumns({ tag: vlan, trunks: [], vlan_mode: "access" }),
      protected: true,
      external_ids: new Map([[roleMark, "tunnel"]]),
    },
    operations,
  );
  rows.join(view.bridge, port, operations);
  proofs.push({ interface: made, section: "remoteVteps", part, place: [address] });
}

function remove({ rows, view }: Writing, { port }: TunnelView, owners: Owners): void {
  rows.guard("Port", port, ["interfaces"], owners);
  rows.leave(view.bridge, port.uuid, owners);
}

/** Brings tunnels into the VLAN that their VNI is to have. */
function retag(
  writing: Writing,
  vni: string,
  tunnels: readonly TunnelView[],
  owners: Owners,
): void {
  const vlan = vlanAfter(writing, vni);
  if (vlan === undefined) return;
  for (const tunnel of tunnels) {
    const { row } = tunnel.port;
    const isThere = row.tag === vlan && modeOf(row) === "access";
    if (isThere || !(tunnel.isMarked || isInVlan(writing, tunnel))) continue;
    const columns = writtenColumns({ tag: vlan, trunks: [], vlan_mode: "access" });
    writing.rows.guard("Port", tunnel.port, ["tag", "trunks", "vlan_mode"], owners);
    writing.rows.update("Port", tunnel.port.uuid, columns, owners);
  }
}

/**
 * One of ours that the switch could not have is made again: it then tries again as well. One that it has is
 * mended where it stands, for the reason of `takenBack`.
 */
function isFit(writing: Writing, tunnel: TunnelView): boolean {
  return isApplied(tunnel.interface) && (tunnel.isMarked || isInVlan(writing, tunnel));
}

/** Brings what else makes a tunnel of ours do what it is for back to how it was made. */
function mend({ rows, vtepAddress }: Writing, tunnel: TunnelView, owners: Owners): void {
  const { isMarked, port, interface: made } = tunnel;
  if (!isMarked) return;
  if (!port.row.protected) {
    rows.guard("Port", port, ["protected"], owners);
    rows.update("Port", port.uuid, { protected: true }, owners);
  }
  const { options } = made.row;
  if (vtepAddress === undefined || options.get("local_ip") === vtepAddress) return;
  rows.guard("Interface", made, ["options"], owners);
  const mended = new Map([...options, ["local_ip", vtepAddress]]);
  rows.update("Interface", made.uuid, { options: mended }, owners);
}

/** In the VLAN that its VNI has in the document so far. */
function isInVlan({ document }: Writing, { vni, vlan }: TunnelView): boolean {
  return vlan !== undefined && vlan === numberIn(valueAt(document, ["vnis", String(vni)]), "vlan");
}

function vlanAfter(writing: Writing, vni: string): number | undefined {
  return numberIn(itemAfter(writing, "vnis", vni), "vlan");
}

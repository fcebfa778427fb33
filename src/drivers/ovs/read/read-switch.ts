// The rows of a database, understood as one switch: what its document is made from, and what is written
// to. It reads what is there; what ought to be there is not known here.

import type { OvsdbTables } from "../../../ports/ovsdb.ts";
import { beforeMark, madeMark, otherTagsMark, parkedMark, sameTagsMark } from "../marks.ts";
import type { PortView, SwitchView, TranslationView, TunnelView } from "../view.ts";
import { carriedBy, nothingRemembered, numbersIn, type Remembered } from "./carried.ts";
import { copyOf, namesIn, type BridgePorts, type Copy, type PortInterfaces } from "./copy.ts";
import { vlansIn, vnisIn } from "./ledger.ts";
import { isBond, nameAll, type NamedPort } from "./port-names.ts";
import { isLocal, isTunnel, roleOf } from "./roles.ts";
import { translationsOf } from "./translations.ts";
import { tunnelOf } from "./tunnels.ts";
import { columnsIn, isParking, usedVlans } from "./vlan-columns.ts";

/** The switch that a bridge is; a text says why there is none, and what to do about it. */
export function readSwitch(tables: OvsdbTables, bridgeName: string): SwitchView | string {
  const copy = copyOf(tables);
  if (typeof copy === "string") return copy;
  const own = copy.bridges.find(({ bridge }) => bridge.row.name === bridgeName);
  return own === undefined ? withoutBridge(copy, bridgeName) : viewOf(copy, own);
}

function withoutBridge({ bridges }: Copy, wanted: string): string {
  const names = bridges.map(({ bridge }) => bridge.row.name);
  const others = names.length === 0 ? "there is none at all" : `there are ${names.join(", ")}`;
  return `there is no bridge ${wanted} (${others}): make it, or name another one in the Switch's "bridge"`;
}

function viewOf(copy: Copy, own: BridgePorts): SwitchView {
  const { translated, abandoned } = translationsOf(copy, own);
  const translations = new Map(translated.map(({ one, translation }) => [one, translation]));
  const vnis = vnisIn(own.bridge.row.external_ids);
  const sorted = sortOut(own, vnis);
  const named = nameAll([...sorted.interfaces, ...translations.keys()]);
  const views = named.map((one) => portView(one, translations.get(one.one)));
  const hidden = named.filter(({ name, portChannel }) => (name ?? portChannel) === undefined);
  return {
    root: copy.root,
    bridge: own.bridge,
    names: namesIn(copy),
    vlans: vlansIn(own.bridge.row.external_ids),
    vnis,
    ports: new Map(
      views.flatMap((view, i) => (named[i]?.name === undefined ? [] : [[view.name, view]])),
    ),
    portChannels: new Map(
      views.flatMap((view) => (view.portChannel === undefined ? [] : [[view.portChannel, view]])),
    ),
    usedElsewhere: usedBy([...sorted.others, ...hidden.map(({ one }) => one)]),
    tunnels: sorted.tunnels,
    abandoned: { ...abandoned, tunnels: sorted.abandoned },
  };
}

interface SortedPorts {
  readonly interfaces: PortInterfaces[];
  readonly tunnels: TunnelView[];
  /** Tunnels of ours that carry no VNI of ours. */
  readonly abandoned: PortInterfaces[];
  /** The local port, and tunnels that carry no VNI. */
  readonly others: PortInterfaces[];
}

/** The ports of the switch's own bridge, without the ends of our patch pairs. */
function sortOut({ bridge, ports }: BridgePorts, vnis: ReadonlyMap<number, number>): SortedPorts {
  const sorted: SortedPorts = { interfaces: [], tunnels: [], abandoned: [], others: [] };
  for (const one of ports) {
    const role = roleOf(one);
    if (role === "translation") continue;
    const tunnel = tunnelOf(one);
    const isOurs = role === "tunnel";
    if (isOurs && !vnis.has(tunnel?.vni ?? Number.NaN)) sorted.abandoned.push(one);
    else if (tunnel !== undefined) sorted.tunnels.push(tunnel);
    else if (isTunnel(one) || isLocal(one, bridge)) sorted.others.push(one);
    else sorted.interfaces.push(one);
  }
  return sorted;
}

function portView(
  { one, name, portChannel }: NamedPort,
  translation: TranslationView | undefined,
): PortView {
  const { port, interfaces } = one;
  const marks = port.row.external_ids;
  const isMarked = roleOf(one) !== undefined;
  return {
    name: name ?? port.row.name,
    port,
    interfaces,
    isBond: isBond(one),
    portChannel,
    isMarked,
    isMade: isMarked && marks.has(madeMark),
    isParked: marks.has(parkedMark) && isParking(port.row),
    before: isMarked ? columnsIn(marks.get(beforeMark)) : undefined,
    carried: carriedBy(port, translation, isMarked ? rememberedIn(marks) : nothingRemembered),
    translation,
  };
}

function rememberedIn(marks: ReadonlyMap<string, string>): Remembered {
  const otherTags = marks.get(otherTagsMark);
  return {
    sameTags: numbersIn(marks.get(sameTagsMark) ?? ""),
    otherTags: otherTags === undefined ? undefined : numbersIn(otherTags),
  };
}

function usedBy(ports: readonly PortInterfaces[]): ReadonlyMap<number, readonly string[]> {
  const used = new Map<number, string[]>();
  for (const { port } of ports) {
    for (const vlan of usedVlans(port.row)) {
      used.set(vlan, [...(used.get(vlan) ?? []), port.row.name]);
    }
  }
  return used;
}

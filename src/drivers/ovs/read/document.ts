// The document that a switch is. It shows what works: what the device could not do is left out, so that
// a plan wants it again and the device's own words come out when it is applied.

import type { Json, JsonObject } from "../../../model/json.ts";
import { sortedNames } from "../../../model/sort.ts";
import {
  bareEthernet,
  bareLag,
  emptyDocument,
  keySet,
  type PortChannelValue,
} from "../../../targets/switch/document.ts";
import { descriptionMark } from "../marks.ts";
import type { PortView, SwitchView } from "../view.ts";
import { isApplied } from "./carried.ts";
import { impossibleName } from "./port-names.ts";
import { vlansOfOthers } from "./vlans-of-others.ts";

/** `vtepAddress`: where the tunnels of this switch are to come from, if that is known. */
export function documentOf(view: SwitchView, vtepAddress: string | undefined): JsonObject {
  const vnis = vnisOf(view);
  return {
    ...emptyDocument,
    vlans: vlans(view),
    vnis: byNumber(vnis, (vlan) => ({ vlan })),
    remoteVteps: remoteVteps(view, vnis, vtepAddress),
    portChannels: byNumber(view.portChannels, portChannel),
    interfaces: interfaces(view),
  };
}

function vlans(view: SwitchView): JsonObject {
  const named = new Map<number, string>(vlansOfOthers(view).map((vlan) => [vlan, ""]));
  for (const [vlan, name] of view.vlans) named.set(vlan, name);
  return byNumber(named, (name) => ({ name }));
}

/** Our ledger first; then what tunnels of others show, where they agree or by the lowest VLAN. */
export function vnisOf(view: SwitchView): ReadonlyMap<number, number> {
  const vnis = new Map<number, number>();
  for (const { vni, vlan, isMarked } of view.tunnels) {
    if (isMarked || vlan === undefined) continue;
    vnis.set(vni, Math.min(vlan, vnis.get(vni) ?? vlan));
  }
  for (const [vni, vlan] of view.vnis) vnis.set(vni, vlan);
  return vnis;
}

/**
 * The tunnels that do what they are for: in the VLAN of their VNI, and for those of ours from our address
 * and without passing on what came through another tunnel.
 */
function remoteVteps(
  { tunnels }: SwitchView,
  vnis: ReadonlyMap<number, number>,
  vtepAddress: string | undefined,
): JsonObject {
  const remotes = new Map<number, string[]>();
  for (const tunnel of tunnels) {
    const { vni, vlan, remote, isMarked, port } = tunnel;
    const localAddress = tunnel.interface.row.options.get("local_ip");
    const isOwn = vtepAddress === undefined || localAddress === vtepAddress;
    const isFit = !isMarked || (port.row.protected && isOwn);
    if (!isFit || !isApplied(tunnel.interface) || vlan === undefined) continue;
    if (vnis.get(vni) === vlan) remotes.set(vni, [...(remotes.get(vni) ?? []), remote]);
  }
  return byNumber(remotes, (addresses) => keySet(sortedNames(new Set(addresses))));
}

function portChannel({ port, interfaces }: PortView): PortChannelValue {
  return { members: keySet(membersOf(interfaces)), lacp: port.row.lacp ?? "off" };
}

function interfaces({ ports, portChannels }: SwitchView): JsonObject {
  const found = new Map<string, JsonObject>();
  for (const [name, port] of ports) {
    const { isBond, portChannel: number, interfaces: rows } = port;
    if (isBond) found.set(name, configured(number === undefined ? loneLag : bareLag(number), port));
    else if (rows.some(isApplied)) found.set(name, configured(bareEthernet, port));
  }
  for (const port of [...ports.values(), ...portChannels.values()]) {
    for (const name of port.isBond ? membersOf(port.interfaces) : []) {
      // Each has its own: whoever changes a copy of the document changes one interface only.
      if (!found.has(name)) found.set(name, structuredClone(bareEthernet) as JsonObject);
    }
  }
  const names = sortedNames(found.keys());
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? {}]));
}

/** A bond of somebody else's whose name tells no number. */
const loneLag: JsonObject = { type: "lag", trunkVlans: {}, translations: {} };

function configured(bare: JsonObject, { port, carried, isMarked }: PortView): JsonObject {
  const { nativeVlan, trunkVlans, translations, carriesAll } = carried;
  const description = isMarked ? port.row.external_ids.get(descriptionMark) : undefined;
  const isDescription = description !== undefined && isWithin(description, descriptionLengthMax);
  // Whoever opened a port of ours to every VLAN took from it what we made: it is to be made again.
  const isOpened = isMarked && carriesAll;
  return {
    ...bare,
    ...(isDescription ? { description } : {}),
    ...(nativeVlan === undefined || isOpened ? {} : { nativeVlan }),
    ...(carriesAll ? { allVlans: true } : {}),
    trunkVlans: keySet(trunkVlans.map(String)),
    translations: byNumber(translations, (vlan) => ({ vlan })),
  };
}

/** As the document has it. */
const descriptionLengthMax = 240;

function isWithin(text: string, lengthMax: number): boolean {
  return text !== "" && text.length <= lengthMax;
}

/** By name; one that the device could not open is none. */
function membersOf(interfaces: PortView["interfaces"]): string[] {
  const names = interfaces.filter(isApplied).map(({ row }) => row.name);
  return sortedNames(names.filter((name) => name !== impossibleName));
}

function byNumber<V>(map: ReadonlyMap<number, V>, value: (from: V) => Json): JsonObject {
  return Object.fromEntries([...map].map(([number, from]) => [String(number), value(from)]));
}

// The bridge in which the tags of one interface's host become VLANs of the switch. One patch pair carries
// the VLANs that keep their numbers, and one more pair each VLAN that has another number there: access
// ports of the host's number on this side, of the VLAN on the switch's side. No OpenFlow is needed, so
// all of it is in the database and comes back with it.

import type { NamedUuid, Uuid } from "../../../ports/ovsdb.ts";
import { bridgeMark, interfaceMark, roleMark } from "../marks.ts";
import { isApplied } from "../read/carried.ts";
import { vlanMax } from "../read/vlan-columns.ts";
import type { Carried, PatchEnd, PatchPair, TranslationView, VlanColumns } from "../view.ts";
import { changedColumns, columnsFor, writtenColumns } from "./port-columns.ts";
import type { PlacedPort, Writing } from "./writing.ts";

/** One patch pair as it is to be. */
interface Way {
  /** On the side of the host. */
  readonly outer: VlanColumns;
  /** On the side of the switch. */
  readonly inner: VlanColumns;
}

interface Layout {
  /** By what tells the pairs of one bridge apart: the host's tag, or "same". */
  readonly ways: ReadonlyMap<string, Way>;
  /** Of the interface's own port. */
  readonly port: VlanColumns;
}

const guarded = ["tag", "trunks", "vlan_mode"] as const;

/** Makes the bridge, or makes it fit; answers the columns of the interface's own port. */
export function layOut(writing: Writing, port: PlacedPort, wanted: Carried): VlanColumns {
  const { rows, view } = writing;
  const { owners } = port;
  const translation = port.view?.translation;
  const layout = layoutFor(wanted, port.view?.port.row);
  const present = new Map((translation?.pairs ?? []).map((pair) => [keyOf(pair), pair] as const));
  for (const pair of translation?.pairs ?? []) {
    const way = present.get(keyOf(pair)) === pair ? layout.ways.get(keyOf(pair)) : undefined;
    if (way === undefined) dropPair(writing, port, pair);
    else {
      fitEnd(writing, port, pair.inner, way.inner);
      fitEnd(writing, port, pair.outer, way.outer);
    }
  }
  const outside: NamedUuid[] = [];
  for (const [key, way] of layout.ways) {
    if (!present.has(key)) outside.push(addPair(writing, port, key, way));
  }
  if (translation === undefined) {
    const { view: own } = port;
    if (own !== undefined) rows.leave(view.bridge, own.port.uuid, owners);
    proveMoved(writing, port);
    makeBridge(writing, port, [port.uuid, ...outside]);
  } else {
    for (const end of outside) rows.join(translation.bridge, end, owners);
  }
  return layout.port;
}

/** Takes the bridge away, and the port back into the switch. */
export function bringHome(writing: Writing, port: PlacedPort, translation: TranslationView): void {
  dropBridge(writing, port, translation);
  writing.rows.join(writing.view.bridge, port.uuid, port.owners);
  proveMoved(writing, port);
}

/** The switch opens the devices of a port anew when it moves. */
function proveMoved({ proofs }: Writing, { view, part }: PlacedPort): void {
  for (const one of view?.interfaces ?? []) {
    if (isApplied(one)) proofs.push({ interface: one.uuid, section: "interfaces", part });
  }
}

/** Takes the bridge away with all that is in it, also the port itself. */
export function dropBridge(
  writing: Writing,
  { owners, view }: Pick<PlacedPort, "owners" | "view">,
  { bridge, pairs }: TranslationView,
): void {
  const ours = new Set([view?.port.uuid.uuid, ...pairs.map(({ outer }) => outer.port.uuid.uuid)]);
  const loose = writing.view.abandoned.ends.map(({ port }) => port.uuid.uuid);
  for (const end of loose) ours.add(end);
  if (bridge.row.ports.some(({ uuid }) => !ours.has(uuid))) {
    const reason = `bridge ${bridge.row.name} has ports that are not ours: take them out first`;
    return writing.refuse(owners, reason);
  }
  writing.rows.guard("Bridge", bridge, ["ports"], owners);
  writing.rows.dropBridge(bridge.uuid, owners);
  for (const { inner } of pairs) writing.rows.leave(writing.view.bridge, inner.port.uuid, owners);
}

/**
 * VLANs keep their numbers unless the host has another number for them or uses theirs for something
 * else. The native VLAN needs a number of its own there where its own is not free or not its own.
 */
function layoutFor(wanted: Carried, present: VlanColumns | undefined): Layout {
  const { nativeVlan, trunkVlans, translations } = wanted;
  const elsewhere = new Set(translations.values());
  const needsOwn =
    nativeVlan !== undefined &&
    (translations.has(nativeVlan) || elsewhere.has(nativeVlan) || !trunkVlans.includes(nativeVlan));
  const same = trunkVlans.filter(
    (vlan) => !elsewhere.has(vlan) && !(needsOwn && vlan === nativeVlan),
  );
  const used = new Set([...trunkVlans, ...translations.keys()]);
  const untagged = needsOwn ? freeNumber(used, present?.tag) : nativeVlan;
  const ways = new Map<string, Way>();
  if (same.length > 0) {
    const columns = { tag: undefined, trunks: same, vlan_mode: "trunk" };
    ways.set("same", { outer: columns, inner: columns });
  }
  for (const [tag, vlan] of translations)
    ways.set(String(tag), { outer: access(tag), inner: access(vlan) });
  if (needsOwn && untagged !== undefined) {
    ways.set(String(untagged), { outer: access(untagged), inner: access(nativeVlan) });
  }
  const own = needsOwn && untagged !== undefined ? [untagged] : [];
  return { ways, port: columnsFor(untagged, [...same, ...translations.keys(), ...own], undefined) };
}

function access(tag: number): VlanColumns {
  return { tag, trunks: [], vlan_mode: "access" };
}

/** The highest number that nothing on the interface has; the one that it has so far where that will do. */
function freeNumber(used: ReadonlySet<number>, present: number | undefined): number {
  if (present !== undefined && present >= 1 && present <= vlanMax && !used.has(present)) {
    return present;
  }
  let number = vlanMax;
  while (used.has(number)) number--;
  return number;
}

/** Which way a pair is: what its outer end says of it. */
function keyOf({ outer, inner }: PatchPair): string {
  const { tag } = outer.port.row;
  return tag === undefined || inner.port.row.tag === undefined ? "same" : String(tag);
}

function fitEnd(writing: Writing, port: PlacedPort, end: PatchEnd, columns: VlanColumns): void {
  const changed = changedColumns(end.port.row, columns);
  if (Object.keys(changed).length === 0) return;
  writing.rows.guard("Port", end.port, guarded, port.owners);
  writing.rows.update("Port", end.port.uuid, changed, port.owners);
}

function dropPair(writing: Writing, port: PlacedPort, { inner, outer }: PatchPair): void {
  const { rows, view } = writing;
  const bridge = port.view?.translation?.bridge;
  rows.leave(view.bridge, inner.port.uuid, port.owners);
  if (bridge !== undefined) rows.leave(bridge, outer.port.uuid, port.owners);
}

/** Inserts both ends, the inner one into the switch; answers the outer one. */
function addPair(writing: Writing, port: PlacedPort, key: string, way: Way): NamedUuid {
  const { rows, names, view } = writing;
  const inner = names.fresh(`xi${key}-${port.name}`);
  const outer = names.fresh(`xo${key}-${port.name}`);
  rows.join(view.bridge, insertEnd(writing, port, [inner, outer], way.inner), port.owners);
  return insertEnd(writing, port, [outer, inner], way.outer);
}

function insertEnd(
  { rows, proofs }: Writing,
  { name: interfaceName, owners, part }: PlacedPort,
  [name, peer]: readonly [string, string],
  columns: VlanColumns,
): NamedUuid {
  const options = new Map([["peer", peer]]);
  const made = rows.insert("Interface", { name, type: "patch", options }, owners);
  proofs.push({ interface: made, section: "interfaces", part });
  const marks = new Map([
    [roleMark, "translation"],
    [interfaceMark, interfaceName],
  ]);
  const row = { name, interfaces: [made], ...writtenColumns(columns), external_ids: marks };
  return rows.insert("Port", row, owners);
}

function makeBridge(
  { rows, names, view }: Writing,
  { name, owners }: PlacedPort,
  ports: readonly (Uuid | NamedUuid)[],
): void {
  const { name: switchName, datapath_type: datapath } = view.bridge.row;
  const marks = new Map([
    [roleMark, "translation"],
    [interfaceMark, name],
    [bridgeMark, switchName],
  ]);
  const row = {
    name: names.fresh(`xl-${name}`),
    ports,
    datapath_type: datapath,
    external_ids: marks,
  };
  rows.addBridge(rows.insert("Bridge", row, owners), owners);
}

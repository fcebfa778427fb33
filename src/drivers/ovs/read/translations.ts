// The bridges in which the tags of one interface are translated, with the patch pairs between them and
// the switch, and what is left of such things after somebody took a part of one away.

import { bridgeMark, interfaceMark, roleMark } from "../marks.ts";
import type { BridgeRow, Named } from "../rows.ts";
import type { Abandoned, PatchEnd, PatchPair, TranslationView } from "../view.ts";
import type { BridgePorts, Copy, PortInterfaces } from "./copy.ts";
import { isLocal, patchEndOf, roleOf } from "./roles.ts";

/** An interface that stands in a bridge of its own. */
export interface Translated {
  readonly one: PortInterfaces;
  readonly translation: TranslationView;
}

export interface Translations {
  readonly translated: readonly Translated[];
  readonly abandoned: Pick<Abandoned, "bridges" | "ends">;
}

export function translationsOf({ bridges }: Copy, own: BridgePorts): Translations {
  const inner = endsIn(own);
  const translated: Translated[] = [];
  const lost: Named<BridgeRow>[] = [];
  const paired = new Set<PatchEnd>();
  const loose: (PatchEnd & { bridge: Named<BridgeRow> })[] = [];
  for (const one of bridges) {
    if (!isTranslationOf(own, one)) continue;
    const outer = endsIn(one);
    const pairs = pairsOf(inner, outer);
    const host = one.ports.find((port) => isHost(port, one.bridge));
    if (host === undefined) {
      if (holdsOnlyEnds(one)) lost.push(one.bridge);
      continue;
    }
    for (const pair of pairs) paired.add(pair.inner).add(pair.outer);
    loose.push(...looseOf(outer, paired, one.bridge));
    translated.push({ one: host, translation: { bridge: one.bridge, pairs } });
  }
  loose.push(...looseOf(inner, paired, own.bridge));
  return { translated, abandoned: { bridges: lost, ends: loose } };
}

function isTranslationOf(own: BridgePorts, { bridge }: BridgePorts): boolean {
  const marks = bridge.row.external_ids;
  return marks.get(roleMark) === "translation" && marks.get(bridgeMark) === own.bridge.row.name;
}

/** It is the interface whose name the bridge bears. */
function isHost(one: PortInterfaces, bridge: Named<BridgeRow>): boolean {
  const { row } = one.port;
  if (isLocal(one, bridge) || patchEndOf(one) !== undefined) return false;
  const role = roleOf(one);
  const name = role === "port-channel" ? row.external_ids.get(interfaceMark) : row.name;
  return name !== undefined && name === bridge.row.external_ids.get(interfaceMark);
}

/** Whatever else stands there is somebody's, and keeps the bridge. */
function holdsOnlyEnds({ bridge, ports }: BridgePorts): boolean {
  return ports.every((one) => isLocal(one, bridge) || patchEndOf(one) !== undefined);
}

type Ends = ReadonlyMap<string, PatchEnd>;

/** By the name of the interface, which is what the other end calls it. */
function endsIn({ ports }: BridgePorts): Ends {
  const ends = ports.map(patchEndOf).filter((end) => end !== undefined);
  return new Map(ends.map((end) => [end.interface.row.name, end]));
}

function pairsOf(inner: Ends, outer: Ends): PatchPair[] {
  return [...inner.values()].flatMap((end) => {
    const other = outer.get(end.interface.row.options.get("peer") ?? "");
    const isPair = other?.interface.row.options.get("peer") === end.interface.row.name;
    return other !== undefined && isPair ? [{ inner: end, outer: other }] : [];
  });
}

function looseOf(
  ends: Ends,
  paired: ReadonlySet<PatchEnd>,
  bridge: Named<BridgeRow>,
): (PatchEnd & { bridge: Named<BridgeRow> })[] {
  return [...ends.values()]
    .filter((end) => !paired.has(end))
    .map((end) => Object.assign({ bridge }, end));
}

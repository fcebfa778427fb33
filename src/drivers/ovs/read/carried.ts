// Which VLANs of the switch an interface carries, and under which tags its host knows them: directly by
// the columns of its port, or through the patch ports of its translation. What works counts, not what
// was meant: a number that only one end of a pair lets through is not carried.

import type { InterfaceRow, Named, PortRow } from "../rows.ts";
import type { Carried, PatchPair, TranslationView } from "../view.ts";
import { vlansOf, type PortVlans } from "./vlan-columns.ts";

export function carriedBy(port: Named<PortRow>, translation: TranslationView | undefined): Carried {
  const own = vlansOf(port.row);
  return translation === undefined ? directly(own) : translated(own, translation.pairs);
}

/** The device has it, as far as anybody tried. */
export function isApplied({ row: { error, ofport } }: Named<InterfaceRow>): boolean {
  return error === undefined && ofport !== -1;
}

function directly({ untagged, tagged, carriesAll }: PortVlans): Carried {
  const trunkVlans = untagged === undefined ? tagged : sorted([...tagged, untagged]);
  return { nativeVlan: untagged, trunkVlans, translations: new Map(), carriesAll };
}

function translated(own: PortVlans, pairs: readonly PatchPair[]): Carried {
  const tagged = new Set(own.tagged);
  const vlans = new Set<number>();
  const translations = new Map<number, number>();
  let nativeVlan: number | undefined;
  let carriesAll = false;
  for (const pair of pairs) {
    const way = wayThrough(pair, own);
    carriesAll ||= way.carriesAll && own.carriesAll;
    for (const [tag, vlan] of way.links) {
      if (tag === own.untagged) nativeVlan ??= vlan;
      else if (!own.carriesAll && !tagged.has(tag)) continue;
      else if (tag !== vlan && !translations.has(tag)) translations.set(tag, vlan);
      vlans.add(vlan);
    }
  }
  return { nativeVlan, trunkVlans: sorted(vlans), translations, carriesAll };
}

interface Way {
  /** [in the bridge of the translation, in the switch] */
  readonly links: readonly (readonly [number, number])[];
  readonly carriesAll: boolean;
}

/** What goes through a pair; `own` is asked where both ends let everything through. */
function wayThrough({ inner, outer }: PatchPair, own: PortVlans): Way {
  if (!isApplied(inner.interface) || !isApplied(outer.interface)) {
    return { links: [], carriesAll: false };
  }
  const [there, here] = [vlansOf(outer.port.row), vlansOf(inner.port.row)];
  const carriesAll = there.carriesAll && here.carriesAll;
  const links = sameNumbers(there, here, own).map((vlan) => [vlan, vlan] as const);
  if (there.untagged === undefined || here.untagged === undefined) return { links, carriesAll };
  return { links: [...links, [there.untagged, here.untagged]], carriesAll };
}

function sameNumbers(there: PortVlans, here: PortVlans, own: PortVlans): readonly number[] {
  if (there.carriesAll && here.carriesAll) return directly(own).trunkVlans;
  if (there.carriesAll) return here.tagged;
  if (here.carriesAll) return there.tagged;
  const both = new Set(here.tagged);
  return there.tagged.filter((vlan) => both.has(vlan));
}

function sorted(vlans: Iterable<number>): number[] {
  return [...vlans].sort((a, b) => a - b);
}

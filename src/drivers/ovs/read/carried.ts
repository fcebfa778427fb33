// Which VLANs of the switch an interface carries, and under which tags its host knows them: directly by
// the columns of its port, or through the patch ports of its translation. What works counts, not what
// was meant: a number that only one end of a pair lets through is not carried.

import type { InterfaceRow, Named, PortRow } from "../rows.ts";
import type { Carried, PatchPair, TranslationView } from "../view.ts";
import { wholeNumber } from "./ledger.ts";
import { isVlan, modeOf, vlansOf, type PortVlans } from "./vlan-columns.ts";

/** What we remember of a port of ours. */
export interface Remembered {
  /** Tags that were asked for as translations, although the VLANs have the same numbers. */
  readonly sameTags: ReadonlySet<number>;
  /** VLANs that we gave its host without a tag or under another; undefined where we gave none so. */
  readonly otherTags: ReadonlySet<number> | undefined;
}

export const nothingRemembered: Remembered = { sameTags: new Set(), otherTags: undefined };

export function carriedBy(
  port: Named<PortRow>,
  translation: TranslationView | undefined,
  { sameTags, otherTags }: Remembered,
): Carried {
  const own = vlansOf(port.row);
  const { implied, ...carried } =
    translation === undefined
      ? directly(port.row, own, sameTags)
      : translated(own, translation.pairs, sameTags);
  const meant = otherTags === undefined ? implied : implied.filter((vlan) => otherTags.has(vlan));
  return { ...carried, trunkVlans: sorted([...carried.trunkVlans, ...meant]) };
}

/** What a mark says that lists tags or VLANs; numbers that are none say nothing. */
export function numbersIn(mark: string): ReadonlySet<number> {
  const numbers = mark.split(" ").map((text) => wholeNumber(text) ?? Number.NaN);
  return new Set(numbers.filter(isVlan));
}

/** The device has it, as far as anybody tried. */
export function isApplied({ row: { error, ofport } }: Named<InterfaceRow>): boolean {
  return error === undefined && ofport !== -1;
}

/** Trunk VLANs that are listed, and those that are carried because a tag becomes one of them. */
type Listed = Carried & { readonly implied: readonly number[] };

function directly(
  row: PortRow,
  { untagged, tagged, carriesAll }: PortVlans,
  same: ReadonlySet<number>,
): Listed {
  const native = untagged === undefined ? [] : [untagged];
  const isListed = modeOf(row) !== "access" && native.every((vlan) => row.trunks.includes(vlan));
  return {
    nativeVlan: untagged,
    trunkVlans: isListed ? [...tagged, ...native] : tagged,
    implied: isListed ? [] : native,
    translations: new Map(tagged.filter((tag) => same.has(tag)).map((tag) => [tag, tag])),
    carriesAll,
  };
}

function translated(
  own: PortVlans,
  pairs: readonly PatchPair[],
  same: ReadonlySet<number>,
): Listed {
  const tagged = new Set(own.tagged);
  const vlans = new Set<number>();
  const implied = new Set<number>();
  const translations = new Map<number, number>();
  let nativeVlan: number | undefined;
  let carriesAll = false;
  for (const pair of pairs) {
    const way = wayThrough(pair, own);
    carriesAll ||= way.carriesAll && own.carriesAll;
    for (const [tag, vlan] of way.link === undefined ? way.links : [...way.links, way.link]) {
      const isAsked = tag !== vlan || tag === way.link?.[0] || same.has(tag);
      if (tag === own.untagged) nativeVlan ??= vlan;
      else if (!own.carriesAll && !tagged.has(tag)) continue;
      else if (isAsked && !translations.has(tag)) translations.set(tag, vlan);
      if (tag === way.link?.[0] && vlan === way.link[1]) implied.add(vlan);
      else vlans.add(vlan);
    }
  }
  return { nativeVlan, trunkVlans: [...vlans], implied: [...implied], translations, carriesAll };
}

interface Way {
  /** [in the bridge of the translation, in the switch]: the same number twice. */
  readonly links: readonly (readonly [number, number])[];
  /** That of frames without a tag between the two, by which numbers become others. */
  readonly link: readonly [number, number] | undefined;
  readonly carriesAll: boolean;
}

/** What goes through a pair; `own` is asked where both ends let everything through. */
function wayThrough({ inner, outer }: PatchPair, own: PortVlans): Way {
  if (!isApplied(inner.interface) || !isApplied(outer.interface)) {
    return { links: [], link: undefined, carriesAll: false };
  }
  const [there, here] = [vlansOf(outer.port.row), vlansOf(inner.port.row)];
  const carriesAll = there.carriesAll && here.carriesAll;
  const links = sameNumbers(there, here, own).map((vlan) => [vlan, vlan] as const);
  const isLinked = there.untagged !== undefined && here.untagged !== undefined;
  return { links, link: isLinked ? [there.untagged, here.untagged] : undefined, carriesAll };
}

function sameNumbers(there: PortVlans, here: PortVlans, own: PortVlans): readonly number[] {
  if (there.carriesAll && here.carriesAll) {
    return own.untagged === undefined ? own.tagged : [...own.tagged, own.untagged];
  }
  if (there.carriesAll) return here.tagged;
  if (here.carriesAll) return there.tagged;
  const both = new Set(here.tagged);
  return there.tagged.filter((vlan) => both.has(vlan));
}

function sorted(vlans: Iterable<number>): number[] {
  return [...new Set(vlans)].sort((a, b) => a - b);
}

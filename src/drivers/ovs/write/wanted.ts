// What an item of the document wants of a port, as the reading half says it of one. Values that are of
// another form are taken for absent.

import { isJsonObject, type Json } from "../../../model/json.ts";
import { vlansOf } from "../read/vlan-columns.ts";
import type { InterfaceRow } from "../rows.ts";
import type { Carried, VlanColumns } from "../view.ts";

export const nothingCarried: Carried = {
  nativeVlan: undefined,
  trunkVlans: [],
  translations: new Map(),
  carriesAll: false,
};

/** The VLANs of an interface of a document. */
export function wantedBy(item: Json | undefined): Carried {
  if (!isJsonObject(item)) return nothingCarried;
  const { nativeVlan, trunkVlans, translations, allVlans } = item;
  return {
    nativeVlan: typeof nativeVlan === "number" ? nativeVlan : undefined,
    trunkVlans: keysIn(trunkVlans).map(Number).sort(byNumber),
    translations: new Map(
      keysIn(translations)
        .map((tag): [number, number] => [Number(tag), vlanAt(translations, tag)])
        .sort(([a], [b]) => a - b),
    ),
    carriesAll: allVlans === true,
  };
}

/** What a port with these columns carries. */
export function carriedIn(columns: VlanColumns): Carried {
  const { untagged, tagged, carriesAll } = vlansOf(columns);
  const native = untagged === undefined ? [] : [untagged];
  const trunkVlans = [...tagged, ...native].sort(byNumber);
  return { nativeVlan: untagged, trunkVlans, translations: new Map(), carriesAll };
}

/**
 * Tags whose VLANs have the same numbers and pass under them: translations that need no rows. Where the
 * VLAN is the native one, or has another tag besides, it must be led apart all the same.
 */
export function sameTags({ nativeVlan, translations }: Carried): number[] {
  const others = new Set([...translations].flatMap(([tag, vlan]) => (tag === vlan ? [] : [vlan])));
  return [...translations.keys()].filter(
    (tag) => translations.get(tag) === tag && tag !== nativeVlan && !others.has(tag),
  );
}

/** Trunk VLANs that the host has without a tag or by a translation, sorted; undefined where nothing is so. */
export function otherTags({
  nativeVlan,
  trunkVlans,
  translations,
}: Carried): readonly number[] | undefined {
  const others = new Set(translations.values());
  if (nativeVlan !== undefined) others.add(nativeVlan);
  return others.size === 0 ? undefined : trunkVlans.filter((vlan) => others.has(vlan));
}

/** Without the translations that need no rows. */
export function withoutSameTags(carried: Carried): Carried {
  const same = new Set(sameTags(carried));
  const led = [...carried.translations].filter(([tag]) => !same.has(tag));
  return { ...carried, translations: new Map(led) };
}

export function carriesNothing({ nativeVlan, trunkVlans, translations }: Carried): boolean {
  return nativeVlan === undefined && trunkVlans.length === 0 && translations.size === 0;
}

/** Whether two carry the same, apart from what is not listed. */
export function carriesSame(one: Carried, other: Carried): boolean {
  return (
    one.nativeVlan === other.nativeVlan &&
    one.trunkVlans.length === other.trunkVlans.length &&
    one.trunkVlans.every((vlan, i) => vlan === other.trunkVlans[i]) &&
    one.translations.size === other.translations.size &&
    [...one.translations].every(([tag, vlan]) => other.translations.get(tag) === vlan)
  );
}

/** Why no port could carry this, in words; undefined where one can. */
export function contradiction({
  nativeVlan,
  trunkVlans,
  translations,
}: Carried): string | undefined {
  const carried = new Set(trunkVlans);
  const translated = new Set(translations.values());
  for (const [tag, vlan] of translations) {
    if (tag === vlan && !carried.has(vlan))
      return `tag ${tag} stands for VLAN ${vlan}, which is none of its trunk VLANs`;
    const hasOtherWay = tag === nativeVlan || translated.has(tag);
    if (carried.has(tag) && !hasOtherWay) {
      return `tag ${tag} stands for VLAN ${vlan} here, so VLAN ${tag} cannot pass under its own number`;
    }
  }
  return undefined;
}

/** What ovs-vswitchd says of an interface that it does not have. */
export function deviceWords({ name, error }: Pick<InterfaceRow, "name" | "error">): string {
  return error?.replaceAll("\n", "; ") ?? `the switch could not bring up ${name} (ofport -1)`;
}

/** The keys of an object; none of anything else. */
export function keysIn(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** A text field of an item. */
export function textIn(item: Json | undefined, field: string): string | undefined {
  const value = isJsonObject(item) ? item[field] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** A number field of an item. */
export function numberIn(item: Json | undefined, field: string): number | undefined {
  const value = isJsonObject(item) ? item[field] : undefined;
  return typeof value === "number" ? value : undefined;
}

function vlanAt(translations: Json | undefined, tag: string): number {
  const at = isJsonObject(translations) ? translations[tag] : undefined;
  return numberIn(at, "vlan") ?? Number.NaN;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

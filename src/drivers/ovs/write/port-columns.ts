// The columns tag, trunks and vlan_mode by which a port carries what is wanted of it, and nothing more: an
// empty set of trunks would carry every VLAN, so a port that is to carry none is parked.

import type { WrittenValue } from "../../../ports/ovsdb.ts";
import { modeOf, parkingVlan } from "../read/vlan-columns.ts";
import type { PortRow } from "../rows.ts";
import type { VlanColumns } from "../view.ts";

/** An access port of a VLAN that is none; other parked ports are in it too, and protected from each other. */
export const parked: VlanColumns = { tag: parkingVlan, trunks: [], vlan_mode: "access" };

/**
 * Columns for frames without a tag in `untagged`, and frames tagged with any of `tags`, which has
 * `untagged` too. A native-tagged port stays one as long as that says the same.
 */
export function columnsFor(
  untagged: number | undefined,
  tags: readonly number[],
  present: VlanColumns | undefined,
): VlanColumns {
  const trunks = [...tags].sort((a, b) => a - b);
  if (untagged !== undefined) {
    if (trunks.every((vlan) => vlan === untagged)) {
      return { tag: untagged, trunks: [], vlan_mode: "access" };
    }
    return { tag: untagged, trunks, vlan_mode: "native-untagged" };
  }
  if (trunks.length === 0) return parked;
  const { tag } = present ?? parked;
  const isNativeTagged = present !== undefined && modeOf(present) === "native-tagged";
  if (isNativeTagged && tag !== undefined && trunks.includes(tag)) {
    return { tag, trunks, vlan_mode: "native-tagged" };
  }
  return { tag: undefined, trunks, vlan_mode: "trunk" };
}

/** The columns that must change for a row to say the same as the wanted ones; none where it does. */
export function changedColumns(
  row: PortRow,
  wanted: VlanColumns,
): Readonly<Record<string, WrittenValue>> {
  const isSame =
    row.tag === wanted.tag &&
    row.vlan_mode === wanted.vlan_mode &&
    row.trunks.length === wanted.trunks.length &&
    row.trunks.every((vlan, i) => vlan === wanted.trunks[i]);
  return isSame ? {} : writtenColumns(wanted);
}

export function writtenColumns({ tag, trunks, vlan_mode: mode }: VlanColumns): {
  readonly tag: WrittenValue;
  readonly trunks: WrittenValue;
  readonly vlan_mode: WrittenValue;
} {
  return { tag, trunks, vlan_mode: mode };
}

/** What the mark of the columns before remembers; a protected port is to be one again. */
export function rememberedBy({ tag, trunks, vlan_mode: mode, protected: kept }: PortRow): string {
  return JSON.stringify({ tag, trunks, vlan_mode: mode, ...(kept ? { protected: kept } : {}) });
}

export function wasProtected(mark: string | undefined): boolean {
  return mark !== undefined && /"protected":true/.test(mark);
}

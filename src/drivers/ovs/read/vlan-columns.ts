// What the columns tag, trunks and vlan_mode of a port mean together (ovs-vswitchd.conf.db(5), table
// Port, "VLAN Configuration"; an unset mode follows from the tag). Numbers that no VLAN of a document has
// are left out: 0, in which Open vSwitch has untagged frames of a trunk, and 4095, on which we park.

import { isJsonObject, type Json } from "../../../model/json.ts";
import type { VlanColumns } from "../view.ts";

export const vlanMax = 4094;
/** A port that carries nothing is an access port of this VLAN, which no other port is in. */
export const parkingVlan = 4095;

export interface PortVlans {
  /** Of frames without a tag, in both directions. */
  readonly untagged: number | undefined;
  /** Of frames that bear their number; sorted, and without `untagged`. */
  readonly tagged: readonly number[];
  /** Tags that are not listed pass as well. */
  readonly carriesAll: boolean;
}

const none: PortVlans = { untagged: undefined, tagged: [], carriesAll: false };

/**
 * Frames that come without a tag on a native-tagged port are in the VLAN of its tag, and leave with it:
 * a host that knows no tags hears nothing, so that is no native VLAN. A dot1q-tunnel port carries the tags
 * of others through one VLAN; a document has no words for that, and such a port shows no VLANs.
 */
export function vlansOf(columns: VlanColumns): PortVlans {
  const { tag, trunks } = columns;
  switch (modeOf(columns)) {
    case "access":
      return { ...none, untagged: numberOf(tag) };
    case "trunk":
      return { ...none, tagged: numbersOf(trunks), carriesAll: trunks.length === 0 };
    case "native-untagged": {
      const tagged = numbersOf(trunks).filter((vlan) => vlan !== tag);
      return { untagged: numberOf(tag), tagged, carriesAll: trunks.length === 0 };
    }
    case "native-tagged": {
      const tagged = numbersOf(tag === undefined ? trunks : [...trunks, tag]);
      return { ...none, tagged, carriesAll: trunks.length === 0 };
    }
    default:
      return none;
  }
}

/** The VLANs of which the columns say that the port uses them; sorted. */
export function usedVlans(columns: VlanColumns): number[] {
  const { tag, trunks } = columns;
  const tags = tag === undefined ? [] : [tag];
  switch (modeOf(columns)) {
    case "trunk":
      return numbersOf(trunks);
    case "native-tagged":
    case "native-untagged":
      return numbersOf([...trunks, ...tags]);
    default:
      return numbersOf(tags);
  }
}

export function modeOf({ vlan_mode: mode, tag }: VlanColumns): string {
  return mode ?? (tag === undefined ? "trunk" : "access");
}

export function isParking(columns: VlanColumns): boolean {
  return modeOf(columns) === "access" && columns.tag === parkingVlan;
}

/** What the mark of the columns before says; undefined where it cannot be read. */
export function columnsIn(mark: string | undefined): VlanColumns | undefined {
  const value = mark === undefined ? undefined : parsed(mark);
  if (!isJsonObject(value)) return undefined;
  const { tag, trunks, vlan_mode: mode } = value;
  const isTag = tag === undefined || isNumber(tag);
  const isMode = mode === undefined || (typeof mode === "string" && modes.has(mode));
  if (!isTag || !isMode || !Array.isArray(trunks) || !trunks.every(isNumber)) return undefined;
  return { tag, trunks: [...trunks], vlan_mode: mode };
}

const modes: ReadonlySet<string> = new Set([
  "access",
  "trunk",
  "native-tagged",
  "native-untagged",
  "dot1q-tunnel",
]);

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What the columns take. */
function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 4095;
}

export function isVlan(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= vlanMax;
}

function numberOf(tag: number | undefined): number | undefined {
  return tag !== undefined && isVlan(tag) ? tag : undefined;
}

function numbersOf(numbers: readonly number[]): number[] {
  return [...new Set(numbers.filter(isVlan))].sort((a, b) => a - b);
}

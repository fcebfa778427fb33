// VLAN ranges as the driver writes them: "2000:3750", both ends included, up to 4095.

import { complain, itemsOf, leave, textOf, type Place, type Reading } from "./reading.ts";

export type VlanRange = readonly [from: number, to: number];

/** Switches keep 4094 and 4095 for themselves; the driver's own messages end at 4093 too. */
const largestVlan = 4093;

export function readRanges(reading: Reading, list: Place): VlanRange[] {
  return itemsOf(list).flatMap((place): VlanRange[] => {
    const match = /^([0-9]{1,4}):([0-9]{1,4})$/.exec(textOf(place) ?? "");
    const from = Number(match?.[1]);
    const to = Number(match?.[2]);
    if (match === null || from < 1 || from > to) {
      complain(reading, place, 'must be a VLAN range such as "2000:3750"');
      return [];
    }
    if (to <= largestVlan) return [[from, to]];
    leave(reading, place, `no switch can carry the VLANs above ${largestVlan} of this range`);
    return from <= largestVlan ? [[from, largestVlan]] : [];
  });
}

/** In order, without numbers that stand in two ranges. */
export function mergedRanges(ranges: readonly VlanRange[]): VlanRange[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

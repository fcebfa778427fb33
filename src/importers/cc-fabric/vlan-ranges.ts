// VLAN ranges as the driver writes them: "2000:3750", both ends included, up to 4095.

import type { NumberRange } from "../../model/allocation.ts";
import { complain, itemsOf, leave, textOf, type Place, type Reading } from "./reading.ts";

/** Switches keep 4094 and 4095 for themselves; the driver's own messages end at 4093 too. */
export const largestVlan = 4093;

export function readRanges(reading: Reading, list: Place): NumberRange[] {
  return itemsOf(list).flatMap((place): NumberRange[] => {
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

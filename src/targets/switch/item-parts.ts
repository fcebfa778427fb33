// How the item types of a switch name a VLAN: as an item, and as a number of its space.

import type { ItemRef, SpaceNumber } from "../../model/target.ts";
import { vlansBucket } from "./paths.ts";

export function vlanRef(vlan: number | string): ItemRef {
  return { bucket: vlansBucket, key: String(vlan) };
}

export function vlanNumber(number: number): SpaceNumber {
  return { space: "vlan", number };
}

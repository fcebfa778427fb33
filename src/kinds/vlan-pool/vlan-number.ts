// The VLAN numbers that every switch of a fabric can carry.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";

/** 4094 and 4095 are legal in IEEE 802.1Q but taken by switches themselves (peer links). */
const largestVlan = 4093;

/** Says that a VLAN number cannot be used; empty where it can. */
export function checkVlanNumber(vlan: number, at: FieldOf): readonly Finding[] {
  if (vlan >= 1 && vlan <= largestVlan) return [];
  return [
    {
      code: "fabric/vlan-number",
      severity: "error",
      at,
      label: `${vlan} is not between 1 and ${largestVlan}`,
      help: `use numbers from 1 to ${largestVlan}; switches keep those above for themselves`,
    },
  ];
}

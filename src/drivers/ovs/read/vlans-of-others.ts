// The VLANs that somebody else uses on the switch, although nothing names them: whoever chooses a number
// must avoid these. What our own ports carry is not among them, so that a VLAN of ours is free once our
// ledger no longer has it, and a port may let a VLAN through that the switch does not have.

import type { PortView, SwitchView } from "../view.ts";
import { roleOf } from "./roles.ts";
import { usedVlans } from "./vlan-columns.ts";

/** Sorted. */
export function vlansOfOthers(view: SwitchView): number[] {
  const used = new Set(view.usedElsewhere.keys());
  for (const port of portsIn(view)) {
    for (const vlan of usedByOthers(port)) used.add(vlan);
  }
  for (const { vlan, isMarked } of view.tunnels) {
    if (!isMarked && vlan !== undefined) used.add(vlan);
  }
  return [...used].sort((a, b) => a - b);
}

/** The VLANs on a port that were there before we wrote any, or that are there because it is not ours; sorted. */
export function usedByOthers(view: PortView): readonly number[] {
  const { port, isMade, before, carried, translation } = view;
  if (before !== undefined) {
    const still = new Set(carried.trunkVlans);
    return usedVlans(before).filter((vlan) => still.has(vlan));
  }
  if (isMade || roleOf(view) === "port-channel") return [];
  return translation === undefined ? usedVlans(port.row) : carried.trunkVlans;
}

function portsIn({ ports, portChannels }: SwitchView): ReadonlySet<PortView> {
  return new Set([...ports.values(), ...portChannels.values()]);
}

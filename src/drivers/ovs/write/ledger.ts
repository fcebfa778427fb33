// VLANs and VNIs: entries of our ledger on the bridge. Open vSwitch has neither, so what refuses to let
// one go is that ports still use it, and that is asked here.

import { vlanMarkPrefix, vniMarkPrefix } from "../marks.ts";
import { usedByOthers } from "../read/vlans-of-others.ts";
import type { Part } from "./parts.ts";
import { numberIn, textIn, wantedBy } from "./wanted.ts";
import { itemAfter, type Writing } from "./writing.ts";

/** As many names as a message can hold. */
const namedAtMost = 5;

export function writeLedger(writing: Writing): void {
  const { parts, view, rows } = writing;
  const marks: Record<string, string | undefined> = {};
  const owners: string[] = [];
  const users = usersOf(writing, nameless(parts.vlans));
  for (const part of parts.vlans.values()) {
    const by = users.get(Number(part.key));
    // A VLAN that others use is there without a name, and needs no entry of ours to be so.
    const isTheirs = textIn(part.after, "name") === "" && by !== undefined;
    const name = part.after === undefined || isTheirs ? undefined : textIn(part.after, "name");
    if (part.after === undefined && by !== undefined) {
      writing.refuse(part.operations, `VLAN ${part.key} is still used by ${listed(by)}`);
    } else if (name === undefined && part.after !== undefined && !isTheirs) {
      writing.refuse(part.operations, `VLAN ${part.key} needs a name`);
    } else if (name !== view.vlans.get(Number(part.key))) {
      marks[vlanMarkPrefix + part.key] = name;
      owners.push(...part.operations);
    }
  }
  for (const part of parts.vnis.values()) {
    const vlan = numberIn(part.after, "vlan");
    const isListed = itemAfter(writing, "remoteVteps", part.key) !== undefined;
    if (vlan === undefined && part.after !== undefined) {
      writing.refuse(part.operations, `VNI ${part.key} needs a VLAN`);
    } else if (vlan === undefined && isListed) {
      writing.refuse(part.operations, `there are still tunnels of VNI ${part.key}`);
    } else if (vlan !== view.vnis.get(Number(part.key))) {
      marks[vniMarkPrefix + part.key] = vlan === undefined ? undefined : String(vlan);
      owners.push(...part.operations);
    }
  }
  rows.mark("Bridge", view.bridge.uuid, marks, owners);
}

/** Those of which nothing of ours is to remain, unless nobody else has them. */
function nameless(parts: ReadonlyMap<string, Part>): ReadonlySet<number> {
  const found = [...parts.values()].filter(({ after }) => (textIn(after, "name") ?? "") === "");
  return new Set(found.map(({ key }) => Number(key)));
}

/** Which of the VLANs somebody else will still use, and where. What ports of ours let through counts for nothing. */
function usersOf(writing: Writing, vlans: ReadonlySet<number>): ReadonlyMap<number, string[]> {
  const users = new Map<number, string[]>();
  if (vlans.size === 0) return users;
  const { ports, tunnels, usedElsewhere } = writing.view;
  const use = (vlan: number | undefined, by: string): void => {
    if (vlan === undefined || !vlans.has(vlan)) return;
    const known = users.get(vlan);
    if (known === undefined) users.set(vlan, [by]);
    else known.push(by);
  };
  for (const port of ports.values()) {
    const still = new Set(wantedBy(itemAfter(writing, "interfaces", port.name)).trunkVlans);
    for (const vlan of usedByOthers(port)) if (still.has(vlan)) use(vlan, port.name);
  }
  for (const { vlan, vni, isMarked, port } of tunnels) {
    const isKept = itemAfter(writing, "remoteVteps", String(vni)) !== undefined;
    if (!isMarked && isKept) use(vlan, port.row.name);
  }
  for (const vlan of vlans) {
    for (const name of usedElsewhere.get(vlan) ?? []) use(vlan, name);
  }
  return users;
}

function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  const rest = sorted.length - namedAtMost;
  const first = sorted.slice(0, namedAtMost).join(", ");
  return rest > 0 ? `${first} and ${rest} more` : first;
}

// Which interfaces become members of port channels, and which cease to be. An interface keeps its row
// while it moves; only the port around it comes and goes.

import type { NamedUuid, Uuid } from "../../../ports/ovsdb.ts";
import { madeMark, portChannelMark, roleMark } from "../marks.ts";
import { isApplied } from "../read/carried.ts";
import type { InterfaceRow, Named } from "../rows.ts";
import type { PortView } from "../view.ts";
import type { Part } from "./parts.ts";
import { dropBridge } from "./translation.ts";
import { carriesNothing, deviceWords, keysIn, textIn, wantedBy } from "./wanted.ts";
import { itemAfter, type Writing } from "./writing.ts";

/** What the mark of a member says: it came with the port channel, or was made before it joined. */
export const madeAsMember = "member";
export const madeBefore = "interface";

export interface Membership {
  /** Interface → the bond that it is in so far. */
  readonly present: ReadonlyMap<string, PortView>;
  /** Interface → the port channel that it comes into. */
  readonly joining: ReadonlyMap<string, Part>;
  readonly leaving: ReadonlyMap<string, Leaving>;
}

export interface Leaving {
  readonly interface: Named<InterfaceRow>;
  readonly part: Part;
}

export function membershipOf(writing: Writing): Membership {
  const { view, parts } = writing;
  const present = new Map<string, PortView>();
  for (const port of [...view.ports.values(), ...view.portChannels.values()]) {
    for (const { row } of port.isBond ? port.interfaces : []) present.set(row.name, port);
  }
  const joining = new Map<string, Part>();
  const leaving = new Map<string, Leaving>();
  for (const part of parts.portChannels.values()) {
    const port = view.portChannels.get(Number(part.key));
    const wanted = new Set(membersIn(part.after));
    const shown = new Set(membersIn(part.before));
    const isOurs = part.after === undefined || (port !== undefined && isOurChannel(port));
    const rows = port?.interfaces ?? [];
    for (const one of rows) {
      const { name } = one.row;
      if (wanted.has(name)) wanted.delete(name);
      else if (isOurs || shown.has(name)) leaving.set(name, { interface: one, part });
    }
    for (const name of wanted) {
      const other = joining.get(name);
      if (other === undefined) joining.set(name, part);
      else refuseMember(writing, part, name, `port channel ${other.key}`);
    }
  }
  return { present, joining, leaving };
}

/** We made it: it has the mark, whoever may have made the bond before it had. */
export function isOurChannel({ port }: PortView): boolean {
  const marks = port.row.external_ids;
  return marks.get(roleMark) === "port-channel" && marks.has(portChannelMark);
}

export function membersIn(item: Part["after"]): string[] {
  return keysIn(
    typeof item === "object" && item !== null ? (item as { members?: never }).members : undefined,
  );
}

/** Takes an interface from where it is; answers its row. Undefined where it cannot be had. */
export function takeMember(
  writing: Writing,
  membership: Membership,
  part: Part,
  name: string,
): Uuid | NamedUuid | undefined {
  const { rows, view, proofs } = writing;
  const { operations: owners } = part;
  const place = ["members", name];
  const leaving = membership.leaving.get(name);
  const bond = membership.present.get(name);
  if (bond !== undefined && leaving === undefined) {
    return refuseMember(writing, part, name, nameOfBond(bond));
  }
  const port = view.ports.get(name);
  const found = leaving?.interface ?? port?.interfaces[0];
  if (found !== undefined && !isApplied(found)) {
    writing.refuse(owners, deviceWords(found.row));
    return undefined;
  }
  if (found !== undefined) {
    if (leaving === undefined && port !== undefined && !takePort(writing, part, port))
      return undefined;
    proofs.push({ interface: found.uuid, section: "portChannels", part, place });
    return found.uuid;
  }
  if (view.names.has(name)) {
    writing.refuse(owners, `${name} is the name of something else on this switch`);
    return undefined;
  }
  const isWanted = writing.parts.interfaces.get(name)?.after !== undefined;
  const marks = new Map([[madeMark, isWanted ? madeBefore : madeAsMember]]);
  const made = rows.insert("Interface", { name, external_ids: marks }, owners);
  proofs.push({ interface: made, section: "portChannels", part, place });
  return made;
}

/** The port goes, its interface stays. True where nothing of somebody else's goes with it. */
function takePort(writing: Writing, part: Part, view: PortView): boolean {
  const { rows } = writing;
  const { operations: owners } = part;
  const item = itemAfter(writing, "interfaces", view.name);
  const { row } = view.port;
  const isEmpty = carriesNothing(wantedBy(item)) && textIn(item, "description") === undefined;
  const foreign = [...row.external_ids.keys(), ...row.other_config.keys()].filter(
    (key) => !key.startsWith(roleMark),
  );
  const reason = !isEmpty
    ? "it carries VLANs or has a description of its own"
    : foreign.length > 0
      ? `somebody else keeps ${foreign.join(", ")} on its port`
      : undefined;
  if (reason !== undefined) {
    writing.refuse(
      owners,
      `${view.name} cannot become a member of port channel ${part.key}: ${reason}`,
    );
    return false;
  }
  rows.guard("Port", view.port, ["tag", "trunks", "vlan_mode", "interfaces"], owners);
  if (view.translation !== undefined) dropBridge(writing, { owners, view }, view.translation);
  else rows.leave(writing.view.bridge, view.port.uuid, owners);
  const [only] = view.interfaces;
  if (view.isMade && only !== undefined)
    rows.mark("Interface", only.uuid, { [madeMark]: madeBefore }, owners);
  return true;
}

export function nameOfBond({ portChannel, port }: PortView): string {
  return portChannel === undefined ? port.row.name : `port channel ${portChannel}`;
}

function refuseMember(writing: Writing, part: Part, name: string, of: string): undefined {
  writing.refuse(
    part.operations,
    `${name} is a member of ${of}, so not of port channel ${part.key}`,
  );
}

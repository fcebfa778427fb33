// Physical interfaces: a Port of one Interface each. Those that are there by themselves are never removed;
// one that we made goes when the document no longer has it. Interfaces of port channels are written with
// their port channels.

import type { Json } from "../../../model/json.ts";
import { madeMark } from "../marks.ts";
import { isApplied } from "../read/carried.ts";
import type { PortView } from "../view.ts";
import { madeAsMember, nameOfBond, type Leaving, type Membership } from "./members.ts";
import type { Part } from "./parts.ts";
import { channelOf } from "./port-channels.ts";
import { insertPort, settlePort } from "./settle-port.ts";
import { dropBridge } from "./translation.ts";
import { carriesNothing, deviceWords, numberIn, textIn, wantedBy } from "./wanted.ts";
import type { Writing } from "./writing.ts";

export function writeInterfaces(writing: Writing, membership: Membership): void {
  for (const part of writing.parts.interfaces.values()) {
    if (hasAnotherIdentity(part)) {
      writing.refuse(part.operations, `${part.key} is of another type, or of another port channel`);
    } else if (isOfChannel(part)) continue;
    else if (isMember(membership, part.key)) checkMember(writing, membership, part);
    else if (membership.leaving.has(part.key)) continue;
    else writeInterface(writing, part);
  }
  for (const [name, leaving] of membership.leaving) {
    if (!membership.joining.has(name)) release(writing, name, leaving);
  }
}

function hasAnotherIdentity({ before, after }: Part): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    textIn(before, "type") !== textIn(after, "type") ||
    numberIn(before, "portChannel") !== numberIn(after, "portChannel")
  );
}

function isOfChannel({ before, after }: Part): boolean {
  return (channelOf(after) ?? channelOf(before)) !== undefined;
}

function isMember({ present, joining, leaving }: Membership, name: string): boolean {
  return joining.has(name) || (present.has(name) && !leaving.has(name));
}

/** A member is bare; what it carries is its port channel's. */
function checkMember(writing: Writing, { present, joining }: Membership, part: Part): void {
  const { key: name, after, operations } = part;
  const isBare = after !== undefined && textIn(after, "description") === undefined;
  if (isBare && carriesNothing(wantedBy(after))) return;
  const joined = joining.get(name);
  const bond = present.get(name);
  const of = joined === undefined ? bond && nameOfBond(bond) : `port channel ${joined.key}`;
  writing.refuse(operations, `${name} is a member of ${of ?? "a bond"}, and is nothing by itself`);
}

function writeInterface(writing: Writing, part: Part): void {
  const { key: name, before, after, operations } = part;
  const view = writing.view.ports.get(name);
  if (after === undefined) {
    if (view !== undefined) removeInterface(writing, part, view);
    return;
  }
  if (view === undefined) return addInterface(writing, part, after);
  const broken = view.isBond ? undefined : view.interfaces.find((one) => !isApplied(one));
  if (broken !== undefined) return writing.refuse(operations, deviceWords(broken.row));
  settlePort(writing, {
    view,
    part,
    owners: operations,
    before,
    after,
    role: "interface",
    marks: {},
    name: view.port.row.name,
  });
}

function addInterface(writing: Writing, part: Part, after: Json): void {
  const { key: name, operations: owners } = part;
  const { rows, view, proofs } = writing;
  if (textIn(after, "type") === "lag") {
    return writing.refuse(owners, `${name}: the interface of a port channel needs its number`);
  }
  if (view.names.has(name)) {
    return writing.refuse(owners, `${name} is the name of something else on this switch`);
  }
  const made = rows.insert("Interface", { name }, owners);
  proofs.push({ interface: made, section: "interfaces", part });
  const marks = { [madeMark]: "true" };
  const row = { name, rowName: name, interfaces: [made], columns: {} };
  insertPort(writing, { part, owners, after, role: "interface", marks, ...row });
}

function removeInterface(writing: Writing, part: Part, view: PortView): void {
  const { operations: owners, before, key: name } = part;
  const { rows } = writing;
  if (!view.isMade) {
    if (before === undefined) return;
    return writing.refuse(owners, `${name} is there by itself, and stays`);
  }
  rows.guard("Port", view.port, ["interfaces", "tag", "trunks", "vlan_mode"], owners);
  if (view.translation !== undefined) dropBridge(writing, { owners, view }, view.translation);
  else rows.leave(writing.view.bridge, view.port.uuid, owners);
}

/** What left a port channel stands by itself again, unless it had come with it. */
function release(writing: Writing, name: string, { interface: one, part: from }: Leaving): void {
  const { rows, parts } = writing;
  const part = parts.interfaces.get(name);
  const owners = [...from.operations, ...(part?.operations ?? [])];
  const made = one.row.external_ids.get(madeMark);
  if (part === undefined ? made === madeAsMember : part.after === undefined) {
    if (made !== undefined) return;
    return writing.refuse(owners, `${name} is there by itself, and stays`);
  }
  if (made !== undefined) rows.mark("Interface", one.uuid, { [madeMark]: undefined }, owners);
  insertPort(writing, {
    part: part ?? from,
    owners,
    after: part?.after,
    role: "interface",
    marks: { [madeMark]: made === undefined ? undefined : "true" },
    name,
    rowName: name,
    interfaces: [one.uuid],
    columns: {},
  });
}

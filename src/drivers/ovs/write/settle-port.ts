// One port brought to what its interface is to be: its VLANs, its description, and the marks by which it
// is known later what is ours on it and what was there before.

import type { NamedUuid, Uuid, WrittenValue } from "../../../ports/ovsdb.ts";
import type { Json } from "../../../model/json.ts";
import {
  beforeMark,
  descriptionMark,
  madeMark,
  otherTagsMark,
  parkedMark,
  roleMark,
  sameTagsMark,
  type Role,
} from "../marks.ts";
import { modeOf } from "../read/vlan-columns.ts";
import type { Named, PortRow } from "../rows.ts";
import type { Carried, PortView, VlanColumns } from "../view.ts";
import type { Part } from "./parts.ts";
import { placePort } from "./place-port.ts";
import { changedColumns, rememberedBy, wasProtected, writtenColumns } from "./port-columns.ts";
import type { Marks, Owners } from "./row-changes.ts";
import {
  carriedIn,
  carriesNothing,
  carriesSame,
  contradiction,
  otherTags,
  sameTags,
  textIn,
  wantedBy,
  withoutSameTags,
} from "./wanted.ts";
import type { PlacedPort, Writing } from "./writing.ts";

/** A port that exists, and what becomes of it. */
export interface Settling {
  readonly view: PortView;
  readonly part: Part;
  readonly owners: Owners;
  /** The interface's item as it was shown, and as it is to be. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** What it is ours as, and marks that only this caller knows. */
  readonly role: Role;
  readonly marks: Marks;
  /** How a translation knows it. */
  readonly name: string;
}

/** A port that the transaction inserts. */
export interface Inserting extends Omit<Settling, "view" | "before"> {
  readonly rowName: string;
  readonly interfaces: readonly (Uuid | NamedUuid)[];
  readonly columns: Readonly<Record<string, WrittenValue>>;
}

export function settlePort(writing: Writing, settling: Settling): void {
  const { view, part, owners, after, role, name } = settling;
  const { port } = view;
  const wanted = wantedBy(after);
  const marks: Record<string, string | undefined> = { ...settling.marks };
  const given = textIn(after, "description");
  marks[descriptionMark] = given;
  const change = vlanChange(writing, settling, wanted);
  let columns: Readonly<Record<string, WrittenValue>> = {};
  if (change === "refused") return;
  if (change !== undefined) {
    const { restored } = change;
    const placed: PlacedPort = { uuid: port.uuid, view, name, part, owners };
    const next = placePort(writing, placed, withoutSameTags(wanted), restored);
    const isParked = restored === undefined && carriesNothing(wanted);
    const remembered = port.row.external_ids.get(beforeMark);
    // Whoever brought it out of the parking by hand has left it protected.
    const wasParked = port.row.external_ids.has(parkedMark);
    const isProtected = isParked || (wasParked ? wasProtected(remembered) : port.row.protected);
    columns = { ...changedColumns(port.row, next), ...changedFlag(port.row, isProtected) };
    marks[parkedMark] = isParked ? "true" : undefined;
    marks[sameTagsMark] = sameTagsText(wanted);
    marks[otherTagsMark] = restored === undefined ? otherTags(wanted)?.join(" ") : undefined;
    if (restored !== undefined) marks[beforeMark] = undefined;
    else if (!view.isMade && role !== "port-channel")
      marks[beforeMark] = remembered ?? rememberedBy(port.row);
  }
  marks[roleMark] = isOurs(role, port, marks) ? role : undefined;
  writeRow(writing, port, columns, marks, owners);
}

/** Answers the name of the row. */
export function insertPort(writing: Writing, inserting: Inserting): void {
  const { part, owners, after, role, name, rowName, interfaces } = inserting;
  const { rows } = writing;
  const wanted = wantedBy(after);
  const reason = contradiction(wanted);
  if (reason !== undefined) return writing.refuse(owners, `${name}: ${reason}`);
  const uuid = rows.reserve();
  const columns = placePort(
    writing,
    { uuid, view: undefined, name, part, owners },
    withoutSameTags(wanted),
    undefined,
  );
  const isParked = carriesNothing(wanted);
  const marks: Marks = {
    ...inserting.marks,
    [roleMark]: role,
    [parkedMark]: isParked ? "true" : undefined,
    [sameTagsMark]: sameTagsText(wanted),
    [otherTagsMark]: otherTags(wanted)?.join(" "),
    [descriptionMark]: textIn(after, "description"),
  };
  const row = {
    name: rowName,
    interfaces,
    ...inserting.columns,
    ...writtenColumns(columns),
    protected: isParked,
    external_ids: new Map(Object.entries(marks).filter(isSet)),
  };
  rows.insert("Port", row, owners, uuid);
}

/**
 * Undefined where the VLANs stay as they are. Otherwise the columns as they were before us, where that is
 * what is wanted: only somebody who asks for every VLAN gets those back.
 */
function vlanChange(
  writing: Writing,
  { view, owners, before, part, role }: Settling,
  wanted: Carried,
): { readonly restored: VlanColumns | undefined } | "refused" | undefined {
  const shown = wantedBy(before);
  const opensAll = wanted.carriesAll && !shown.carriesAll;
  if (carriesSame(shown, wanted) && shown.carriesAll === wanted.carriesAll) return undefined;
  const was = view.before === undefined ? undefined : carriedIn(view.before);
  const isAsBefore = was !== undefined && carriesSame(was, wanted);
  const reason = unchangeable(view, role) ?? contradiction(wanted);
  if (reason !== undefined || (opensAll && !(isAsBefore && was.carriesAll))) {
    const words = reason ?? "every VLAN was never let through here, so that cannot come back";
    writing.refuse(owners, `${part.key}: ${words}`);
    return "refused";
  }
  const isRestored = opensAll || (isAsBefore && !was.carriesAll && !carriesNothing(wanted));
  return { restored: isRestored ? view.before : undefined };
}

/** A port that carries its owner's tags in a VLAN cannot have ours besides. */
function unchangeable({ port, before, isMade }: PortView, role: Role): string | undefined {
  if (modeOf(port.row) !== tagTunnel) return undefined;
  const isOurs =
    before === undefined ? isMade || role === "port-channel" : modeOf(before) !== tagTunnel;
  return isOurs ? undefined : `it is a ${tagTunnel} port of somebody else`;
}

const tagTunnel = "dot1q-tunnel";

function sameTagsText(wanted: Carried): string | undefined {
  const tags = sameTags(wanted);
  return tags.length === 0 ? undefined : tags.join(" ");
}

function changedFlag(row: PortRow, isProtected: boolean): Readonly<Record<string, WrittenValue>> {
  return row.protected === isProtected ? {} : { protected: isProtected };
}

/** Whether any mark remains that makes the port ours. */
function isOurs(role: Role, { row }: Named<PortRow>, marks: Marks): boolean {
  if (role === "port-channel") return true;
  const kept = (mark: string): string | undefined =>
    Object.hasOwn(marks, mark) ? marks[mark] : row.external_ids.get(mark);
  return [madeMark, beforeMark, parkedMark, descriptionMark].some(
    (mark) => kept(mark) !== undefined,
  );
}

function writeRow(
  { rows }: Writing,
  port: Named<PortRow>,
  columns: Readonly<Record<string, WrittenValue>>,
  marks: Marks,
  owners: Owners,
): void {
  const read = port.row.external_ids;
  const changed = Object.entries(marks).filter(([mark, text]) => read.get(mark) !== text);
  if (Object.keys(columns).length > 0) {
    rows.guard("Port", port, ["tag", "trunks", "vlan_mode", "protected"], owners);
    rows.update("Port", port.uuid, columns, owners);
  }
  rows.mark("Port", port.uuid, Object.fromEntries(changed), owners);
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

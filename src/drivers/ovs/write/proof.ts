// Accepted is not applied: the database takes an interface that the switch cannot have. What ovs-vswitchd
// wrote into the rows afterwards tells which those are, and in which words; what is to be undone for
// them is said here in terms of the document.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import { pointerOf, valueAt } from "../../../model/pointer.ts";
import type { OvsdbResult, OvsdbTables } from "../../../ports/ovsdb.ts";
import { isApplied } from "../read/carried.ts";
import type { InterfaceRow } from "../rows.ts";
import type { Change, Part, Section } from "./parts.ts";
import type { PlannedChanges } from "./plan-changes.ts";
import { channelOf } from "./port-channels.ts";
import { deviceWords } from "./wanted.ts";

export interface Failures {
  /** Operation id → the device's words. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Pointer of each item that must be another one → without what failed. */
  readonly items: ReadonlyMap<string, Json | undefined>;
}

export function failuresIn(
  tables: OvsdbTables,
  planned: PlannedChanges,
  results: readonly OvsdbResult[],
): Failures {
  const reasons = new Map<string, string>();
  const items = new Map<string, Json | undefined>();
  const fail = (section: Section, part: Part, reason: string, place?: readonly string[]): void => {
    const pointer = pointerOf([section, part.key]);
    const own = place === undefined ? [] : operationsAt(part, place);
    for (const id of own.length > 0 ? own : part.operations) {
      if (!reasons.has(id)) reasons.set(id, reason);
    }
    const isWhole = part.operations.every((id) => reasons.has(id));
    const sofar = items.has(pointer) ? items.get(pointer) : part.after;
    items.set(pointer, isWhole || place === undefined ? part.before : without(sofar, place));
  };
  const inserted = insertedRows(planned, results);
  for (const { interface: name, section, part, place } of planned.proofs) {
    const uuid = "uuid" in name ? name.uuid : inserted.get(name.named);
    const row = tables.rows("Interface").get(uuid ?? "") as InterfaceRow | undefined;
    if (uuid === undefined || row === undefined || isApplied({ uuid: { uuid }, row })) continue;
    const reason = deviceWords(row);
    fail(section, part, reason, place);
    if (section !== "portChannels" || part.before !== undefined) continue;
    // The interface of a port channel is not without it.
    for (const one of planned.parts.interfaces.values()) {
      if (channelOf(one.after) === Number(part.key)) fail("interfaces", one, reason);
    }
  }
  return { reasons, items };
}

/** The operations about one place of a part, where none is about more than that. */
function operationsAt({ operations, places }: Part, place: readonly string[]): readonly string[] {
  const at = pointerOf(place);
  const isWider = places.some((one) => at.startsWith(`${pointerOf(one)}/`));
  return isWider ? [] : operations.filter((_, i) => pointerOf(places[i] ?? []) === at);
}

/** A copy that lacks what is at the place; undefined where nothing is left. */
function without(item: Json | undefined, place: readonly string[]): Json | undefined {
  const copy = structuredClone(item) as JsonObject | undefined;
  const parent = valueAt(copy, place.slice(0, -1));
  if (isJsonObject(parent)) delete (parent as Record<string, Json>)[place.at(-1) ?? ""];
  return copy !== undefined && Object.keys(copy).length > 0 ? copy : undefined;
}

/** Changes that make the items so. */
export function takingOut({ items }: Failures): readonly Change[] {
  return [...items].map(([path, value]) => {
    const change = { id: `undo:${path}`, path };
    return value === undefined ? change : { ...change, value };
  });
}

/** NamedUuid → uuid. */
function insertedRows(
  { rows }: PlannedChanges,
  results: readonly OvsdbResult[],
): ReadonlyMap<string, string> {
  const inserted = new Map<string, string>();
  for (const [i, operation] of rows.operations.entries()) {
    const uuid = results[i]?.uuid;
    if (operation.op === "insert" && operation.name !== undefined && uuid !== undefined) {
      inserted.set(operation.name, uuid);
    }
  }
  return inserted;
}

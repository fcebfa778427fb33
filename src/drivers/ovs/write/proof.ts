// Accepted is not applied: the database takes an interface that the switch cannot have. What ovs-vswitchd
// wrote into the rows afterwards tells which those are, and in which words; what is to be undone for
// them is said here in terms of the document.

import type { Json } from "../../../model/json.ts";
import { pointerOf } from "../../../model/pointer.ts";
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
  /** Pointer of each item that must be again what it was → what it was. */
  readonly before: ReadonlyMap<string, Json | undefined>;
}

export function failuresIn(
  tables: OvsdbTables,
  planned: PlannedChanges,
  results: readonly OvsdbResult[],
): Failures {
  const reasons = new Map<string, string>();
  const before = new Map<string, Json | undefined>();
  const fail = (section: Section, part: Part, reason: string): void => {
    for (const id of part.operations) if (!reasons.has(id)) reasons.set(id, reason);
    before.set(pointerOf([section, part.key]), part.before);
  };
  const inserted = insertedRows(planned, results);
  for (const { interface: name, section, part } of planned.proofs) {
    const uuid = "uuid" in name ? name.uuid : inserted.get(name.named);
    const row = tables.rows("Interface").get(uuid ?? "") as InterfaceRow | undefined;
    if (uuid === undefined || row === undefined || isApplied({ uuid: { uuid }, row })) continue;
    const reason = deviceWords(row);
    fail(section, part, reason);
    if (section !== "portChannels" || part.before !== undefined) continue;
    // The interface of a port channel is not without it.
    for (const one of planned.parts.interfaces.values()) {
      if (channelOf(one.after) === Number(part.key)) fail("interfaces", one, reason);
    }
  }
  return { reasons, before };
}

/** Changes that make the items what they were. */
export function takingOut({ before }: Failures): readonly Change[] {
  return [...before].map(([path, value]) => {
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

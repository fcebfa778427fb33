// What a server tells of its tables, worked into the copy: "update" with whole rows (RFC 7047, 4.1.6) and
// "update2" with differences (ovsdb-server(7), 4.1.14).

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { Row, Value } from "../../ports/ovsdb.ts";
import { withDifference } from "./difference.ts";
import { asObject, Garbled } from "./garbled.ts";
import { Rows } from "./rows.ts";
import type { Columns, Schema } from "./schema.ts";
import { emptyValue, readValue } from "./values.ts";

export type Tables = ReadonlyMap<string, Rows>;

/** Which of the two forms a monitor was asked for. */
export type UpdateForm = "update" | "update2";

/** The tables after `updates`; `schema` holds the columns that are copied. Throws Garbled. */
export function withUpdates(
  tables: Tables,
  schema: Schema,
  form: UpdateForm,
  updates: Json | undefined,
): Tables {
  const next = new Map(tables);
  for (const [name, changes] of Object.entries(asObject(updates, "an update"))) {
    const columns = schema.get(name);
    if (columns === undefined) throw new Garbled(`an update tells of the table ${name}`);
    const rows = tables.get(name) ?? new Rows();
    const changed = new Map<string, Row | undefined>();
    for (const [uuid, change] of Object.entries(asObject(changes, "an update of a table"))) {
      const read = form === "update" ? readUpdate : readUpdate2;
      changed.set(uuid, read(columns, rows.get(uuid), asObject(change, "an update of a row")));
    }
    next.set(name, rows.with(changed));
  }
  return next;
}

/** Without "new" the row is gone (RFC 7047, 4.1.6, <row-update>). */
function readUpdate(columns: Columns, old: Row | undefined, change: JsonObject): Row | undefined {
  const { new: row } = change;
  return row === undefined ? undefined : wholeRow(columns, old, row);
}

function readUpdate2(columns: Columns, old: Row | undefined, change: JsonObject): Row | undefined {
  const { initial, insert, modify } = change;
  // Columns that hold nothing are left out.
  if (initial !== undefined) return wholeRow(columns, undefined, initial);
  if (insert !== undefined) return wholeRow(columns, undefined, insert);
  if (modify !== undefined) return modifiedRow(columns, old, modify);
  if ("delete" in change) return undefined;
  throw new Garbled("an update of a row says neither insert nor modify nor delete");
}

function wholeRow(columns: Columns, old: Row | undefined, json: Json): Row {
  const row: Record<string, Value> = {};
  const given = asObject(json, "a row");
  for (const [name, type] of columns) {
    const value = given[name];
    row[name] =
      value !== undefined
        ? readValue(type, value)
        : old !== undefined
          ? old[name]
          : emptyValue(type);
  }
  return row;
}

function modifiedRow(columns: Columns, old: Row | undefined, json: Json): Row {
  if (old === undefined) throw new Garbled("an update changes a row that was never told");
  if (!isJsonObject(json)) throw new Garbled("a row is no object");
  const row: Record<string, Value> = { ...old };
  for (const [name, value] of Object.entries(json)) {
    const type = columns.get(name);
    if (type === undefined) throw new Garbled(`an update tells of the column ${name}`);
    row[name] = withDifference(type, old[name], readValue(type, value));
  }
  return row;
}

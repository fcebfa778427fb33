// The schema of a database, as far as the client needs it: which columns there are and how they look
// (RFC 7047, 3.2).

import type { Json } from "../../model/json.ts";
import { sortedNames } from "../../model/sort.ts";
import { readColumnType, type ColumnType } from "./column-type.ts";
import { asObject } from "./garbled.ts";

export type Columns = ReadonlyMap<string, ColumnType>;

/** By table. */
export type Schema = ReadonlyMap<string, Columns>;

const uuid: ColumnType = { key: "uuid", value: undefined, form: "scalar" };

/** Every table has these without its schema saying so (RFC 7047, 3.2). */
const implied: Columns = new Map([
  ["_uuid", uuid],
  ["_version", uuid],
]);

/** From the reply to get_schema (RFC 7047, 4.1.2). Throws Garbled. */
export function readSchema(json: Json): Schema {
  const { tables } = asObject(json, "the schema");
  return new Map(
    Object.entries(asObject(tables, "the schema's tables")).map(([name, table]) => {
      const { columns } = asObject(table, `the schema's table ${name}`);
      return [name, readColumns(name, columns)];
    }),
  );
}

function readColumns(table: string, json: Json | undefined): Columns {
  const columns = new Map(implied);
  for (const [name, column] of Object.entries(asObject(json, `the columns of ${table}`))) {
    const what = `the column ${table}.${name}`;
    columns.set(name, readColumnType(asObject(column, what)["type"], what));
  }
  return columns;
}

/** The columns that are to be copied; text that says what the database lacks. */
export function chosenColumns(
  schema: Schema,
  tables: Readonly<Record<string, readonly string[]>>,
): Schema | string {
  const missing: string[] = [];
  const chosen = new Map<string, Columns>();
  for (const [name, columns] of Object.entries(tables)) {
    const known = schema.get(name);
    if (known === undefined) {
      missing.push(`no table ${name} (it has ${sortedNames(schema.keys()).join(", ")})`);
      continue;
    }
    const types = new Map<string, ColumnType>();
    for (const column of columns) {
      const type = known.get(column);
      if (type === undefined) missing.push(`no column ${column} in the table ${name}`);
      else types.set(column, type);
    }
    chosen.set(name, types);
  }
  return missing.length === 0 ? chosen : missing.join("; ");
}

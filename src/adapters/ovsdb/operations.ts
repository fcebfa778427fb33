// Operations of a transaction as JSON (RFC 7047, 5.2). What the schema forbids is left to the server to
// refuse; only what would break the connection is found here.

import type { Json, JsonObject } from "../../model/json.ts";
import type { Clause, OvsdbOperation, WrittenValue } from "../../ports/ovsdb.ts";
import { writeValue } from "./values.ts";

export function operationJson(operation: OvsdbOperation): JsonObject {
  switch (operation.op) {
    case "insert": {
      const { op, table, row, name } = operation;
      return { op, table, row: rowJson(row), ...(name === undefined ? {} : { "uuid-name": name }) };
    }
    case "update": {
      const { op, table, where, row } = operation;
      return { op, table, where: whereJson(where), row: rowJson(row) };
    }
    case "mutate": {
      const { op, table, where } = operation;
      const mutations = operation.mutations.map(([column, mutator, value]) => [
        column,
        mutator,
        writeValue(value),
      ]);
      return { op, table, where: whereJson(where), mutations };
    }
    case "delete": {
      const { op, table, where } = operation;
      return { op, table, where: whereJson(where) };
    }
    case "select": {
      const { op, table, where, columns } = operation;
      return { op, table, where: whereJson(where), columns };
    }
    case "wait": {
      const { op, table, where, columns } = operation;
      const rows = operation.rows.map(rowJson);
      return { op, table, timeout: 0, where: whereJson(where), columns, until: "==", rows };
    }
    case "assert":
      return { op: operation.op, lock: operation.lock };
  }
}

/**
 * True for JSON that holds a text that no JSON of RFC 7047 can (3.1, <string>, and ovsdb-server reads no
 * null character): the server would close the connection, and nobody would know why.
 */
export function hasUnspeakableText(json: Json): boolean {
  if (typeof json === "string") return json.includes("\0") || /\p{Surrogate}/u.test(json);
  if (typeof json !== "object" || json === null) return false;
  if (Array.isArray(json)) return (json as readonly Json[]).some(hasUnspeakableText);
  const object = json as JsonObject;
  return Object.keys(object).some(
    (key) => hasUnspeakableText(key) || hasUnspeakableText(object[key] ?? null),
  );
}

function rowJson(row: Readonly<Record<string, WrittenValue>>): JsonObject {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, writeValue(value)]),
  );
}

function whereJson(where: readonly Clause[]): Json {
  return where.map(([column, function_, value]) => [column, function_, writeValue(value)]);
}

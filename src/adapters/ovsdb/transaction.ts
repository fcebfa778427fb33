// What became of a transaction (RFC 7047, 4.1.3): every element of the reply is looked at.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { OvsdbOperation, OvsdbResult, Row, TransactAnswer } from "../../ports/ovsdb.ts";
import { asArray, asObject, asText, Garbled } from "./garbled.ts";
import type { Schema } from "./schema.ts";
import { readValue } from "./values.ts";

/** From the "result" of the reply. Throws Garbled where it cannot be understood. */
export function readTransactReply(
  schema: Schema,
  operations: readonly OvsdbOperation[],
  json: Json,
): TransactAnswer {
  const elements = asArray(json, "the reply to a transaction");
  const failed = elements.findIndex((one) => isJsonObject(one) && typeof one["error"] === "string");
  if (failed >= 0) {
    // One more element than there are operations: together they were not to be committed.
    const index = failed < operations.length ? failed : undefined;
    return { type: "refused", index, ...errorOf(elements[failed]) };
  }
  if (elements.length !== operations.length) {
    throw new Garbled("the reply to a transaction has too few elements or too many");
  }
  const results = operations.map((operation, i) => readResult(schema, operation, elements[i]));
  return { type: "committed", results };
}

/** The words of an error as RFC 7047 has them (3.1, <error>), whatever it looks like. */
export function errorOf(json: Json | undefined): { error: string; details: string } {
  if (typeof json === "string") return { error: json, details: "" };
  const { error, details } = isJsonObject(json) ? json : {};
  return {
    error: typeof error === "string" ? error : "an error without a name",
    details: typeof details === "string" ? details : "",
  };
}

/** One line of both, for people. */
export function errorText(json: Json | undefined): string {
  const { error, details } = errorOf(json);
  return details === "" ? error : `${error}: ${details}`;
}

function readResult(
  schema: Schema,
  operation: OvsdbOperation,
  json: Json | undefined,
): OvsdbResult {
  const what = `the result of "${operation.op}"`;
  const result = asObject(json, what);
  switch (operation.op) {
    case "insert": {
      const [, uuid] = asArray(result["uuid"], what);
      return { uuid: asText(uuid, what) };
    }
    case "update":
    case "mutate":
    case "delete": {
      const { count } = result;
      if (typeof count !== "number") throw new Garbled(`${what} has no count`);
      return { count };
    }
    case "select": {
      const rows = asArray(result["rows"], what);
      return { rows: rows.map((row) => readRow(schema, operation, row)) };
    }
    case "wait":
    case "assert":
      return {};
  }
}

function readRow(
  schema: Schema,
  { table, columns }: Extract<OvsdbOperation, { op: "select" }>,
  json: Json,
): Row {
  const given = asObject(json, "a selected row");
  const types = schema.get(table);
  return Object.fromEntries(
    columns.map((column) => {
      const [type, value] = [types?.get(column), given[column]];
      if (type === undefined || value === undefined) {
        throw new Garbled(`a selected row lacks the column ${column}`);
      }
      return [column, readValue(type, value)];
    }),
  );
}

// The type of a column as the schema tells it (RFC 7047, 3.2, <type> and <base-type>). Limits of single
// values are the server's to keep; only what decides how a value looks is here.

import { isJsonObject, type Json } from "../../model/json.ts";
import { asObject, Garbled } from "./garbled.ts";

/** Integers beyond 2^53 are read as the nearest number there is: none that is configured is so large. */
export type AtomType = "integer" | "real" | "boolean" | "string" | "uuid";

export interface ColumnType {
  readonly key: AtomType;
  /** Of a map; undefined for everything else. */
  readonly value: AtomType | undefined;
  /** "scalar": exactly one; "optional": at most one; "set": several; "map". */
  readonly form: "scalar" | "optional" | "set" | "map";
}

/** Throws Garbled. */
export function readColumnType(json: Json | undefined, what: string): ColumnType {
  if (typeof json === "string") {
    return { key: readAtomType(json, what), value: undefined, form: "scalar" };
  }
  const { key, value, min = 1, max = 1 } = asObject(json, what);
  const valueType = value === undefined ? undefined : readAtomType(value, what);
  const form =
    valueType !== undefined ? "map" : max !== 1 ? "set" : min === 0 ? "optional" : "scalar";
  return { key: readAtomType(key, what), value: valueType, form };
}

const atomTypes: ReadonlySet<string> = new Set(["integer", "real", "boolean", "string", "uuid"]);

function readAtomType(json: Json | undefined, what: string): AtomType {
  const name = isJsonObject(json) ? json["type"] : json;
  if (typeof name === "string" && atomTypes.has(name)) return name as AtomType;
  throw new Garbled(`${what} has a type that RFC 7047 does not know`);
}

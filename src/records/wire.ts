// Every value in the store is JSON with a version. A version that this build does not know is
// trouble: guessing would be worse than stopping.

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";

const wireVersion = 1;

/** The text of a record: its own fields behind the version. */
export function encodeRecord(record: object): string {
  return JSON.stringify({ version: wireVersion, ...record });
}

/** The record of a text. Its shape is what `encodeRecord` was given under the same version. */
export function decodeRecord<T extends object>(key: string, text: string): T | Trouble {
  const value = parseRecord(key, text);
  if (isTrouble(value)) return value;
  const { version: _, ...record } = value;
  return record as object as T;
}

/** The same with its version, and as nothing but JSON. */
export function parseRecord(key: string, text: string): JsonObject | Trouble {
  const doing = `reading the record ${key}`;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return trouble(doing, "it is not JSON; something else wrote it", "never");
  }
  const version = isJsonObject(value) ? value["version"] : undefined;
  if (isJsonObject(value) && version === wireVersion) return value;
  const shown = JSON.stringify(version)?.slice(0, 40) ?? "";
  const found = version === undefined ? "no version" : `version ${shown}`;
  const known = `this build reads version ${String(wireVersion)}`;
  return trouble(doing, `it has ${found}, and ${known}`, "never");
}

// Every value in the store is JSON with a version. A version that this build does not know is
// trouble: guessing would be worse than stopping.

import { isJsonObject, type Json } from "../model/json.ts";
import { trouble, type Trouble } from "../ports/trouble.ts";

const wireVersion = 1;

/** The text of a record: its own fields behind the version. */
export function encodeRecord(record: object): string {
  return JSON.stringify({ version: wireVersion, ...record });
}

/** The record of a text. Its shape is what `encodeRecord` was given under the same version. */
export function decodeRecord<T extends object>(key: string, text: string): T | Trouble {
  const doing = `reading the record ${key}`;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return trouble(doing, "it is not JSON; something else wrote it", "never");
  }
  const { version, ...record } = isJsonObject(value) ? value : {};
  if (version !== wireVersion) {
    const found = version === undefined ? "no version" : `version ${JSON.stringify(version)}`;
    const known = `this build reads version ${String(wireVersion)}`;
    return trouble(doing, `it has ${found}, and ${known}`, "never");
  }
  return record as object as T;
}

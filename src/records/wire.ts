// Every value in the store is JSON with a version. A version that this build does not know is
// trouble: guessing would be worse than stopping.

import type { Json, JsonObject } from "../model/json.ts";
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
  const version = (value as JsonObject | null)?.["version"];
  if (version !== wireVersion) {
    const found = version === undefined ? "no version" : `version ${JSON.stringify(version)}`;
    return trouble(doing, `it has ${found}, and this build reads ${wireVersion}`, "never");
  }
  return value as object as T;
}

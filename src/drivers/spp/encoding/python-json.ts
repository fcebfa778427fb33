// JSON as Python's json.dumps writes it, which is how everybody else writes the values of these keys: a
// blank behind each comma and colon, ASCII alone, keys in the order of the object. It reads nothing.

import { isJsonObject, type Json } from "../../../model/json.ts";

export function pythonJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  if (!isJsonObject(value)) return asciiText(JSON.stringify(value));
  const fields = Object.entries(value).map(
    ([key, own]) => `${asciiText(JSON.stringify(key))}: ${pythonJson(own)}`,
  );
  return `{${fields.join(", ")}}`;
}

function asciiText(text: string): string {
  return text.replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Undefined where the text is no JSON. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

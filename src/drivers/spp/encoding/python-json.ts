// JSON as Python's json.dumps writes it, which is how everybody else writes the values of these keys: a
// blank behind each comma and colon, ASCII alone, keys in the order of the object; and what others wrote so.

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

/** Nobody means anything by more, and who goes down into it comes to an end. */
const depthMax = 100;

/** Undefined where the text is no JSON, or is nested without end. */
export function parsedJson(text: string): Json | undefined {
  try {
    return depthOf(text) > depthMax ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (mark === "[" || mark === "{") deepest = Math.max(deepest, (depth += 1));
    else if (mark === "]" || mark === "}") depth -= 1;
  }
  return deepest;
}

/** A text of somebody's JSON, without the halves of characters that may stand in it and nowhere else. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value.replaceAll(/\p{Surrogate}/gu, "\ufffd") : undefined;
}

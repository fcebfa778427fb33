// A JSON document as lines, for readers that begin before it ends: the version first, then every element
// of its lists, and at last all else. It knows no document, only which lists are told by their elements.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";

/** List of the document → type of the lines that its elements become. */
const elements: Readonly<Record<string, string>> = {
  operations: "operation",
  allocated: "allocated",
  freed: "freed",
  adoptions: "adoption",
  forgotten: "forgotten",
  held: "held",
  places: "place",
  targets: "target",
  diagnostics: "diagnostic",
};

/** Ends with a line break. */
export function ndjsonText(command: string, document: JsonObject): string {
  const { formatVersion, ...rest } = document;
  const lines: JsonObject[] = [{ type: "version", formatVersion: formatVersion ?? "", command }];
  const summary: Record<string, Json> = {};
  for (const [name, value] of Object.entries(rest)) {
    const type = elements[name];
    if (name === "allocations" && isJsonObject(value)) lines.push(...allocationLines(value));
    else if (type === undefined || !Array.isArray(value)) summary[name] = value;
    else for (const element of value as readonly Json[]) lines.push(lineOf(type, element));
  }
  return [...lines, { type: "summary", ...summary }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
}

/** The lists "added" and "released" of a plan. */
function allocationLines(changes: JsonObject): JsonObject[] {
  return Object.entries(changes).flatMap(([change, list]) =>
    Array.isArray(list)
      ? (list as readonly Json[]).map((one) => ({ ...lineOf("allocation", one), change }))
      : [],
  );
}

function lineOf(type: string, element: Json): JsonObject {
  // A difference has a type of its own, but no element of these lists does.
  return isJsonObject(element) ? { type, ...element } : { type, value: element };
}

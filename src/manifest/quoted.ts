// How a value that a person wrote is quoted back inside a sentence.

import type { Json } from "../model/json.ts";

const lengthMax = 60;

/** On one line, escaped, and cut where it is long: "tenant-bleu", 5000, [1,2,…. */
export function quoted(value: Json): string {
  const short = typeof value === "string" ? value.slice(0, lengthMax + 1) : value;
  const text = JSON.stringify(short);
  if (text.length <= lengthMax) return text;
  return typeof value === "string"
    ? `${text.slice(0, lengthMax - 1)}…"`
    : `${text.slice(0, lengthMax)}…`;
}

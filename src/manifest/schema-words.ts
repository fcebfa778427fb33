// What a schema allows, in words for people. Says nothing about one particular mistake.

import type { Json } from "../model/json.ts";
import type { JsonSchema } from "./validator.ts";

const typeNames: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  null: "nothing",
};

/** For what a schema does not name by itself. */
const unnamed = "something else";

/** "a whole number or a text" */
export function typeWords(schema: JsonSchema): string {
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  return types.length === 0 ? unnamed : types.map((type) => typeNames[type] ?? type).join(" or ");
}

/** What a value is, in the words of `typeWords`. */
export function valueWords(value: Json | undefined): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "no finite number";
    return Number.isInteger(value) ? "a whole number" : "a number with a fraction";
  }
  return typeof value === "boolean" ? String(value) : (typeNames[typeof value] ?? typeof value);
}

/** "a whole number from 1 to 4094": what may stand there, without its meaning. */
export function allowedWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return inline(schema.const);
  if (schema.enum !== undefined) return orList(schema.enum.map(inline));
  const words = typeWords(schema);
  // Bounds belong to one type only; of several, the description tells.
  if (typeof schema.type !== "string") return words;
  const range = rangeWords(schema.minimum, schema.maximum);
  return range === undefined ? words : `${words} ${range}`;
}

function rangeWords(from: number | undefined, to: number | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `from ${from} to ${to}`;
  if (to !== undefined) return `up to ${to}`;
  return from === undefined ? undefined : `from ${from}`;
}

/**
 * One sentence that tells what to write: "write a whole number from 1 to 4094, such as 1234;
 * hostVlan: the VLAN tag that the host itself uses for this network". Empty where the schema has no words.
 */
export function adviceFor(field: string, schema: JsonSchema): string {
  const [example] = schema.examples ?? [];
  const isListed = schema.enum !== undefined || schema.const !== undefined;
  const such = example === undefined || isListed ? "" : `, such as ${inline(example)}`;
  const meaning = meaningWords(schema);
  const words = allowedWords(schema);
  const advice = words === unnamed ? "" : `write ${words}${such}`;
  return [advice, meaning === "" ? "" : `${field}: ${meaning}`]
    .filter((one) => one !== "")
    .join("; ");
}

/** The description, so cut that it can end a sentence; empty where it says nothing. */
function meaningWords(schema: JsonSchema): string {
  const description = schema.description ?? "";
  return description === "What is wanted." ? "" : description.replace(/\.$/, "");
}

/** As people write it in YAML: texts bare unless they would read as something else. */
export function inline(value: Json): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[A-Za-z][A-Za-z0-9._/:-]*$/.test(value) ? value : JSON.stringify(value);
}

/** "a, b or c" */
export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

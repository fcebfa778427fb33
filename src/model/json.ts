// Plain JSON values: what documents, item values and stored records are made of.
// Comparing and naming values lives here; parsing and printing them does not.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for a JSON object, as opposed to a scalar or a list. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Structural equality of two JSON values; the order of object keys does not matter. */
export function equalJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left === null || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left, right);
  return !Array.isArray(right) && equalObjects(left as JsonObject, right as JsonObject);
}

function equalLists(left: readonly Json[], right: readonly Json[]): boolean {
  return left.length === right.length && left.every((value, i) => equalJson(value, right[i]));
}

function equalObjects(left: JsonObject, right: JsonObject): boolean {
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  );
}

/** The same value with nothing in it shared: for small values far quicker than structuredClone. */
export function copyJson(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(copyJson);
  if (!isJsonObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const inner = copyJson(value[key] ?? null);
    // Whoever writes "__proto__" into a document must not change what objects are.
    if (key === "__proto__") Object.defineProperty(copy, key, { ...ownField, value: inner });
    else copy[key] = inner;
  }
  return copy;
}

const ownField = { configurable: true, enumerable: true, writable: true } as const;

/** The same value with the keys of all objects in code-unit order, as canonical JSON has them. */
export function sortedJson(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sortedJson);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedJson(value[key] ?? null)]));
}

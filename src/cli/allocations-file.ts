// A file of allocations: choices that were made before there was a store, for the store to take over.

import type { Allocation } from "../model/allocation.ts";
import { isJsonObject, type Json } from "../model/json.ts";
import { formatVersion } from "./views/format-version.ts";

export function allocationsFileText(allocations: readonly Allocation[]): string {
  const rows = allocations.map(({ pool, key, value }) => JSON.stringify({ pool, key, value }));
  // One to a line, so that a difference between two files can be read.
  const list = rows.length === 0 ? "[]" : `[\n    ${rows.join(",\n    ")}\n  ]`;
  return `{\n  "formatVersion": "${formatVersion}",\n  "allocations": ${list}\n}\n`;
}

/** The allocations, or why the text is no such file. */
export function readAllocationsFile(text: string): Allocation[] | string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return "it is not JSON";
  }
  const list = isJsonObject(value) ? value["allocations"] : undefined;
  if (!Array.isArray(list)) return 'it has no list "allocations"';
  const allocations: Allocation[] = [];
  const keys = new Set<string>();
  const numbers = new Set<string>();
  for (const [i, one] of (list as readonly Json[]).entries()) {
    const where = `allocations[${i}]`;
    const allocation = allocationOf(one);
    if (typeof allocation === "string") return `${where} ${allocation}`;
    const { pool, key, value: chosen } = allocation;
    if (keys.has(`${pool} ${key}`)) return `${where} gives ${key} a second value in ${pool}`;
    if (typeof chosen === "number" && numbers.has(`${pool} ${chosen}`)) {
      return `${where} gives ${chosen} of ${pool} to a second key`;
    }
    keys.add(`${pool} ${key}`);
    numbers.add(`${pool} ${String(chosen)}`);
    allocations.push(allocation);
  }
  return allocations;
}

function allocationOf(one: Json): Allocation | string {
  if (!isJsonObject(one)) return "is no map";
  const { pool, key, value } = one;
  if (typeof pool !== "string" || pool === "") return 'needs a text "pool"';
  if (typeof key !== "string" || key === "") return 'needs a text "key"';
  const isPlace = typeof value === "string" && value !== "";
  if (isPlace || (typeof value === "number" && Number.isSafeInteger(value))) {
    return { pool, key, value };
  }
  return 'needs a "value", a number or a name';
}

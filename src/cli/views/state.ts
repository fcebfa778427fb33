// What `plumb state` shows.

import type { Json, JsonObject } from "../../model/json.ts";
import type { StateItem } from "../../records/state.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";

export function stateListText(items: readonly StateItem[]): string {
  if (items.length === 0) return "The store holds nothing there.\n";
  const rows = items.map(({ key, bytes, revision }) => [
    { text: key },
    { text: `${bytes} bytes` },
    { text: `revision ${revision}` },
  ]);
  return `${alignColumns(rows, { indent: "", limit: 200 }).join("\n")}\n`;
}

export function stateListJson(items: readonly StateItem[]): JsonObject {
  return {
    formatVersion,
    items: items.map(({ key, bytes, revision }) => ({ key, bytes, revision })),
  };
}

export function stateRecordText(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

export function stateRecordJson(key: string, value: Json): JsonObject {
  return { formatVersion, key, value };
}

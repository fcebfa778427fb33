// What `plumb state` shows.

import type { Json, JsonObject } from "../../model/json.ts";
import type { MovedAllocation } from "../../records/allocations.ts";
import type { StateItem } from "../../records/state.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";

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

export function importedText(count: number): string {
  return `The store has ${counted(count, "allocation")} of the file; plans keep them.\n`;
}

export function importedJson(count: number): JsonObject {
  return { formatVersion, allocations: count };
}

/** Why nothing was taken over: the first places where store and file disagree. */
export function movedText(moved: readonly MovedAllocation[]): string {
  const shown = moved.slice(0, 5).map(({ planned: { pool, key, value }, found }) => {
    const now =
      found?.key === key
        ? `has ${String(found.value)} there`
        : `gave that to ${found?.key ?? "none"}`;
    return `\n  ${pool}: ${key} would get ${String(value)}, but the store ${now}`;
  });
  const more = moved.length > shown.length ? `\n  and ${moved.length - shown.length} more` : "";
  return `the store has other allocations already; nothing was taken over${shown.join("")}${more}`;
}

// Items of a document as a flat list, whatever the depth at which they stand.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import { escapeSegment, segmentsOf } from "../../model/pointer.ts";
import { compareNames } from "../../model/sort.ts";
import type { DesiredItems } from "../../plan/desired.ts";

export interface ListedItem {
  readonly path: string;
  readonly value: Json;
}

/** A document from items; an item that stands in another one is put into it. */
export function documentOf(items: readonly ListedItem[]): JsonObject {
  const document: Record<string, Json> = {};
  for (const { path, value } of [...items].sort((a, b) => compareNames(a.path, b.path))) {
    const segments = segmentsOf(path);
    let at = document;
    for (const segment of segments.slice(0, -1)) {
      const inner = at[segment];
      const next: Record<string, Json> = isJsonObject(inner) ? { ...inner } : {};
      at[segment] = next;
      at = next;
    }
    at[segments.at(-1) ?? ""] = value;
  }
  return document;
}

/** The items of an owned document, newest values, sorted by path. */
export function ownedItems(owned: OwnedDocument): ListedItem[] {
  const items: ListedItem[] = [];
  for (const [bucket, list] of owned.items) {
    for (const [key, { values }] of list) {
      const path = `${bucket}/${escapeSegment(key)}`;
      items.push({ path, value: values.at(-1) ?? null });
    }
  }
  return items.sort((a, b) => compareNames(a.path, b.path));
}

/** The items of a desired document, sorted by path. */
export function desiredItems(desired: DesiredItems): ListedItem[] {
  const items = [...desired].flatMap(([bucket, list]) =>
    [...list].map(([key, { value }]) => ({ path: `${bucket}/${escapeSegment(key)}`, value })),
  );
  return items.sort((a, b) => compareNames(a.path, b.path));
}

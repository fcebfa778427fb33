// Items of a document as a flat list, whatever the depth at which they stand.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import { escapeSegment, segmentsOf } from "../../model/pointer.ts";
import { compareNames } from "../../model/sort.ts";
import type { TargetType } from "../../model/target.ts";
import { bucketShape, itemPath, liveBuckets } from "../../plan/item-types.ts";
import { bareContainer } from "../../plan/containers.ts";

export interface ListedItem {
  readonly path: string;
  readonly value: Json;
}

/** Every item of a live document, sorted by path. A container's value is what it holds besides items. */
export function itemsIn(type: TargetType, document: JsonObject): ListedItem[] {
  const items: ListedItem[] = [];
  for (const { bucket, container } of liveBuckets(type, document)) {
    const shape = bucketShape(type, bucket);
    for (const [key, value] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed === undefined) continue;
      const path = itemPath(shape, key);
      const isBare = typed.type.container && isJsonObject(value);
      items.push({ path, value: isBare ? bareContainer(type, path, value) : value });
    }
  }
  return items.sort((a, b) => compareNames(a.path, b.path));
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

// What the item types of all target types are put together from. Nothing here decides anything.

import { isJsonObject, type Json } from "../model/json.ts";
import type { ItemType, ItemView } from "../model/target.ts";

/** An item type that waits for nothing, holds nothing, disrupts nothing and needs nothing. */
export function plainItem(name: string, pattern: readonly string[]): Omit<ItemType, "conflict"> {
  return {
    name,
    pattern,
    container: false,
    permanent: () => false,
    waitsFor: () => [],
    holds: undefined,
    number: () => undefined,
    disrupts: () => [],
    feature: () => undefined,
  };
}

/** The key that stands for a star of the item's pattern. */
export function itemKey({ keys }: ItemView, index: number): string {
  return keys[index] ?? "";
}

export function numberField(value: Json, field: string): number {
  return isJsonObject(value) ? Number(value[field]) : Number.NaN;
}

/** Empty where the field is absent or no text. */
export function stringField(value: Json, field: string): string {
  const found = isJsonObject(value) ? value[field] : undefined;
  return typeof found === "string" ? found : "";
}

// What a driver's own test says of the type of its targets, so that the suite can try every item type that
// there is, and no driver chooses what it is tried with.

import type { Json, JsonObject } from "../../src/model/json.ts";
import { segmentsOf } from "../../src/model/pointer.ts";
import type { ItemType, ItemView, TargetType } from "../../src/model/target.ts";

export interface ItemExample {
  readonly type: ItemType;
  readonly path: string;
  /** As it is made, and what becomes of it; one value where there is no other. */
  readonly values: readonly [Json] | readonly [Json, Json];
}

export interface TargetItems {
  readonly type: TargetType;
  /** In making order; all can be on one target at a time. */
  readonly examples: readonly ItemExample[];
  /** What no driver makes: it is seen on devices, and taken away at most. */
  readonly onlySeen: readonly string[];
  /** Items that no target can have; what they would stand in is not there. */
  readonly impossible: readonly [string, ...string[]];
  /** Items that have nothing to do with each other, nor with the examples. */
  readonly apart: readonly { readonly path: string; readonly value: Json }[];
  /** What a target that nobody has touched yet must show. */
  isShown(document: JsonObject): boolean;
}

export type ItemRow = readonly [type: string, path: string, ...values: ItemExample["values"]];

export function examplesOf(type: TargetType, rows: readonly ItemRow[]): readonly ItemExample[] {
  return rows.map(([name, path, ...values]) => {
    const own = type.itemTypes.find((one) => one.name === name);
    if (own === undefined) throw new Error(`there is no item type "${name}"`);
    return { type: own, path, values };
  });
}

/** Item types that no example is of. */
export function typesWithoutExample({ type, examples, onlySeen }: TargetItems): string[] {
  const shown = new Set(examples.map((one) => one.type.name));
  return type.itemTypes
    .map(({ name }) => name)
    .filter((name) => !shown.has(name) && !onlySeen.includes(name));
}

/** The driver features that an example needs, among them those of what it stands in or waits for. */
export function featuresOf(example: ItemExample, all: readonly ItemExample[]): ReadonlySet<string> {
  const features = new Set<string>();
  for (const one of [example, ...neededBy(example, all)]) {
    for (const value of one.values) {
      const feature = one.type.feature(viewOf(one, value));
      if (feature !== undefined) features.add(feature);
    }
  }
  return features;
}

function neededBy(example: ItemExample, all: readonly ItemExample[]): ItemExample[] {
  const needs = example.values.flatMap((value) =>
    example.type
      .waitsFor(viewOf(example, value))
      .filter(({ optional }) => optional !== true)
      .map(({ bucket, key }) => `${bucket}/${key}`),
  );
  const direct = all.filter(
    ({ path }) =>
      needs.includes(path) || (path !== example.path && example.path.startsWith(`${path}/`)),
  );
  return direct.flatMap((one) => [one, ...neededBy(one, all)]);
}

function viewOf({ type, path }: ItemExample, value: Json): ItemView {
  const segments = segmentsOf(path);
  return { keys: segments.filter((_, i) => type.pattern[i] === "*"), value };
}

// Whether parts of a snapshot have the shapes that they are read with. What the values mean is not judged.

import type { Allocation } from "../../model/allocation.ts";
import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";

type Shape = (value: Json | undefined) => boolean;

const isText: Shape = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);
const isWhole: Shape = (value) => typeof value === "number" && Number.isSafeInteger(value);
const isMap: Shape = (value) => isJsonObject(value);
const isOwnership: Shape = (value) =>
  ["shared", "ranges", "exclusive"].some((one) => one === value);

function listOf(isElement: Shape): Shape {
  return (value) => Array.isArray(value) && (value as readonly Json[]).every(isElement);
}

function mapOf(isValue: Shape): Shape {
  return (value) =>
    isJsonObject(value) && Object.entries(value).every(([key, one]) => isText(key) && isValue(one));
}

function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value) =>
    isJsonObject(value) && Object.entries(shapes).every(([name, isRight]) => isRight(value[name]));
}

function optional(isRight: Shape): Shape {
  return (value) => value === undefined || isRight(value);
}

const isAllocation = fields({
  pool: isText,
  key: isText,
  value: (value) => isText(value) || isWhole(value),
  reason: optional(isText),
});

export function areAllocations(value: Json | undefined): value is readonly Allocation[] & Json {
  return listOf(isAllocation)(value);
}

export function arePaths(value: Json | undefined): value is readonly string[] {
  return listOf(isText)(value);
}

const isClaimant = fields({
  resource: isText,
  file: isText,
  line: isWhole,
  column: isWhole,
  through: listOf(isText),
});

const isSettings = fields({
  target: isText,
  driver: isText,
  ownership: isOwnership,
  pools: mapOf(isText),
  limits: mapOf(isWhole),
  connection: isMap,
  within: optional(listOf(isText)),
});

/** [values, places of claimants]; there is a value, or there would be no item. */
const isItem: Shape = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [values, claims] = value as readonly Json[];
  return Array.isArray(values) && values.length > 0 && listOf(isWhole)(claims);
};

const isOwned = fields({
  version: isWhole,
  settings: isSettings,
  claimants: listOf(isClaimant),
  items: mapOf(mapOf(isItem)),
});

/** What is ours on the target, as records have it. */
export function isOwnedRecord(value: Json, target: TargetName): value is JsonObject {
  if (!isOwned(value) || !isJsonObject(value)) return false;
  const { settings, items } = value;
  const isOfTarget = isJsonObject(settings) && settings["target"] === target;
  return (
    isOfTarget &&
    isJsonObject(items) &&
    Object.keys(items).every((bucket) => bucket.startsWith("/"))
  );
}

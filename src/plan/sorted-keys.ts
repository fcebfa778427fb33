// Sorts the keys of a bucket. Buckets of numbers are by far the largest, so they get a sort of their
// own; the order is that of `compareNames` either way.

import { sortedNames } from "../model/sort.ts";

const plainNumber = /^(?:0|[1-9]\d{0,14})$/;

export function sortedKeys(keys: Iterable<string>): readonly string[] {
  const list = [...keys];
  if (list.length < 2) return list;
  if (!list.every((key) => plainNumber.test(key))) return sortedNames(list);
  return Array.from(Float64Array.from(list, Number).sort(), String);
}

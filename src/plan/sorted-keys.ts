// Sorts the keys of a bucket. Buckets of numbers are by far the largest, so they get a sort of their
// own; the order is that of `compareNames` either way.

import { sortedNames } from "../model/sort.ts";

export function sortedKeys(keys: Iterable<string>): readonly string[] {
  const list = [...keys];
  if (list.length < 2) return list;
  const numbers = new Float64Array(list.length);
  for (const [i, key] of list.entries()) {
    const number = plainNumber(key);
    if (number < 0) return sortedNames(list);
    numbers[i] = number;
  }
  numbers.sort();
  for (let i = 0; i < list.length; i += 1) list[i] = String(numbers[i]);
  return list;
}

/** The number that is written just so, or a negative one. */
function plainNumber(key: string): number {
  const { length } = key;
  // Beyond fifteen digits two numbers may be one; a leading zero is a name of its own.
  if (length === 0 || length > 15 || (length > 1 && key.startsWith("0"))) return -1;
  let number = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = key.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

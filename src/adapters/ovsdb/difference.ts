// How "update2" tells what became of a column (ovsdb-server(7), 4.1.14): by the difference between the old
// value and the new one. For at most one value that is the new one itself.

import type { Atom, Value } from "../../ports/ovsdb.ts";
import { compareAtoms } from "./atom-order.ts";
import type { ColumnType } from "./column-type.ts";
import { sortedMap } from "./values.ts";

export function withDifference({ form }: ColumnType, old: Value, difference: Value): Value {
  if (form === "set") {
    return symmetricDifference(old as readonly Atom[], difference as readonly Atom[]);
  }
  if (form !== "map") return difference;
  return changedPairs(old as ReadonlyMap<string, Atom>, difference as ReadonlyMap<string, Atom>);
}

/** What stands in one of the two and not in both; both are sorted. */
function symmetricDifference(one: readonly Atom[], other: readonly Atom[]): readonly Atom[] {
  const result: Atom[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [one[i], other[j]];
    if (a === undefined || b === undefined) return [...result, ...one.slice(i), ...other.slice(j)];
    const order = compareAtoms(a, b);
    if (order < 0) result.push(a);
    if (order > 0) result.push(b);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
}

/** A pair that is there already goes; another value takes the place of its key's; the rest comes. */
function changedPairs(
  old: ReadonlyMap<string, Atom>,
  difference: ReadonlyMap<string, Atom>,
): ReadonlyMap<string, Atom> {
  const result = new Map(old);
  for (const [key, value] of difference) {
    const held = result.get(key);
    if (held !== undefined && compareAtoms(held, value) === 0) result.delete(key);
    else result.set(key, value);
  }
  return sortedMap(result);
}

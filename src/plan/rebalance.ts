// Evens places out, when a person asks for it: as few keys as possible move, one at a time from the
// fullest place to the emptiest that will do, until no move makes two places more equal and no place
// has more than there is room for.

import type { Place, PlaceRequest } from "../model/allocation.ts";
import type { PlaceTable } from "./place-table.ts";

/** Moves keys in the table. Cordoned places neither give nor take. */
export function rebalance(table: PlaceTable, requests: readonly PlaceRequest[]): void {
  const byKey = new Map<string, PlaceRequest[]>();
  for (const request of requests) {
    const list = byKey.get(request.key);
    if (list === undefined) byKey.set(request.key, [request]);
    else list.push(request);
  }
  while (moveOne(table, byKey));
}

type RequestsByKey = ReadonlyMap<string, readonly PlaceRequest[]>;

function moveOne(table: PlaceTable, byKey: RequestsByKey): boolean {
  // Sorted by name, so that equals keep this order.
  const open = table.places().filter((place) => place.state === "enabled");
  const count = (place: Place): number => table.count(place.name);
  const fullest = [...open].sort((a, b) => count(b) - count(a));
  const emptiest = [...open].sort((a, b) => count(a) - count(b));
  for (const from of fullest) {
    for (const to of emptiest) {
      const isOverfull = count(from) > from.capacity;
      if (!isOverfull && count(from) - count(to) < 2) break;
      if (
        from !== to &&
        count(to) < to.capacity - to.reserve &&
        moveBetween(table, byKey, from, to)
      )
        return true;
    }
  }
  return false;
}

/** Moves the first key by name that may stand in both places; false where there is none. */
function moveBetween(table: PlaceTable, byKey: RequestsByKey, from: Place, to: Place): boolean {
  for (const key of table.keysOf(from.name)) {
    if (table.has(to.name, key)) continue;
    const here = (byKey.get(key) ?? []).filter(
      ({ pool }) => table.at(pool, key)?.value === from.name,
    );
    const mayGo = here.every((request) =>
      table.candidates(request).some(({ name }) => name === to.name),
    );
    if (!mayGo || here.length === 0) continue;
    const reason = `moved from ${from.name} to even them out`;
    for (const request of here) table.put(request, { value: to.name, reason });
    return true;
  }
  return false;
}

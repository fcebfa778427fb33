// Which keys stand where while places are chosen. It keeps count and decides nothing.

import type { Allocation, Place, PlacePool, PlaceRequest, PlaceUse } from "../model/allocation.ts";
import { compareNames, sortedNames } from "../model/sort.ts";

export class PlaceTable {
  /** Pool → its places, sorted by name. */
  readonly #pools: Map<string, readonly Place[]>;
  readonly #places: Map<string, Place> = new Map();
  /** Place → key → in how many pools the key has it. */
  readonly #keys: Map<string, Map<string, number>> = new Map();
  readonly #allocations: Map<string, Map<string, Allocation>> = new Map();

  constructor(pools: readonly PlacePool[]) {
    this.#pools = new Map(
      pools.map(({ name, places }) => [
        name,
        [...places].sort((a, b) => compareNames(a.name, b.name)),
      ]),
    );
    for (const { places } of pools) for (const place of places) this.#places.set(place.name, place);
  }

  /** The places that will do for a request, whether or not they have room, sorted by name. */
  candidates({ pool, among }: PlaceRequest): readonly Place[] {
    const places = this.#pools.get(pool) ?? [];
    return among === undefined ? places : places.filter(({ name }) => among.includes(name));
  }

  at(pool: string, key: string): Allocation | undefined {
    return this.#allocations.get(pool)?.get(key);
  }

  has(place: string, key: string): boolean {
    return this.#keys.get(place)?.has(key) === true;
  }

  /** How many different keys a place has. */
  count(place: string): number {
    return this.#keys.get(place)?.size ?? 0;
  }

  /** The keys of a place, sorted. */
  keysOf(place: string): readonly string[] {
    return sortedNames(this.#keys.get(place)?.keys() ?? []);
  }

  /** Every place, sorted by name. */
  places(): readonly Place[] {
    return [...this.#places.values()].sort((a, b) => compareNames(a.name, b.name));
  }

  put({ pool, key }: PlaceRequest, { value, reason }: Pick<Allocation, "value" | "reason">): void {
    let keys = this.#allocations.get(pool);
    if (keys === undefined) this.#allocations.set(pool, (keys = new Map()));
    const former = keys.get(key);
    if (former !== undefined) this.#leave(String(former.value), key);
    keys.set(key, { pool, key, value, ...(reason === undefined ? {} : { reason }) });
    const place = String(value);
    let here = this.#keys.get(place);
    if (here === undefined) this.#keys.set(place, (here = new Map()));
    here.set(key, (here.get(key) ?? 0) + 1);
  }

  allocations(): ReadonlyMap<string, ReadonlyMap<string, Allocation>> {
    return this.#allocations;
  }

  use(): PlaceUse[] {
    return this.places().map(({ name, capacity, reserve }) => ({
      place: name,
      used: this.count(name),
      capacity,
      reserve,
    }));
  }

  #leave(place: string, key: string): void {
    const keys = this.#keys.get(place);
    const times = keys?.get(key) ?? 0;
    if (times > 1) keys?.set(key, times - 1);
    else keys?.delete(key);
  }
}

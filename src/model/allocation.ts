// A value chosen once from a pool for a key and kept: a VLAN id, a VNI, a slot, or the host group that
// connects a network to the outside.

import type { FieldOf } from "./diagnostic.ts";

/** Inclusive. */
export type NumberRange = readonly [from: number, to: number];

/** Numbers that one key each may have. */
export interface NumberPool {
  /** "vlan/pod000", "vni". */
  readonly name: string;
  readonly ranges: readonly NumberRange[];
  /**
   * There is nothing outside of the ranges: a key whose number they no longer have gets another. In other
   * pools a key keeps its number whatever becomes of the ranges.
   */
  readonly isBound?: boolean;
  /** What a person does to have more of them; default: widens the pool's ranges. */
  readonly widening?: string;
}

/** Places that many keys share, as far as there is room. */
export interface PlacePool {
  /** "transit/z1a". */
  readonly name: string;
  readonly places: readonly Place[];
}

export type Pool = NumberPool | PlacePool;

export interface Place {
  /** The same place may stand in several pools; a key that has it in two of them counts once. */
  readonly name: string;
  /** How many keys there is room for. */
  readonly capacity: number;
  /** How much of that is kept for keys that have to leave another place. */
  readonly reserve: number;
  /** cordoned: keeps its keys and gets no more; drained: its keys go elsewhere. */
  readonly state: "enabled" | "cordoned" | "drained";
}

/** What a kind asks for. Two requests with the same pool and key are one. */
export interface AllocationRequest {
  readonly pool: string;
  /** The lasting identity of who needs it; renaming a resource must not change it. */
  readonly key: string;
  /** A value that the manifest fixes. */
  readonly pin?: number;
  readonly at: FieldOf;
}

/** The same for a place. */
export interface PlaceRequest {
  readonly pool: string;
  readonly key: string;
  /** The only places of the pool that will do; all where it is absent. */
  readonly among?: readonly string[];
  readonly at: FieldOf;
}

/** A number, or the name of a place. */
export type AllocatedValue = number | string;

export interface Allocation {
  readonly pool: string;
  readonly key: string;
  readonly value: AllocatedValue;
  /** Why just this one, where more than the order decided: a phrase. */
  readonly reason?: string;
}

export interface AddedAllocation extends Allocation {
  /** What the key had before, where it moves. */
  readonly previous?: AllocatedValue;
}

/** What kinds see of the places while they ask for numbers. */
export interface Placed {
  /** The place's name, or undefined where there was no room. */
  place(pool: string, key: string): string | undefined;
}

/** What kinds see of the allocations while they claim. */
export interface Allocated extends Placed {
  /** The number, or undefined where the pool had none left. */
  value(pool: string, key: string): number | undefined;
}

export interface AllocationChanges {
  /** Chosen by this plan, sorted by pool and value. */
  readonly added: readonly AddedAllocation[];
  /** No longer asked for and, if they are numbers, seen gone from every target of the pool. */
  readonly released: readonly Allocation[];
}

/** How full a place is once a plan's allocations are committed. */
export interface PlaceUse {
  readonly place: string;
  readonly used: number;
  readonly capacity: number;
  readonly reserve: number;
}

export function isPlacePool(pool: Pool): pool is PlacePool {
  return "places" in pool;
}

// A value chosen once from a pool for a key and kept: a VLAN id, a VNI, a slot.

import type { FieldOf } from "./diagnostic.ts";

/** Inclusive. */
export type NumberRange = readonly [from: number, to: number];

export interface Pool {
  /** "vlan/pod000", "vni". */
  readonly name: string;
  readonly ranges: readonly NumberRange[];
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

export interface Allocation {
  readonly pool: string;
  readonly key: string;
  readonly value: number;
}

/** What kinds see of the allocations while they claim. */
export interface Allocated {
  /** The value, or undefined where the pool had none left. */
  value(pool: string, key: string): number | undefined;
}

export interface AllocationChanges {
  /** Chosen by this plan, sorted by pool and value. */
  readonly added: readonly Allocation[];
  /** No longer asked for and seen gone from every target of the pool. */
  readonly released: readonly Allocation[];
}

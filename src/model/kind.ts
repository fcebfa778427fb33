// What one resource kind brings. All of it is pure. `check` is every kind's duty; the other roles
// are independent of each other, and a kind that leaves one out has nothing to say there. Other resources
// are looked up in the index only: from that follows who is asked again when one of them changes.

import type { Allocated, AllocationRequest, Placed, PlaceRequest, Pool } from "./allocation.ts";
import type { ClaimSink } from "./claim.ts";
import type { Finding } from "./diagnostic.ts";
import type { Policy } from "./policy.ts";
import type { Resource } from "./resource.ts";
import type { ResourceIndex } from "./resource-index.ts";
import type { DeclaredTarget } from "./target.ts";

export interface Kind<Spec extends object> {
  readonly name: string;
  /** Everything that the schema cannot say: references, ranges, clashes with other resources. */
  check(resource: Resource<Spec>, index: ResourceIndex): readonly Finding[];
  /** The targets that this resource declares. */
  targets?(resource: Resource<Spec>, index: ResourceIndex): readonly DeclaredTarget[];
  /** The pools that this resource declares. */
  pools?(resource: Resource<Spec>, index: ResourceIndex): readonly Pool[];
  /** The places that this resource needs from pools. */
  placements?(resource: Resource<Spec>, index: ResourceIndex): readonly PlaceRequest[];
  /** The numbers that this resource needs from pools; they may depend on where it was placed. */
  requests?(
    resource: Resource<Spec>,
    index: ResourceIndex,
    placed: Placed,
  ): readonly AllocationRequest[];
  /**
   * The items that this resource needs. Called only when the whole input has no errors. The numbers
   * that it reads are those that it requests itself, or that a resource of another kind requests.
   */
  claims?(
    resource: Resource<Spec>,
    index: ResourceIndex,
    allocated: Allocated,
    sink: ClaimSink,
  ): void;
  /** What this resource says about how plans are made. */
  policy?(resource: Resource<Spec>): Partial<Policy>;
}

/** A kind whose spec type no longer matters, as the lists of kinds hold it. */
export type AnyKind = Kind<never>;

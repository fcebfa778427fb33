// What others ask of the fabric's policy.

import type { ResourceIndex } from "../../model/resource-index.ts";
import type { Ownership } from "../../model/target.ts";
import { reconcilePolicies } from "./name.ts";

/** The ownership of targets that do not say it themselves; undefined where no policy says it. */
export function fabricOwnership(index: ResourceIndex): Ownership | undefined {
  return index.all(reconcilePolicies)[0]?.spec.ownership;
}

/** The AS number of the region as it is written; undefined where no policy says it. */
export function regionAsn(index: ResourceIndex): string | number | undefined {
  return index.all(reconcilePolicies)[0]?.spec.regionAsn;
}

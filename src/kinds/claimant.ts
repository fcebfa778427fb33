// Who makes a claim, as a value: the resource, its place in its file, and what led to the item.

import type { Claimant } from "../model/claim.ts";
import { refOf, type Resource, type ResourceRef } from "../model/resource.ts";

export function claimantOf(
  resource: Resource<object>,
  through: readonly ResourceRef[] = [],
): Claimant {
  const { file, line, column } = resource.source;
  return { resource: refOf(resource), file, line, column, through };
}

// Everything that can be said of resources without asking a target or the store.

import type { Finding } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { declare } from "../plan/declare.ts";
import { desire } from "../plan/desire.ts";
import { wholePlan } from "../plan/input.ts";
import { catalogOf, driverNames } from "./catalog.ts";

/** Kinds check their resources, and claims are merged as if nothing were live or allocated yet. */
export function checkResources(resources: Iterable<Resource>): readonly Finding[] {
  const catalog = catalogOf(driverNames);
  const declaration = declare(catalog, resources);
  const nothing = { live: new Map(), owned: new Map(), allocations: [], options: wholePlan };
  return desire(catalog, { declaration, ...nothing }).findings;
}

// Which metagroup a group is a child of, and where that is written.

import type { FieldOf } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { hostGroups } from "./name.ts";
import type { HostGroupSpec } from "./spec.generated.ts";

export interface Parenthood {
  readonly group: Resource<HostGroupSpec>;
  readonly at: FieldOf;
}

/** Child → its metagroup; of two metagroups with one child the first by name. */
export function metagroupsByChild(index: ResourceIndex): ReadonlyMap<string, Parenthood> {
  const metagroups = new Map<string, Parenthood>();
  for (const group of index.all(hostGroups)) {
    (group.spec.children ?? []).forEach((child, i) => {
      if (metagroups.has(child)) return;
      metagroups.set(child, { group, at: { resource: group, field: `/spec/children/${i}` } });
    });
  }
  return metagroups;
}

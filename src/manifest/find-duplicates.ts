// Two resources of one kind and name: which of them is meant, nobody can tell.

import type { Finding } from "../model/diagnostic.ts";
import { refOf, type Resource } from "../model/resource.ts";
import { compareNames } from "../model/sort.ts";

/** One finding for every resource whose kind and name stand in an earlier file or line. */
export function findDuplicates(resources: Iterable<Resource>): readonly Finding[] {
  const byRef = new Map<string, [Resource, ...Resource[]]>();
  for (const resource of resources) {
    const same = byRef.get(refOf(resource));
    if (same === undefined) byRef.set(refOf(resource), [resource]);
    else same.push(resource);
  }
  return [...byRef.values()].filter((same) => same.length > 1).flatMap(findingsOf);
}

function findingsOf(same: readonly Resource[]): readonly Finding[] {
  const [first, ...others] = [...same].sort(compareSources);
  if (first === undefined) return [];
  return others.map((resource) => ({
    code: "resource/duplicate",
    severity: "error",
    at: { resource, field: "/metadata/name" },
    label: `there already is a ${resource.kind} "${resource.name}"`,
    related: [{ resource: first, field: "/metadata/name", text: "it is declared here first" }],
    help: "rename one of the two, or remove it",
  }));
}

/** The order in which resources of one kind and name are counted. */
export function compareSources(left: Resource, right: Resource): number {
  const byFile = compareNames(left.source.file, right.source.file);
  return byFile === 0 ? left.source.document - right.source.document : byFile;
}

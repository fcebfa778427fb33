// What `plumb validate` shows of manifests without problems.

import type { Resource } from "../../model/resource.ts";
import { compareNames } from "../../model/sort.ts";
import { counted } from "./numbers.ts";

export function validText(resources: readonly Resource[], fileCount: number): string {
  const counts = new Map<string, number>();
  for (const { kind } of resources) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].sort((a, b) => compareNames(a[0], b[0]));
  const named = kinds.map(([kind, count]) => `${count} ${kind}`).join(", ");
  const all = `${counted(resources.length, "resource")} in ${counted(fileCount, "file")}`;
  return `Valid: ${all}${named === "" ? "" : ` (${named})`}.\n`;
}

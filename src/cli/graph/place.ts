// Where a resource is declared, as pictures name it.

import type { Resource } from "../../model/resource.ts";
import type { Place } from "./fabric-graph.ts";

export function placeOf({ source: { file, line } }: Pick<Resource, "source">): Place {
  return { file, line };
}

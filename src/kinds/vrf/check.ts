// A VRF's number is its own.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { firstHolders, takenValue } from "../findings.ts";
import { vrfs } from "./name.ts";
import type { VrfSpec } from "./spec.generated.ts";

export function checkVrf(vrf: Resource<VrfSpec>, index: ResourceIndex): readonly Finding[] {
  return takenValue(vrf, vrf.spec.number, index.derive(numbers), {
    code: "fabric/not-unique",
    field: () => "/spec/number",
    what: "VRF number",
  });
}

function numbers(index: ResourceIndex): Map<number, Resource<VrfSpec>> {
  return firstHolders(index.all(vrfs), (vrf) => vrf.spec.number);
}

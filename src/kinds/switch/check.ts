// A switch belongs to a pair that exists. Whether its driver exists is asked of the drivers.

import type { Finding } from "../../model/diagnostic.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { unknownReference } from "../findings.ts";
import { switchPairs } from "../switch-pair/name.ts";
import type { SwitchSpec } from "./spec.generated.ts";

export function checkSwitch(one: Resource<SwitchSpec>, index: ResourceIndex): readonly Finding[] {
  const { pair } = one.spec;
  if (index.get(switchPairs, pair) !== undefined) return [];
  const at = { resource: one, field: "/spec/pair" };
  return [unknownReference(index, switchPairs, "reference/unknown-switch-pair", pair, at)];
}

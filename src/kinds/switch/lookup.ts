// What others ask of a switch: its pair.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { switchPairs } from "../switch-pair/name.ts";
import type { SwitchPairSpec } from "../switch-pair/spec.generated.ts";
import { switches } from "./name.ts";

/** The pair of the switch of a name; undefined where either does not exist. */
export function pairOfSwitch(
  name: string,
  index: ResourceIndex,
): Resource<SwitchPairSpec> | undefined {
  const one = index.get(switches, name);
  return one === undefined ? undefined : index.get(switchPairs, one.spec.pair);
}

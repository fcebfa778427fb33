// What others ask of a switch pair: its VLAN pool, its switches.

import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { switches } from "../switch/name.ts";
import type { SwitchSpec } from "../switch/spec.generated.ts";
import type { SwitchPairSpec } from "./spec.generated.ts";

/** The VlanPool that the pair's networks take their VLANs from. */
export function vlanPoolOf(pair: Resource<SwitchPairSpec>): string {
  return pair.spec.vlanPool ?? pair.name;
}

/** The switches that name a pair, sorted by name. */
export function switchesOfPair(
  pair: string,
  index: ResourceIndex,
): readonly Resource<SwitchSpec>[] {
  return index.derive(switchesByPair).get(pair) ?? [];
}

function switchesByPair(index: ResourceIndex): Map<string, Resource<SwitchSpec>[]> {
  const byPair = new Map<string, Resource<SwitchSpec>[]>();
  for (const one of index.all(switches)) {
    const members = byPair.get(one.spec.pair);
    if (members === undefined) byPair.set(one.spec.pair, [one]);
    else members.push(one);
  }
  return byPair;
}

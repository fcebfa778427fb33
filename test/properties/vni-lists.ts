// What the laws ask about the lists by which switches that carry one VNI know of each other.

import type { JsonObject } from "../../src/model/json.ts";
import { valueAt } from "../../src/model/pointer.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { World } from "../support/world.ts";

interface VniList {
  readonly target: TargetName;
  readonly vni: string;
  readonly addresses: readonly string[];
}

export function listsOf(world: World): VniList[] {
  return [...world.live].flatMap(([target, document]) =>
    Object.keys(document["remoteVteps"] as JsonObject).map((vni) => ({
      target,
      vni,
      addresses: listedOn(world, target, vni),
    })),
  );
}

export function listedOn(world: World, target: TargetName, vni: string): string[] {
  return Object.keys(valueAt(world.live.get(target), ["remoteVteps", vni]) ?? {});
}

/** Whether a VNI is live on a target. */
export function carries(world: World, target: TargetName, vni: string): boolean {
  return valueAt(world.live.get(target), ["vnis", vni]) !== undefined;
}

/** Target → its tunnel address. */
export function addressesIn(resources: readonly Resource[]): Map<TargetName, string> {
  return new Map(
    resources.flatMap(({ kind, name, spec }) => {
      const address = spec["vtepAddress"];
      const isAddressed = kind === "Switch" && typeof address === "string";
      return isAddressed ? [[`switch/${name}`, address] as const] : [];
    }),
  );
}

/** Addresses that no switch gets or loses with the change of the manifests. */
export function keptAddresses(
  before: readonly Resource[],
  after: readonly Resource[],
): [target: TargetName, address: string][] {
  const later = addressesIn(after);
  return [...addressesIn(before)].filter(([target, address]) => later.get(target) === address);
}

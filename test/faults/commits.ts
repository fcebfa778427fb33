// The fabrics of the cases, each with three commits of its manifests that share most of what they say,
// and how a fabric looks where one of them is in force.

import type { Allocation } from "../../src/model/allocation.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import {
  numberedResources,
  switchesIn,
  wantedOf,
  type Foreign,
  type Wanted,
} from "../support/numbered-fabric.ts";

export type Commit = "one" | "two" | "three";

export interface Fabric {
  readonly commits: Readonly<Record<Commit, readonly Resource[]>>;
  readonly targets: readonly TargetName[];
  /** What somebody else has on the switches. */
  readonly foreign: readonly Foreign[];
}

/** One pair of switches, two servers, a few networks. */
export const smallFabric: Fabric = fabricOf({
  pairs: 1,
  networks: 5,
  bindings: { one: [0, 1, 2], two: [1, 2, 3], three: [0, 2, 4] },
});

/** The same with as little as possible to do from one commit to the next. */
export const tinyFabric: Fabric = fabricOf({
  pairs: 1,
  networks: 5,
  bindings: { one: [0], two: [0, 1], three: [0, 2] },
});

/** Twenty switches and some sixty bindings. */
export const wideFabric: Fabric = fabricOf({
  pairs: 10,
  networks: 12,
  bindings: { one: upTo(70, 7), two: upTo(70, 5), three: upTo(70, 6) },
});

/** All numbers below `count` but every n-th. */
function upTo(count: number, n: number): number[] {
  return Array.from({ length: count }, (_, i) => i).filter((i) => i % n !== n - 1);
}

function fabricOf(given: {
  readonly pairs: number;
  readonly networks: number;
  /** Numbers of bindings; each number is the same binding in every commit. */
  readonly bindings: Readonly<Record<Commit, readonly number[]>>;
}): Fabric {
  const { one, two, three } = given.bindings;
  const commits = {
    one: numberedResources(given, one),
    two: numberedResources(given, two),
    three: numberedResources(given, three),
  };
  const targets = switchesIn(commits.one);
  const foreign = targets.map((target): Foreign => {
    return { target, path: "/vlans/3999", value: { name: "somebody else's" } };
  });
  return { commits, targets, foreign };
}

/** How the fabric looks with each commit in force, where these numbers are given already. */
export function wantedIn(
  { commits, targets, foreign }: Fabric,
  allocations: readonly Allocation[],
): Record<Commit, Wanted> {
  const around = { targets, foreign, allocations };
  const { one, two, three } = commits;
  return { one: wantedOf(one, around), two: wantedOf(two, around), three: wantedOf(three, around) };
}

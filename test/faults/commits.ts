// The fabrics of the cases, each with three commits of its manifests that share most of what they say,
// and how a fabric looks where one of them is in force. What to expect comes from the planner alone,
// on a world that nothing happens to.

import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { firstVlan, resourcesOf, type FabricShape } from "../support/fabric.ts";
import { applyIn, patched, planIn } from "../support/world.ts";
import type { Foreign } from "./checker.ts";
import type { Wanted } from "./history.ts";

/** Larger than all that any commit needs. */
const poolSize = 90;
/** VNIs from here on stand in manifests. */
const pinnedFrom = 20_000;

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
  const commitOf = (numbers: readonly number[]): readonly Resource[] => {
    const resources = resourcesOf(shapeOf(given.pairs, given.networks, numbers));
    // Networks that nobody is bound to are left out, so that their numbers come and go.
    const bound = new Set(
      resources.filter(({ kind }) => kind === "PortBinding").map(({ spec }) => spec["network"]),
    );
    return resources.filter(({ kind, name }) => kind !== "Network" || bound.has(name));
  };
  const { one, two, three } = given.bindings;
  const commits = { one: commitOf(one), two: commitOf(two), three: commitOf(three) };
  const targets = commits.one
    .filter(({ kind }) => kind === "Switch")
    .map(({ name }) => `switch/${name}`);
  const foreign = targets.map((target): Foreign => {
    return { target, path: "/vlans/3999", value: { name: "somebody else's" } };
  });
  return { commits, targets, foreign };
}

function shapeOf(pairs: number, networks: number, numbers: readonly number[]): FabricShape {
  const nodes = [{ lag: true }, { lag: false }];
  return {
    pairs: Array.from({ length: pairs }, () => ({ poolSize, nodes, metagroup: false })),
    networks: Array.from({ length: networks }, (_, i) => {
      return { vni: i % 3 === 0, pin: false, down: false };
    }),
    bindings: numbers.map((i) => ({
      network: ((i % pairs) + Math.floor(i / pairs)) % networks,
      pair: i % pairs,
      node: Math.floor(i / pairs) % 2,
      tag: 1 + Math.floor(i / (2 * pairs)),
      down: false,
    })),
  };
}

/** The manifests as a person would hand them in. */
export function manifestText(resources: readonly Resource[]): string {
  return resources
    .map(({ kind, name, spec }) =>
      JSON.stringify({ apiVersion: "plumbline/v1", kind, metadata: { name }, spec }),
    )
    .join("\n---\n");
}

/** How the fabric looks with each commit in force, where these numbers are given already. */
export function wantedIn(
  { commits, targets, foreign }: Fabric,
  allocations: readonly Allocation[],
): Record<Commit, Wanted> {
  const live = new Map(targets.map((target) => [target, emptyWith(foreign, target)]));
  const planOf = (resources: readonly Resource[], given: readonly Allocation[]): Plan => {
    const world = { live, owned: new Map(), allocations: given };
    return planIn(world, resources, { planner: makePlan, catalog: fabricCatalog });
  };
  const wantedOf = (resources: readonly Resource[]): Wanted => {
    const { added } = planOf(resources, allocations).allocations;
    const plan = planOf(resources, [...allocations, ...added.map(outOfTheWay)]);
    const after = applyIn({ live, owned: new Map(), allocations }, plan, fabricCatalog);
    const released = new Set(plan.allocations.released.map(nameOf));
    const claimed = plan.allocated.map(nameOf).filter((name) => !released.has(name));
    return { devices: Object.fromEntries(after.live), claimed };
  };
  const { one, two, three } = commits;
  return { one: wantedOf(one), two: wantedOf(two), three: wantedOf(three) };
}

/** Which number a commit would give that is not in force, nobody knows: one that nobody else has. */
function outOfTheWay({ pool, key, value }: Allocation, i: number): Allocation {
  if (typeof value !== "number" || value >= pinnedFrom) return { pool, key, value };
  const pair = /^vlan\/pod(\d+)$/.exec(pool)?.[1];
  const last = pair === undefined ? pinnedFrom : firstVlan(Number(pair)) + poolSize;
  return { pool, key, value: last - 1 - i };
}

function nameOf({ pool, key }: Pick<Allocation, "pool" | "key">): string {
  return `${pool} ${key}`;
}

function emptyWith(foreign: readonly Foreign[], target: TargetName): JsonObject {
  const empty = fabricCatalog.targetTypes.get("switch")?.emptyDocument ?? {};
  return foreign
    .filter((one) => one.target === target)
    .reduce<JsonObject>(
      (document, { path, value }) => patched(document, { action: "add", path, value }),
      empty,
    );
}

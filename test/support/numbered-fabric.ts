// Fabrics of which every binding has a number, so that a commit is a list of numbers, and how switches look
// where such a commit is in force. What to expect comes from the planner alone, on a world that nothing
// happens to.

import type { Allocation } from "../../src/model/allocation.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "./fabric-catalog.ts";
import { firstVlan, resourcesOf, type FabricShape } from "./fabric.ts";
import { applyIn, patched, planIn } from "./world.ts";

/** Larger than all that any commit needs. */
const poolSize = 90;
/** VNIs from here on stand in manifests. */
const pinnedFrom = 20_000;

/** An item that somebody else made, and that must stay as it is. */
export interface Foreign {
  readonly target: TargetName;
  readonly path: string;
  readonly value: Json;
}

export interface Wanted {
  readonly devices: Readonly<Record<TargetName, JsonObject>>;
  /** "<pool> <key>" of every allocation that it claims. */
  readonly claimed: readonly string[];
}

export interface FabricSize {
  readonly pairs: number;
  readonly networks: number;
}

/** Each number is the same binding in every commit. */
export function numberedResources(
  { pairs, networks }: FabricSize,
  numbers: readonly number[],
): readonly Resource[] {
  const resources = resourcesOf(shapeOf(pairs, networks, numbers));
  // Networks that nobody is bound to are left out, so that their numbers come and go.
  const bound = new Set(
    resources.filter(({ kind }) => kind === "PortBinding").map(({ spec }) => spec["network"]),
  );
  // None of these numbers is in another's way, so that no binding is left out.
  const left = numbers.values();
  return resources
    .filter(({ kind, name }) => kind !== "Network" || bound.has(name))
    .map((one) => (one.kind === "PortBinding" ? { ...one, name: nameNext(left) } : one));
}

function nameNext(numbers: Iterator<number>): string {
  return `binding${String(numbers.next().value)}`;
}

export function switchesIn(resources: readonly Resource[]): TargetName[] {
  return resources.filter(({ kind }) => kind === "Switch").map(({ name }) => `switch/${name}`);
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

export interface Surroundings {
  readonly targets: readonly TargetName[];
  readonly foreign: readonly Foreign[];
  /** Those that are given already. */
  readonly allocations: readonly Allocation[];
}

/** How the switches look with these resources in force. */
export function wantedOf(
  resources: readonly Resource[],
  { targets, foreign, allocations }: Surroundings,
): Wanted {
  const live = new Map(targets.map((target) => [target, emptyWith(foreign, target)]));
  const planWith = (given: readonly Allocation[]): Plan => {
    const world = { live, owned: new Map(), allocations: given };
    return planIn(world, resources, { planner: makePlan, catalog: fabricCatalog });
  };
  const { added } = planWith(allocations).allocations;
  const plan = planWith([...allocations, ...added.map(outOfTheWay)]);
  const after = applyIn({ live, owned: new Map(), allocations }, plan, fabricCatalog);
  const released = new Set(plan.allocations.released.map(nameOf));
  const claimed = plan.allocated.map(nameOf).filter((name) => !released.has(name));
  return { devices: Object.fromEntries(after.live), claimed };
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

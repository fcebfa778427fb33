// What the hazards are tried on: a small pod of two switches and three nodes, planned in a world of
// values, and the words in which the tests look at plans.

import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { PlanOptions } from "../../src/plan/input.ts";
import type { JsonObject } from "../../src/model/json.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { applyIn, emptyWorld, inputIn, planIn, type World } from "../support/world.ts";
import { one, pairP, resourcesOf } from "../kinds/manifests.ts";

/** Two switches p-s1 and p-s2, nodes n01 to n03 with a LAG to both, VLANs 2000 to 3750. */
export const pod: string = pairP(3);

export const net = (name: string, spec: string = ""): string => one("Network", name, `{${spec}}`);

/** "red-on-n01": a binding of a network to a host. */
export function bind(network: string, host: string, more: string = ""): string {
  return one("PortBinding", `${network}-on-${host}`, `{network: ${network}, host: ${host}${more}}`);
}

export const group = (name: string, spec: string): string => one("HostGroup", name, `{${spec}}`);

/** The plan for some manifests after others were applied. */
export function planAfter(
  before: readonly string[],
  after: readonly string[],
  options: Partial<PlanOptions> = {},
): { plan: Plan; world: World; reached: World } {
  const world = worldOf(...before);
  const asked = { planner: makePlan, catalog, options };
  const plan = planIn(world, resourcesOf(...after), asked);
  return { plan, world, reached: applyIn(world, plan, catalog) };
}

/** A world to which manifests were applied. */
export function worldOf(...texts: readonly string[]): World {
  const asked = { planner: makePlan, catalog };
  return applyIn(emptyWorld, planIn(emptyWorld, resourcesOf(...texts), asked), catalog);
}

/** What comes of manifests in an empty world, be it a plan or mistakes. */
export function resultFor(...texts: readonly string[]): PlanResult {
  return makePlan(catalog, inputIn(emptyWorld, resourcesOf(...texts), { catalog }));
}

/** The codes of the mistakes that keep manifests from being planned; fails where there are none. */
export function mistakesIn(...texts: readonly string[]): string[] {
  const result = resultFor(...texts);
  if (result.type !== "invalid") throw new Error("the manifests were planned");
  return result.findings.map(({ code }) => code);
}

export function valueIn(world: World, target: string, path: string): unknown {
  return valueAt(world.live.get(target), segmentsOf(path));
}

/** The same world with another document on one target. */
export function withLive(
  world: World,
  target: string,
  change: (document: JsonObject) => JsonObject,
): World {
  const document = structuredClone(world.live.get(target) ?? {});
  return { ...world, live: new Map(world.live).set(target, change(document as JsonObject)) };
}

export function idsOf({ operations }: Plan): string[] {
  return operations.map(({ id }) => id);
}

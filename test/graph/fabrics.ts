// Fabrics for tests of pictures: manifests read as text, and graphs made of them with and without a plan.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { fabricGraph } from "../../src/cli/graph/build.ts";
import { walk, type FabricGraph, type GraphNode } from "../../src/cli/graph/fabric-graph.ts";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import type { Resource } from "../../src/model/resource.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { applyIn, emptyWorld, planIn, type World } from "../support/world.ts";

export function resourcesIn(text: string): readonly Resource[] {
  const bytes = new TextEncoder().encode(text);
  const { resources, diagnostics } = loadManifests(
    [{ file: "fabric.yaml", bytes }],
    () => undefined,
  );
  expect(diagnostics).toEqual([]);
  return resources;
}

export const twoLeaves: string = readFileSync(
  join(import.meta.dirname, "two-leaves/fabric.yaml"),
  "utf8",
);

/** The picture of a fabric as it is declared. */
export function declaredGraph(resources: readonly Resource[]): FabricGraph {
  return fabricGraph(declare(catalog, resources), undefined);
}

/** The picture of a plan that is made where `before` was applied. */
export function plannedGraph(
  resources: readonly Resource[],
  before: readonly Resource[] = [],
  unknown: ReadonlySet<string> = new Set(),
): FabricGraph {
  const world = worldAfter(before);
  const plan = planIn(world, resources, { planner: makePlan, catalog, unknown });
  return fabricGraph(declare(catalog, resources), { plan, owned: world.owned });
}

function worldAfter(resources: readonly Resource[]): World {
  const plan = planIn(emptyWorld, resources, { planner: makePlan, catalog });
  return applyIn(emptyWorld, plan, catalog);
}

/** Every node as "+ title: detail", in the order of the tree. */
export function nodesIn({ nodes }: Pick<FabricGraph, "nodes">): string[] {
  const seen: string[] = [];
  walk(nodes, ({ type, name, detail, mark }) => seen.push(`${mark} ${type} ${name}: ${detail}`));
  return seen;
}

export function nodeOf({ nodes }: FabricGraph, id: string): GraphNode | undefined {
  let found: GraphNode | undefined;
  walk(nodes, (node) => {
    if (node.id === id) found = node;
  });
  return found;
}

// A configuration that has everything: nothing is left over, nothing is refused, every choice of the
// driver is kept, and each item is what its own input says.

import { expect, test } from "vitest";
import { importCcFabric } from "../../src/importers/cc-fabric/import-cc-fabric.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { itemsOfCcFabric } from "../end-to-end/cc-fabric-items.ts";
import { fullConfiguration } from "../end-to-end/full-configuration.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";

const { config, bindings } = fullConfiguration();
const imported = importCcFabric({
  config: { file: "driver.yaml", text: config },
  bindings: { file: "bindings.jsonl", text: bindings },
  driver: "sim",
  schema: "plumbline.schema.json",
});
const asked = { planner: makePlan, catalog: fabricCatalog };

test("nothing of it is left over, and nothing of it is refused", () => {
  expect(imported.diagnostics).toEqual([]);
  expect(imported.leftOver).toEqual([]);
  expect(declare(fabricCatalog, imported.resources).findings).toEqual([]);
});

test("the files say what the import says", () => {
  const read = [...imported.files].flatMap(([file, text]) => readManifest(file, text).resources);
  const said = (resources: typeof read): string[] =>
    resources.map(({ kind, name, spec }) => JSON.stringify([kind, name, spec])).sort();
  expect(said(read)).toEqual(said([...imported.resources]));
});

test("every item of the plan is one that the driver's own input asks for", () => {
  const world = { ...emptyWorld, allocations: imported.allocations };
  const plan = planIn(world, imported.resources, asked);
  expect(plan.held).toEqual([]);
  const planned = new Map(
    plan.operations.map(({ target, path, value }) => [`${target}${path}`, value]),
  );
  const expected = itemsOfCcFabric(config, bindings);
  expect(expected.size).toBeGreaterThan(3000);
  expect([...planned.keys()].filter((path) => !expected.has(path)).slice(0, 5)).toEqual([]);
  expect([...expected.keys()].filter((path) => !planned.has(path)).slice(0, 5)).toEqual([]);
  for (const [path, value] of planned) expect([path, value]).toEqual([path, expected.get(path)]);
});

test("with the allocations no network moves; without them some would", () => {
  const places = (allocations: typeof imported.allocations): number => {
    const plan = planIn({ ...emptyWorld, allocations }, imported.resources, asked);
    return plan.allocations.added.filter(({ value }) => typeof value === "string").length;
  };
  expect(places(imported.allocations)).toBe(0);
  expect(places([])).toBe(imported.allocations.length);
});

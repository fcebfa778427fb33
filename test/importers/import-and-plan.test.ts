// An imported fabric is valid as it stands, keeps every VLAN that it had, and plans.

import { expect, test } from "vitest";
import { importCcFabric } from "../../src/importers/cc-fabric/import-cc-fabric.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { Resource } from "../../src/model/resource.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { comparisonSize, generateCcFabric, generateManifests } from "../bench/generate-fabric.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";

const small = { ...comparisonSize, switches: 4, hostGroups: 10, bindings: 60, networks: 30 };

function readAll(files: ReadonlyMap<string, string>): Resource[] {
  return [...files].flatMap(([file, text]) => {
    const { resources, diagnostics } = readManifest(file, text);
    expect(diagnostics).toEqual([]);
    return resources;
  });
}

function importedResources(size: typeof comparisonSize): Resource[] {
  const { config, bindings } = generateCcFabric(size);
  const { files, diagnostics } = importCcFabric({
    config: { file: "driver.yaml", text: config },
    bindings: { file: "bindings.jsonl", text: bindings },
    driver: "sim",
    schema: "plumbline.schema.json",
  });
  expect(diagnostics).toEqual([]);
  return readAll(files);
}

test.each([false, true])(
  "with metagroups %s, the import plans with the VLANs it had",
  (metagroups) => {
    const size = { ...small, metagroups };
    const asked = { planner: makePlan, catalog: fabricCatalog };
    const plan = planIn(emptyWorld, importedResources(size), asked);
    expect(plan.held).toEqual([]);
    const had = new Set(
      generateCcFabric(size)
        .bindings.trim()
        .split("\n")
        .map((text) => JSON.parse(text) as { pool: string; network: string; vlan: number })
        .map(({ pool, network, vlan }) => `vlan/${pool} ${network} ${vlan}`),
    );
    const kept = plan.allocated.filter(({ pool }) => pool !== "vni");
    expect(new Set(kept.map(({ pool, key, value }) => `${pool} ${key} ${value}`))).toEqual(had);
  },
);

test("the import and the manifests of one fabric want the same of every port", () => {
  // Segments are fixed in one and allocated in the other, so only what a person wrote is compared.
  const shape = (resources: readonly Resource[]): string[] =>
    resources
      .filter(({ kind }) => kind === "HostGroup" || kind === "PortBinding")
      .map(({ kind, spec }) => `${kind} ${JSON.stringify({ ...spec, network: undefined })}`)
      .sort();
  const size = { ...small, metagroups: true };
  expect(shape(importedResources(size))).toEqual(shape(readAll(generateManifests(size))));
});

test("100 switches with 10,000 bindings are imported without a mistake", () => {
  const resources = importedResources({ ...comparisonSize, metagroups: true });
  const { findings, targets } = declare(fabricCatalog, resources);
  expect(findings).toEqual([]);
  expect(targets.size).toBe(100);
  expect(resources.filter(({ kind }) => kind === "PortBinding")).toHaveLength(10_000);
});

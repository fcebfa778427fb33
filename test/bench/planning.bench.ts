// `npm run bench`: the speed bars of the design page, each beside something measured in the same run.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { Resource } from "../../src/model/resource.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { comparisonSize, generateManifests, type FabricSize } from "./generate-fabric.ts";
import { bareNode, measure, plumb, report, type Measured } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "plumb-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeTree(name: string, files: ReadonlyMap<string, string>): string {
  const tree = join(folder, name);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  return tree;
}

describe("whole processes", () => {
  test("validate of ten manifests", () => {
    const small: FabricSize = {
      ...comparisonSize,
      switches: 2,
      hostGroups: 2,
      bindings: 2,
      networks: 1,
    };
    const tree = writeTree("ten", generateManifests(small));
    const state = join(folder, "ten-state");
    const bare = measure(9, bareNode);
    const validate = measure(9, () => plumb(["validate", "-f", tree], state));
    report("node, doing nothing", bare);
    report("plumb validate of 10 manifests", validate, { name: "node", of: bare });
    expect(validate.medianMs).toBeLessThan(2_000);
  });
});

describe.each([
  { shape: "flat", size: comparisonSize },
  { shape: "metagroups", size: { ...comparisonSize, metagroups: true } },
])("100 switches, 1,000 host groups, 10,000 bindings, $shape", ({ shape, size }) => {
  const files = generateManifests(size);
  let resources: Resource[] = [];
  let reading: Measured;

  beforeAll(() => {
    reading = measure(3, () => {
      resources = [...files].flatMap(([file, text]) => readManifest(file, text).resources);
    });
    report(`${shape}: reading YAML`, reading);
  });

  test("planned from nothing", () => {
    const asked = { planner: makePlan, catalog: fabricCatalog };
    let operations = 0;
    const planning = measure(5, () => {
      operations = planIn(emptyWorld, resources, asked).operations.length;
    });
    report(`${shape}: ${operations} operations planned from nothing`, planning, {
      name: "reading YAML",
      of: reading,
    });
    expect(operations).toBeGreaterThan(20_000);
  });

  test("planned by whole processes, the second with kept parse results", () => {
    const tree = writeTree(shape, files);
    const state = join(folder, `${shape}-state`);
    const first = measure(1, () => plumb(["plan", "-f", tree], state));
    const second = measure(5, () => plumb(["plan", "-f", tree], state));
    report(`${shape}: plumb plan, first process`, first);
    report(`${shape}: plumb plan, later processes`, second, { name: "the first", of: first });
    expect(second.medianMs).toBeLessThan(first.medianMs * 1.5);
  });
});

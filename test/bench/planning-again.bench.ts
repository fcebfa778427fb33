// `npm run bench`: planning again in one process that keeps its state, at two sizes. The cost is that of
// the change: ten times the fabric must not make it ten times as much.

import { describe, expect, test } from "vitest";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { Resource } from "../../src/model/resource.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import { PlanningSession } from "../../src/plan/session/session.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { settledWorld } from "../support/settled-world.ts";
import { emptyWorld, inputIn } from "../support/world.ts";
import { comparisonSize, generateManifests, type FabricSize } from "./generate-fabric.ts";
import { measure, report } from "./measure.ts";

const large: FabricSize = {
  ...comparisonSize,
  switches: 1000,
  hostGroups: 10_000,
  bindings: 100_000,
  networks: 2000,
};

function operationsOf(result: PlanResult): number {
  if (result.type === "invalid") throw new Error(JSON.stringify(result.findings[0]));
  return result.plan.operations.length;
}

describe.each([
  { name: "10,000 bindings", size: comparisonSize, runs: 5 },
  { name: "100,000 bindings", size: large, runs: 1 },
])("$name, in sync, in one process", ({ name, size, runs }) => {
  test("planned again after one binding changed", () => {
    const resources = [...generateManifests(size)].flatMap(
      ([file, text]) => readManifest(file, text).resources,
    );
    const session = new PlanningSession(fabricCatalog);
    const bare = inputIn(emptyWorld, resources, { catalog: fabricCatalog });
    const first = session.plan({ ...bare, declaration: session.declareAll(resources) });
    if (first.type === "invalid") throw new Error(JSON.stringify(first.findings[0]));
    const input = inputIn(settledWorld(first.plan), resources, { catalog: fabricCatalog });

    const whole = measure(runs, () => {
      const declaration = declare(fabricCatalog, resources);
      expect(operationsOf(makePlan(fabricCatalog, { ...input, declaration }))).toBe(0);
    });
    const planAgain = (put: readonly Resource[]): number =>
      operationsOf(
        session.plan({ ...input, declaration: session.declareChanges({ put, removed: [] }) }),
      );
    expect(planAgain([])).toBe(0);
    const quiet = measure(11, () => planAgain([]));
    const tagged = resources.filter(({ kind, spec }) => kind === "PortBinding" && spec["hostVlan"]);
    const binding = tagged[tagged.length >> 1];
    if (binding === undefined) throw new Error("no binding has a tag");
    let tag = 3900;
    const changed = measure(21, () => {
      const put = [{ ...binding, spec: { ...binding.spec, hostVlan: (tag += 1) } }];
      expect(planAgain(put)).toBe(4);
    });

    report(`${name}: nothing changed, everything planned`, whole);
    report(`${name}: nothing changed, planned again`, quiet, { name: "everything", of: whole });
    report(`${name}: one binding changed, planned again`, changed, {
      name: "everything",
      of: whole,
    });
    expect(changed.medianMs).toBeLessThan(whole.medianMs / 10);
  });
});

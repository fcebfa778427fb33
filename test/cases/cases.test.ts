// Every folder here is a case: YAML in, the plan as people read it out. Adding one is copying a folder.
//
//   *.yaml             manifests; the fabric of ../fabric.yaml is added unless the case has its own
//   live.json          target → document, or null for unknown; others are as new
//   owned.json         target → path → value that was applied
//   allocations.json   what the store has
//   options.json       options of the plan
//   plan.txt           what comes out; UPDATE=1 writes it

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diagnosticsText } from "../../src/cli/views/diagnostics.ts";
import { plainPalette as palette } from "../../src/cli/views/palette.ts";
import { planText } from "../../src/cli/views/plan.ts";
import { createLocator } from "../../src/manifest/locate-finding.ts";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import { digestOf } from "../../src/model/digest.ts";
import { splitPointer } from "../../src/model/pointer.ts";
import { declare } from "../../src/plan/declare.ts";
import { wholePlan } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { emptyDocument } from "../../src/targets/switch/document.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function planOf(name: string): string {
  const path = (file: string) => join(import.meta.dirname, name, file);
  const json = (file: string) =>
    existsSync(path(file)) ? JSON.parse(readFileSync(path(file), "utf8")) : {};
  const own = readdirSync(path(".")).filter((file) => file.endsWith(".yaml"));
  const files = own.includes("fabric.yaml") ? own : ["../fabric.yaml", ...own];
  const given = files.map((file) => ({ file, bytes: readFileSync(path(file)) }));
  const { resources, diagnostics, texts } = loadManifests(given, () => undefined);
  const declaration = declare(catalog, resources);
  const documents: Record<string, typeof emptyDocument | null> = json("live.json");
  const live = new Map(
    [...declaration.targets.keys()].map((target) => {
      const document = documents[target] === undefined ? emptyDocument : documents[target];
      if (document === null) return [target, { type: "unknown", reason: "no answer" }] as const;
      return [target, { type: "known", document, digest: digestOf(document) }] as const;
    }),
  );
  const owned = new Map(
    Object.entries<Record<string, never>>(json("owned.json")).map(([target, values]) => {
      const items = new Map<string, Map<string, { values: never[]; claims: [] }>>();
      for (const [at, value] of Object.entries(values)) {
        const { bucket, key } = splitPointer(at);
        items.set(
          bucket,
          (items.get(bucket) ?? new Map()).set(key, { values: [value], claims: [] }),
        );
      }
      return [target, { settings: declaration.targets.get(target)!, items }] as const;
    }),
  );
  const allocations = existsSync(path("allocations.json")) ? json("allocations.json") : [];
  const options = { ...wholePlan, ...json("options.json") };
  const result = makePlan(catalog, { declaration, live, owned, allocations, options });
  const locator = createLocator((file) => texts.get(file));
  const found = [...diagnostics, ...result.findings.map((one) => locator.locateFinding(one))];
  const problems = diagnosticsText(found, { texts, palette });
  if (result.type === "invalid" || diagnostics.length > 0) return problems;
  const text = planText({ plan: result.plan }, { palette, width: 100 });
  return problems + text.replace(/^Plan [0-9a-f]{8}/, "Plan");
}

describe("a case gives the plan that stands beside it", () => {
  test("there are cases", () => {
    expect(folders.length).toBeGreaterThan(10);
  });
  test.each(folders)("%s", (name) => {
    const path = join(import.meta.dirname, name, "plan.txt");
    const seen = planOf(name);
    if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) writeFileSync(path, seen);
    else expect(seen).toBe(readFileSync(path, "utf8"));
  });
});

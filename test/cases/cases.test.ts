// Every folder here is a case: YAML in, the plan as people read it out. Adding one is copying a folder.
//
//   *.yaml             manifests; the fabric of ../fabric.yaml is added unless the case has its own
//   uses.json          the manifests beside this file to add in place of ../fabric.yaml
//   before/*.yaml      manifests that were applied first, if there were any; so is their fabric
//   meanwhile.json     target → JSON patch: what somebody did there by hand after that
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
import { loadManifests, type LoadedManifests } from "../../src/manifest/load-manifests.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { OwnedItem } from "../../src/model/owned.ts";
import { splitPointer } from "../../src/model/pointer.ts";
import { declare } from "../../src/plan/declare.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { applyIn, inputIn, patched, planIn, type World } from "../support/world.ts";

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const pathOf = (...names: string[]): string => join(import.meta.dirname, ...names);

function manifestsIn(folder: string, shared: readonly string[]): LoadedManifests {
  const own = readdirSync(pathOf(folder)).filter((file) => file.endsWith(".yaml"));
  if (own.length === 0) throw new Error(`${folder} has no manifests`);
  const given = own.map((file) => ({ file, bytes: readFileSync(pathOf(folder, file)) }));
  const added = own.includes("fabric.yaml") ? [] : shared;
  given.push(...added.map((file) => ({ file: `../${file}`, bytes: readFileSync(pathOf(file)) })));
  return loadManifests(given, () => undefined);
}

function jsonOf<T>(name: string, file: string, otherwise: T): T {
  const path = pathOf(name, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : otherwise;
}

function ownedOf(name: string, { targets }: ReturnType<typeof declare>): World["owned"] {
  const recorded = jsonOf<Record<string, Record<string, Json>>>(name, "owned.json", {});
  return new Map(
    Object.entries(recorded).map(([target, values]) => {
      const items = new Map<string, Map<string, OwnedItem>>();
      for (const [path, value] of Object.entries(values)) {
        const { bucket, key } = splitPointer(path);
        const inBucket = items.get(bucket) ?? new Map<string, OwnedItem>();
        items.set(bucket, inBucket.set(key, { values: [value], claims: [] }));
      }
      return [target, { settings: targets.get(target)!, items }] as const;
    }),
  );
}

function meddled(
  world: World,
  steps: Readonly<Record<string, readonly Parameters<typeof patched>[1][]>>,
): World {
  const live = new Map(world.live);
  for (const [target, own] of Object.entries(steps)) {
    live.set(target, own.reduce(patched, live.get(target) ?? {}));
  }
  return { ...world, live };
}

function planOf(name: string): string {
  const shared = jsonOf(name, "uses.json", ["fabric.yaml"]);
  const { resources, diagnostics, texts } = manifestsIn(name, shared);
  const live = jsonOf<Record<string, JsonObject | null>>(name, "live.json", {});
  const known = Object.entries(live).flatMap(([target, document]) =>
    document === null ? [] : [[target, document] as const],
  );
  const unknown = new Set(Object.keys(live).filter((target) => live[target] === null));
  let world: World = {
    live: new Map(known),
    owned: ownedOf(name, declare(catalog, resources)),
    allocations: jsonOf(name, "allocations.json", []),
  };
  if (existsSync(pathOf(name, "before"))) {
    const before = manifestsIn(join(name, "before"), shared);
    expect(before.diagnostics).toEqual([]);
    const plan = planIn(world, before.resources, { planner: makePlan, catalog });
    world = meddled(applyIn(world, plan, catalog), jsonOf(name, "meanwhile.json", {}));
  }
  const options = jsonOf(name, "options.json", {});
  const result = makePlan(catalog, inputIn(world, resources, { catalog, unknown, options }));
  const locator = createLocator((file) => texts.get(file));
  const found = [...diagnostics, ...result.findings.map((one) => locator.locateFinding(one))];
  const problems = diagnosticsText(found, { texts, palette });
  if (result.type === "invalid" || diagnostics.length > 0) return problems;
  const text = planText({ plan: result.plan }, { palette, width: 100 });
  return problems + text.replace(/^Plan [0-9a-f]{8}/, "Plan");
}

describe("a case gives the plan that stands beside it", () => {
  test("there are cases", () => {
    expect(folders.length).toBeGreaterThanOrEqual(90);
  });
  test.each(folders)("%s", (name) => {
    const path = pathOf(name, "plan.txt");
    const seen = planOf(name);
    expect(seen.split("\n").length).toBeLessThanOrEqual(81);
    if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) writeFileSync(path, seen);
    else expect(seen).toBe(readFileSync(path, "utf8"));
  });
});

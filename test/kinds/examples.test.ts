// The examples are what people copy first: each must be valid, and plan without anything held back.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { Plan } from "../../src/model/plan.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";

const examples = resolve(import.meta.dirname, "../../examples");

function manifestsOf(example: string): { file: string; text: string }[] {
  const folder = join(examples, example);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

function planOf(example: string): Plan {
  const resources = manifestsOf(example).flatMap(({ file, text }) => {
    const { resources: read, diagnostics } = readManifest(file, text);
    expect(diagnostics).toEqual([]);
    return read;
  });
  return planIn(emptyWorld, resources, { planner: makePlan, catalog: fabricCatalog });
}

const withManifests = [
  "quickstart",
  "metagroup-and-bare-metal",
  "three-zones",
  "bare-metal-trunks",
  "patch-panels",
];

describe.each(withManifests)("examples/%s", (example) => {
  test("every file tells editors its schema first", () => {
    const modeline =
      /^# yaml-language-server: \$schema=\.\.\/(?:\.\.\/)+schemas\/plumbline\.schema\.json\n/;
    const files = manifestsOf(example);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter(({ text }) => !modeline.test(text))).toEqual([]);
  });

  test("plans, and holds back only what says that it is down", () => {
    const plan = planOf(example);
    expect(plan.operations.length).toBeGreaterThan(20);
    expect(plan.held.filter(({ reason }) => reason !== "admin-state-down")).toEqual([]);
  });
});

test("the metagroup's network reaches every node, bare metal has native and translated VLANs", () => {
  const paths = planOf("metagroup-and-bare-metal").operations.map(
    ({ target, path }) => `${target}${path}`,
  );
  for (const id of [101, 102, 103]) {
    expect(paths).toContain(`switch/pod000-sw2/interfaces/Port-Channel${id}/trunkVlans/2000`);
  }
  expect(paths).toContain("switch/pod001-sw1/interfaces/Ethernet1/nativeVlan");
  expect(paths).toContain("switch/pod001-sw1/interfaces/Ethernet1/translations/1001");
});

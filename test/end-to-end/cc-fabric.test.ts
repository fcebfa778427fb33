// The main job on real inputs: a CC-Fabric configuration of 100 switches with 10,000 bindings, one with
// metagroups, and one that has everything go from import to in sync, and what each line asks for is
// what the switches carry then. Prints what each step cost.

import { writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { expect, test } from "vitest";
import { comparisonSize, generateCcFabric, type FabricSize } from "../bench/generate-fabric.ts";
import { itemsOfCcFabric } from "./cc-fabric-items.ts";
import { plumb, told, withTempFolder } from "./command.ts";
import { fullConfiguration } from "./full-configuration.ts";

interface Operation {
  readonly action: string;
  readonly target: string;
  readonly path: string;
  readonly value: unknown;
}

interface Import {
  readonly leftOver: readonly unknown[];
  readonly diagnostics: readonly unknown[];
}

const metagroups: FabricSize = {
  ...comparisonSize,
  switches: 10,
  hostGroups: 100,
  bindings: 1000,
  metagroups: true,
};

const sources: [string, () => { config: string; bindings: string }][] = [
  ["100 switches, 1,000 host groups and 10,000 bindings", () => generateCcFabric(comparisonSize)],
  ["metagroups", () => generateCcFabric(metagroups)],
  ["everything that a configuration may have", fullConfiguration],
];

test.each(sources)(
  "%s: imported, planned, applied and in sync",
  async (_, generate) => {
    await withTempFolder(async (folder) => {
      const { config, bindings } = generate();
      writeFileSync(join(folder, "config.yaml"), config);
      writeFileSync(join(folder, "bindings.jsonl"), bindings);
      const step = async (code: number, ...words: string[]): Promise<string> => {
        const ended = await plumb(folder, words);
        expect(ended.code, `${words.join(" ")}: ${told(ended)}`).toBe(code);
        const cost = `${(ended.wallMs / 1000).toFixed(1)} s, ${ended.megabytes.toFixed(0)} MB`;
        process.stdout.write(`  ${words.slice(0, 2).join(" ").padEnd(20)} ${cost}\n`);
        expect(ended.megabytes).toBeLessThan(1536);
        return ended.out;
      };
      const manifests = ["-f", "manifests"];
      const into = ["--out", "manifests", "--allocations", "placed.json", "-o", "json"];
      const imported = await step(
        0,
        "import",
        "cc-fabric",
        "config.yaml",
        "bindings.jsonl",
        ...into,
      );
      const { leftOver, diagnostics } = JSON.parse(imported) as Import;
      expect([leftOver, diagnostics]).toEqual([[], []]);
      await step(0, "state", "import-allocations", "placed.json");
      await step(0, "validate", ...manifests);
      const { operations } = JSON.parse(await step(0, "plan", "-o", "json", ...manifests)) as {
        operations: readonly Operation[];
      };
      const expected = itemsOfCcFabric(config, bindings);
      const wrong = operations.filter(
        ({ action, target, path, value }) =>
          action !== "add" || !isDeepStrictEqual(value, expected.get(`${target}${path}`)),
      );
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(operations.length).toBe(expected.size);
      // Many at a time share the simulated devices' writes.
      const wide = ["--parallelism", "100"];
      const applied = await step(0, "apply", "--auto-approve", ...wide, ...manifests);
      expect(applied).toContain(`All ${expected.size} were seen on the devices`);
      await step(0, "plan", "--detailed-exitcode", ...manifests);
      await step(0, "drift", ...manifests);
    });
  },
  180_000,
);

// `npm run bench`: whole processes on fabrics that are in sync, the everyday case of a check in CI, at
// the size of the published comparison and at ten times that. Each is set beside the run that plans anew.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import { plumb, type Ended } from "../end-to-end/command.ts";
import { comparisonSize, generateManifests, type FabricSize } from "./generate-fabric.ts";
import { settleFabric } from "./settle-fabric.ts";

const folder = mkdtempSync(join(tmpdir(), "plumb-bench-"));
// Ten thousands of files take their time to go.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

const largeSize: FabricSize = {
  ...comparisonSize,
  switches: 1000,
  hostGroups: 10_000,
  bindings: 100_000,
  networks: 4000,
};

describe.each([
  { name: "10,000 bindings on 100 switches", size: comparisonSize, barMs: 1000 },
  { name: "100,000 bindings on 1,000 switches", size: largeSize, barMs: 3000 },
])("$name", ({ name, size, barMs }) => {
  test("planned again by processes of their own, with nothing changed and with one binding", async () => {
    const tree = join(folder, String(size.switches));
    const files = generateManifests(size);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    const resources = [...files].flatMap(([file, text]) => readManifest(file, text).resources);
    const state = `${tree}-state`;
    await settleFabric(state, resources);

    const words = ["-f", tree, "--state", state];
    const run = async (command: string, code = 0): Promise<Ended> => {
      const ended = await plumb(folder, [command, ...words]);
      expect(ended.code, ended.err).toBe(code);
      return ended;
    };
    tell(`${name}: plan, first process`, [await run("plan")]);
    const again = [await run("plan"), await run("plan"), await run("plan"), await run("plan")];
    tell(`${name}: plan, nothing changed`, again);
    expect(again[0]?.out).toContain("No changes.");
    expect(median(again.map(({ cpuMs }) => cpuMs))).toBeLessThan(2 * barMs);
    expect(Math.max(...again.map(({ megabytes }) => megabytes))).toBeLessThan(1500);
    tell(`${name}: drift, first process`, [await run("drift")]);
    tell(`${name}: drift, nothing changed`, [await run("drift"), await run("drift")]);
    const bindings = join(tree, "bindings");
    const one = join(bindings, readdirSync(bindings)[0] ?? "");
    writeFileSync(one, readFileSync(one, "utf8").replace("hostVlan: 101", "hostVlan: 999"));
    const changed = [await run("plan"), await run("plan"), await run("plan")];
    expect(changed[0]?.out).toContain("Plan: ");
    tell(`${name}: plan, one binding changed`, changed);
  });
});

function tell(name: string, runs: readonly Ended[]): void {
  const wall = runs.map(({ wallMs }) => wallMs);
  const cpu = median(runs.map(({ cpuMs }) => cpuMs));
  const memory = Math.max(...runs.map(({ megabytes }) => megabytes));
  const [from, to] = [Math.min(...wall), Math.max(...wall)].map((ms) => ms.toFixed(0));
  process.stdout.write(
    `${name.padEnd(62)} ${median(wall).toFixed(0)} ms (${from} to ${to}), processor ${cpu.toFixed(0)} ms, ${memory.toFixed(0)} MB\n`,
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

// The worst manifests in a process of their own, as only that shows what they cost: two seconds and
// 512 MB, from the file to the printed diagnostics. Needs a build.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const dist = new URL("../../dist/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "plumbline-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  const isBuilt = existsSync(new URL("manifest/load-manifests.js", dist));
  if (!isBuilt) throw new Error("dist/ is not there: run npm run build first");
});

const script = `
import { readManifestTree } from "${dist.href}adapters/files/read-manifest-tree.js";
import { diagnosticsText } from "${dist.href}cli/views/diagnostics.js";
import { plainPalette } from "${dist.href}cli/views/palette.js";
import { loadManifests } from "${dist.href}manifest/load-manifests.js";
const start = performance.now();
const tree = await readManifestTree(process.argv.slice(1), { folder: "/" });
const { diagnostics, texts } = loadManifests(tree.files, () => undefined);
const all = [...tree.diagnostics, ...diagnostics];
const text = diagnosticsText(all, { texts, palette: plainPalette });
const wallMs = performance.now() - start;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
// Other processes may take their turn meanwhile; what they use is not counted.
const ms = Math.min(wallMs, (userCPUTime + systemCPUTime) / 1000);
const megabytes = maxRSS / 1024;
console.log(JSON.stringify({ ms, megabytes, code: all[0]?.code, text }));
`;

interface Cost {
  readonly ms: number;
  readonly megabytes: number;
  readonly code: string;
  readonly text: string;
}

function costOf(content: string | Uint8Array): Cost {
  const path = join(folder, "hostile.yaml");
  writeFileSync(path, content);
  const options = ["--input-type=module", "--eval", script, "--", path];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8" })) as Cost;
}

test.each([
  ["60 MB of YAML", () => "a: 1\n".repeat(12_000_000), "input/too-large"],
  ["30 MB of bytes by chance", () => Buffer.alloc(30_000_000, "\u0001\u00ffx"), "input/not-text"],
  ["one flow line of 30 MB", () => `a: [${"0,".repeat(15_000_000)}]`, "yaml/size-limit"],
  ["five million errors", () => "}\n---\n".repeat(5_000_000), "yaml/syntax"],
  ["a document full of brackets", () => `a: ${"[".repeat(250_000)}`, "yaml/depth-limit"],
])("%s costs less than two seconds and 512 MB", (_, content, code) => {
  const cost = costOf(content());
  expect(cost.code).toBe(code);
  expect(cost.text).not.toContain("    at ");
  expect(cost.ms).toBeLessThan(2_000);
  expect(cost.megabytes).toBeLessThan(512);
});

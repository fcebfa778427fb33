// A build has another name as soon as any of its code is other.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOfBuild } from "../../src/adapters/process/build-digest.ts";
import { createTempFolder } from "../support/temp-folder.ts";

const folder = createTempFolder();
const code = join(folder.path, "dist");
const name = (): string | undefined => digestOfBuild(folder.path, code);

beforeEach(() => {
  mkdirSync(join(code, "plan"), { recursive: true });
  writeFileSync(join(folder.path, "package.json"), '{"version":"1.0.0"}');
  writeFileSync(join(code, "main.js"), "main");
  writeFileSync(join(code, "plan/plan.js"), "plan");
});
afterEach(() => folder.remove());

test("a copy of a build elsewhere is the same build", () => {
  const copy = join(folder.path, "copy");
  cpSync(code, join(copy, "dist"), { recursive: true });
  cpSync(join(folder.path, "package.json"), join(copy, "package.json"));
  writeFileSync(join(copy, "dist/main.js.map"), "not code");
  expect(digestOfBuild(copy, join(copy, "dist"))).toBe(name());
});

test.each<[string, () => void]>([
  ["a file", () => writeFileSync(join(code, "plan/plan.js"), "plam")],
  ["a file's name", () => cpSync(join(code, "main.js"), join(code, "more.js"))],
  ["a file more", () => writeFileSync(join(code, "plan/more.js"), "")],
  ["a file less", () => rmSync(join(code, "plan"), { recursive: true })],
  ["the version", () => writeFileSync(join(folder.path, "package.json"), '{"version":"1.0.1"}')],
])("%s makes another build", (_, change) => {
  const before = name();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  change();
  expect(name()).not.toBe(before);
});

test("a program without such files has no name", () => {
  expect(digestOfBuild(folder.path, join(folder.path, "none"))).toBeUndefined();
});

// What `plumb fmt` does to files, beyond the texts that it makes of them.

import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { lineDiff } from "../../src/cli/views/line-diff.ts";
import { starterFiles } from "../../src/cli/starter.ts";
import { formatManifest } from "../../src/manifest/format/format-manifest.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

const ugly = "kind:  Vrf\napiVersion: plumbline/v1\nmetadata: {name: a}\nspec: {number: 1}\n";
const fair = "apiVersion: plumbline/v1\nkind: Vrf\nmetadata: {name: a}\nspec: {number: 1}\n";

const inWorld = (name: string): string => join(world.folder, name);

test("a file keeps its mode, and nothing else is left in its folder", async () => {
  writeFileSync(inWorld("a.yaml"), ugly);
  chmodSync(inWorld("a.yaml"), 0o640);
  expect(await run(["fmt", "a.yaml"], world.ports)).toBe(0);
  expect(readFileSync(inWorld("a.yaml"), "utf8")).toBe(fair);
  expect(statSync(inWorld("a.yaml")).mode & 0o777).toBe(0o640);
  expect(readdirSync(world.folder)).toEqual(["a.yaml"]);
});

test("a link within the tree stays a link, and what it leads to is formatted", async () => {
  mkdirSync(inWorld("t/real"), { recursive: true });
  writeFileSync(inWorld("t/real/b.yaml"), ugly);
  symlinkSync("real/b.yaml", inWorld("t/a.yaml"));
  expect(await run(["fmt", "t"], world.ports)).toBe(0);
  expect(lstatSync(inWorld("t/a.yaml")).isSymbolicLink()).toBe(true);
  expect(readFileSync(inWorld("t/real/b.yaml"), "utf8")).toBe(fair);
});

test("a link out of the tree is not followed", async () => {
  mkdirSync(inWorld("t"));
  writeFileSync(inWorld("outside.yaml"), ugly);
  symlinkSync("../outside.yaml", inWorld("t/a.yaml"));
  expect(await run(["fmt", "t"], world.ports)).toBe(3);
  expect(world.taken().join("\n")).toContain("input/outside-tree");
  expect(readFileSync(inWorld("outside.yaml"), "utf8")).toBe(ugly);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be written stays", async () => {
  writeFileSync(inWorld("a.yaml"), ugly);
  chmodSync(inWorld("a.yaml"), 0o440);
  expect(await run(["fmt", "a.yaml"], world.ports)).toBe(1);
  expect(world.taken()).toContain("! error: writing a.yaml: permission denied");
  expect(readFileSync(inWorld("a.yaml"), "utf8")).toBe(ugly);
});

test("standard input comes back on standard output", async () => {
  world.input = ugly;
  expect(await run(["fmt", "-"], world.ports)).toBe(0);
  expect(world.taken().join("\n")).toBe(fair.trimEnd());
  expect(await run(["fmt", "--check", "-"], world.ports)).toBe(1);
  expect(world.taken()).toEqual(["Would change 1 of 1 file:", "  <stdin>"]);
  world.input = "kind: [";
  expect(await run(["fmt", "-"], world.ports)).toBe(3);
  expect(world.taken().every((line) => line.startsWith("!"))).toBe(true);
});

test("the project's manifests are meant where no path is given", async () => {
  mkdirSync(inWorld("m"));
  writeFileSync(inWorld("plumbline.yaml"), "manifests:   [m]\n");
  writeFileSync(inWorld("m/a.yaml"), ugly);
  expect(await run(["fmt", "--check"], world.ports)).toBe(1);
  expect(world.taken()).toEqual(["Would change 1 of 1 file:", "  m/a.yaml"]);
});

test("a difference hides what looks like a secret", async () => {
  world.input = `${ugly}---\nkind:  Switch\napiVersion: plumbline/v1\nspec: {password:  hunter2}\n`;
  await run(["fmt", "--diff", "-"], world.ports);
  expect(world.taken().join("\n")).not.toContain("hunter2");
});

test("a difference of many lines is told without comparing each with each", () => {
  const lines = (word: string): string[] => Array.from({ length: 3000 }, (_, i) => `${word}${i}`);
  expect(lineDiff(lines("a"), lines("b"))).toHaveLength(6001);
  expect(lineDiff(["x", ...lines("a"), "y"], ["x", ...lines("a"), "z"])).toHaveLength(5);
});

test("what init starts is in canonical form", () => {
  for (const [file, text] of starterFiles) {
    if (!file.startsWith("manifests/")) continue;
    expect(formatManifest(file, text)).toEqual({ type: "formatted", text });
  }
});

test("the examples are in canonical form", () => {
  const folder = join(projectRoot, "examples");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const manifests = names.filter((name) => name.endsWith(".yaml"));
  expect(manifests.length).toBeGreaterThan(5);
  for (const name of manifests) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(formatManifest(name, text), name).toEqual({ type: "formatted", text });
  }
});

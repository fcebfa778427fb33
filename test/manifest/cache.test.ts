// A manifest that did not change is not parsed again, and what is kept can never mislead.

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTextCache } from "../../src/adapters/files/text-cache.ts";
import { loadManifests } from "../../src/manifest/load-manifests.ts";

const network = "apiVersion: plumbline/v1\nkind: Network\nmetadata: {name: n}\nspec: {vni: 7}\n";
const labelled = network.replace("{name: n}", "{name: m, labels: {a: b}}");

function files(...texts: string[]): { file: string; bytes: Uint8Array }[] {
  return texts.map((text, i) => ({ file: `f${i}.yaml`, bytes: new TextEncoder().encode(text) }));
}

test("kept results are the same as parsed ones, under the name of today", () => {
  const first = loadManifests(files(network, labelled), () => undefined);
  expect(first.toKeep.size).toBe(2);
  const again = loadManifests(files(network, labelled), (key) => first.toKeep.get(key));
  expect(again.resources).toEqual(first.resources);
  expect(again.toKeep.size).toBe(0);
  const moved = loadManifests(files("# x\n", network), (key) => first.toKeep.get(key));
  expect(moved.resources.map(({ source }) => source.file)).toEqual(["f1.yaml"]);
});

test("JSON lines are not taken for what the same text is elsewhere", () => {
  const bytes = new TextEncoder().encode("# nothing\n");
  const names = ["a.yaml", "a.jsonl", "b.yaml"];
  const { toKeep } = loadManifests(
    names.map((file) => ({ file, bytes })),
    () => undefined,
  );
  expect(toKeep.size).toBe(2);
});

test("a manifest with a problem is not kept, and so told every time", () => {
  const loaded = loadManifests(files(network.replace("vni", "vnl")), () => undefined);
  expect(loaded.diagnostics).toHaveLength(1);
  expect(loaded.toKeep.size).toBe(0);
});

test.each(["", "{", "{}", "[1]", "[[1,2]]", "null"])("damaged text %j is not believed", (kept) => {
  const loaded = loadManifests(files(network), () => kept);
  expect(loaded.resources).toHaveLength(1);
  expect(loaded.toKeep.size).toBe(1);
});

test("duplicates are found across files, kept or not", () => {
  const { toKeep } = loadManifests(files(network), () => undefined);
  const loaded = loadManifests(files(network, `# copy\n${network}`), (key) => toKeep.get(key));
  expect(loaded.diagnostics.map(({ code, range }) => [code, range?.file, range?.line])).toEqual([
    ["resource/duplicate", "f1.yaml", 4],
  ]);
});

test("diagnostics of all files are sorted by place", () => {
  const bad = "---\n}\n";
  const loaded = loadManifests([...files(bad, bad)].reverse(), () => undefined);
  expect(loaded.diagnostics.map(({ range }) => range?.file)).toEqual(["f0.yaml", "f1.yaml"]);
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = (digit: string): string => digit.repeat(64);

test("what was put is there for the next run, and nothing else", () => {
  const inner = join(folder, "made/by/need");
  expect(createTextCache({ folder: inner }).get(key("a"))).toBeUndefined();
  expect(createTextCache({ folder: inner }).put(key("a"), "text")).toBeUndefined();
  expect(createTextCache({ folder: inner }).get(key("a"))).toBe("text");
  expect(readdirSync(inner)).toEqual([`${key("a")}.kept`]);
  expect(createTextCache({ folder: inner }).get("../../secret")).toBeUndefined();
});

test("the oldest texts go when there are too many or they are too large", () => {
  for (const [age, digit] of ["a", "b", "c"].entries()) {
    createTextCache({ folder }).put(key(digit), "x".repeat(10));
    utimesSync(join(folder, `${key(digit)}.kept`), 1000 + age, 1000 + age);
  }
  createTextCache({ folder, filesMax: 3 }).put(key("d"), "x".repeat(10));
  expect(readdirSync(folder).map((name) => name[0])).toEqual(["b", "c", "d"]);
  createTextCache({ folder, bytesMax: 25 }).put(key("e"), "x".repeat(10));
  expect(readdirSync(folder).map((name) => name[0])).toEqual(["d", "e"]);
});

test("the oldest texts of a process that never ends go as well", () => {
  const cache = createTextCache({ folder, filesMax: 3, tidyEveryPuts: 2 });
  for (const digit of "0123456789abcdef") cache.put(key(digit), "x");
  expect(readdirSync(folder).length).toBeLessThanOrEqual(5);
});

test("a folder that cannot be written is trouble, not an exception", () => {
  const path = join(folder, "file");
  writeFileSync(path, "");
  const answer = createTextCache({ folder: join(path, "inner") }).put(key("a"), "text");
  expect(answer).toMatchObject({ type: "trouble", retry: "later" });
});

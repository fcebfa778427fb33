// What is held of all manifests costs what changed, and says what a fresh load would.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import { ManifestSet } from "../../src/manifest/manifest-set.ts";
import type { ManifestFile } from "../../src/ports/files.ts";

const nothingKept = (): undefined => undefined;

function fileOf(file: string, text: string): ManifestFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

function network(name: string, vni = 7): string {
  return `---\napiVersion: plumbline/v1\nkind: Network\nmetadata: {name: ${name}}\nspec: {vni: ${vni}}\n`;
}

function setOf(files: Readonly<Record<string, string>>): ManifestSet {
  const set = new ManifestSet();
  set.takeWhole(
    Object.entries(files).map(([file, text]) => fileOf(file, text)),
    [],
    nothingKept,
  );
  return set;
}

function change(set: ManifestSet, files: Readonly<Record<string, string | undefined>>): void {
  const put = Object.entries(files).flatMap(([file, text]) =>
    text === undefined ? [] : [fileOf(file, text)],
  );
  const removed = Object.keys(files).filter((file) => files[file] === undefined);
  set.takeChanges(put, removed, [], nothingKept);
}

function pendingIn(set: ManifestSet): string[] {
  const { put, removed } = set.pending();
  const added = put.map(({ name, source }) => `+ ${name} ${source.file}:${source.line}`);
  return [...added, ...removed.map(({ name }) => `- ${name}`)].sort();
}

test("everything is new until it is settled", () => {
  const set = setOf({ "a.yaml": network("blue"), "b.yaml": network("red") });
  expect(pendingIn(set)).toEqual(["+ blue a.yaml:2", "+ red b.yaml:2"]);
  set.settle();
  expect(pendingIn(set)).toEqual([]);
  expect([set.fileCount, set.resourceCount]).toEqual([2, 2]);
});

test("only what is different is pending, until it is taken back", () => {
  const set = setOf({ "a.yaml": network("blue") + network("red") });
  set.settle();
  change(set, { "a.yaml": network("blue") + network("red", 8) + network("green") });
  expect(pendingIn(set)).toEqual(["+ green a.yaml:12", "+ red a.yaml:7"]);
  change(set, { "a.yaml": network("blue") + network("red") });
  expect(pendingIn(set)).toEqual([]);
});

test("a resource that moved in its file, or to another one, is a change: its line is shown", () => {
  const set = setOf({ "a.yaml": network("blue") });
  set.settle();
  change(set, { "a.yaml": `# words\n${network("blue")}` });
  expect(pendingIn(set)).toEqual(["+ blue a.yaml:3"]);
  change(set, { "a.yaml": undefined, "b.yaml": network("blue") });
  expect(pendingIn(set)).toEqual(["+ blue b.yaml:2"]);
});

test("what is gone is removed, and what never was settled is not", () => {
  const set = setOf({ "a.yaml": network("blue"), "b.yaml": network("red") });
  set.settle();
  change(set, { "b.yaml": undefined, "c.yaml": network("green") });
  expect(pendingIn(set)).toEqual(["+ green c.yaml:2", "- red"]);
  change(set, { "c.yaml": undefined });
  expect(pendingIn(set)).toEqual(["- red"]);
  change(set, { "never.yaml": undefined });
  expect(pendingIn(set)).toEqual(["- red"]);
});

test("of two resources with one name the first by file counts, in whatever order they came", () => {
  const set = setOf({ "b10.yaml": network("blue") });
  set.settle();
  change(set, { "b9.yaml": network("blue", 8) });
  expect(pendingIn(set)).toEqual(["+ blue b9.yaml:2"]);
  expect(set.diagnostics.map(({ code, range }) => `${code} ${range?.file}`)).toEqual([
    "resource/duplicate b10.yaml",
  ]);
  change(set, { "b9.yaml": undefined });
  expect(pendingIn(set)).toEqual([]);
  expect(set.diagnostics).toEqual([]);
});

test("a duplicate that was told moves with its line", () => {
  const set = setOf({ "a.yaml": network("blue"), "b.yaml": network("blue") });
  expect(set.diagnostics.map(({ range }) => range?.line)).toEqual([4]);
  change(set, { "b.yaml": `# words\n${network("blue")}` });
  expect(set.diagnostics.map(({ range }) => range?.line)).toEqual([5]);
  change(set, { "a.yaml": `# words\n# words\n${network("blue")}` });
  expect(set.diagnostics[0]?.related[0]?.range.line).toBe(6);
});

test("ten thousand resources of one name come and go in no time", () => {
  const many = network("blue").repeat(10_000);
  const files = { "a.yaml": many };
  const set = setOf(files);
  const fresh = loadManifests([fileOf("a.yaml", many)], nothingKept);
  expect(set.diagnostics).toEqual(fresh.diagnostics);
  const startMs = performance.now();
  change(set, { "a.yaml": undefined });
  expect(performance.now() - startMs).toBeLessThan(1_000);
  expect(set.resourceCount).toBe(0);
});

test("a file of the same text is not understood again, whoever read it", () => {
  const set = setOf({ "a.yaml": network("blue"), "b.yaml": network("red") });
  const asked: string[] = [];
  const bytes = new TextEncoder().encode(`\uFEFF${network("blue")}`);
  const files = [{ file: "a.yaml", bytes }, fileOf("b.yaml", network("red", 8))];
  const toKeep = set.takeWhole(files, [], (key) => {
    asked.push(key);
    return undefined;
  });
  expect(asked).toHaveLength(1);
  expect([...toKeep.keys()]).toEqual(asked);
});

test("what is no text is a file with a problem, again and again, until it is mended", () => {
  const set = setOf({ "a.yaml": network("blue") });
  set.settle();
  const put = [{ file: "a.yaml", bytes: Uint8Array.of(0xff, 0xfe) }];
  for (let time = 0; time < 2; time += 1) {
    set.takeChanges(put, [], [], nothingKept);
    expect(set.diagnostics.map(({ code }) => code)).toEqual(["input/not-text"]);
    expect([set.fileCount, set.texts.size]).toEqual([1, 0]);
    expect(pendingIn(set)).toEqual(["- blue"]);
  }
  change(set, { "a.yaml": network("blue") });
  expect(set.diagnostics).toEqual([]);
  expect(pendingIn(set)).toEqual([]);
});

test("a resource that somebody holds does not hold the text that it was read from", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const heapMegabytes = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const set = new ManifestSet();
  const held: unknown[] = [];
  const before = heapMegabytes();
  for (let version = 0; version < 100; version += 1) {
    const words = `---\n# ${"word ".repeat(100)}\n`.repeat(400);
    change(set, {
      "a.yaml": network("a-name-that-is-long-enough-to-be-a-slice", version + 1) + words,
    });
    held.push(...set.pending().put);
    set.settle();
  }
  expect(held).toHaveLength(100);
  expect(heapMegabytes() - before).toBeLessThan(10);
});

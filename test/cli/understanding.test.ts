// Who watches manifests understands them as a command does that reads them once.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUnderstanding } from "../../src/cli/understanding.ts";
import type { ManifestFile } from "../../src/ports/files.ts";
import type { Understanding } from "../../src/reconcile/understanding.ts";
import { createFiles } from "../../src/adapters/process/files.ts";
import { createTextCache } from "../../src/adapters/files/text-cache.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";

let folder: TempFolder;
beforeEach(() => {
  folder = createTempFolder();
});
afterEach(() => {
  folder.remove();
});

const network = "apiVersion: plumbline/v1\nkind: Network\nmetadata: {name: blue}\nspec: {vni: 7}\n";

function fileOf(file: string, text: string): ManifestFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

function understandingIn(path: string, mayBeEmpty = false): Understanding {
  const files = createFiles(path, {
    readManifests: () => Promise.reject(new Error("nobody reads here")),
    textCache: (inner) => createTextCache({ folder: inner }),
  });
  const settings = { files, stateFolder: "state" } as Parameters<typeof createUnderstanding>[0];
  return createUnderstanding(settings, { mayBeEmpty, places: ["fabrics/prod"] });
}

function whole(revision: string, ...files: ManifestFile[]) {
  return { type: "whole", revision, tree: { files, diagnostics: [] } } as const;
}

function changed(since: string, revision: string, put: ManifestFile[], removed: string[] = []) {
  return { type: "changed", since, revision, put, removed, diagnostics: [] } as const;
}

test("readings are taken in one behind the other, and only changes are pending", async () => {
  const understanding = understandingIn(folder.path);
  const first = await understanding.take(whole("1", fileOf("a.yaml", network)));
  expect(first).toMatchObject({ diagnostics: [], fileCount: 1, resourceCount: 1 });
  expect(understanding.pending().put.map(({ name }) => name)).toEqual(["blue"]);
  understanding.settle();
  const red = network.replace("blue", "red");
  await understanding.take(changed("1", "2", [fileOf("b.yaml", red)], ["a.yaml"]));
  const { put, removed } = understanding.pending();
  expect([put.map(({ name }) => name), removed.map(({ name }) => name)]).toEqual([
    ["red"],
    ["blue"],
  ]);
});

test("changes since something else are a bug, not a fabric", async () => {
  const understanding = understandingIn(folder.path);
  await expect(understanding.take(changed("1", "2", []))).rejects.toThrow(
    "changes since 1 do not follow on nothing",
  );
});

test("what was parsed is kept for whoever comes next", async () => {
  await understandingIn(folder.path).take(whole("1", fileOf("a.yaml", network)));
  expect(readdirSync(join(folder.path, "state/cache"))).toHaveLength(1);
  const next = understandingIn(folder.path);
  await next.take(whole("1", fileOf("elsewhere.yaml", network)));
  expect(next.pending().put[0]?.source.file).toBe("elsewhere.yaml");
});

test("a source that lost all its resources is an error, and names itself", async () => {
  const understanding = understandingIn(folder.path);
  await understanding.take(whole("1", fileOf("a.yaml", network)));
  const emptied = await understanding.take(changed("1", "2", [fileOf("a.yaml", "# none\n")]));
  expect(emptied.diagnostics.map(({ code }) => code)).toEqual(["input/no-manifests"]);
  expect(emptied.diagnostics[0]?.label).toContain("there is no resource in fabrics/prod");
  const gone = await understanding.take(changed("2", "3", [], ["a.yaml"]));
  expect(gone.diagnostics).toHaveLength(1);
});

test("it is none where that is meant", async () => {
  const understanding = understandingIn(folder.path, true);
  const { diagnostics, fileCount } = await understanding.take(whole("1"));
  expect([diagnostics, fileCount]).toEqual([[], 0]);
});

test("what planning finds stands at its line", async () => {
  const understanding = understandingIn(folder.path);
  const understood = await understanding.take(whole("1", fileOf("a.yaml", network)));
  const [resource] = understanding.pending().put;
  if (resource === undefined) throw new Error("a network was read");
  const { diagnostics } = understanding.locate(understood, [
    {
      code: "reference/unknown-vrf",
      severity: "error",
      at: { resource, field: "/spec/vni" },
      help: "name another",
    },
  ]);
  expect(diagnostics.map(({ range }) => `${range?.line}:${range?.column}`)).toEqual(["4:13"]);
});

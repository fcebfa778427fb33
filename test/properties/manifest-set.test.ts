// A set of manifests says, after any course of readings, what a fresh load of the same files says; and
// its changes, taken one behind the other, add up to its resources.

import fc from "fast-check";
import { expect, test } from "vitest";
import { inputDiagnostic } from "../../src/model/input-diagnostic.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import { compareNames } from "../../src/model/sort.ts";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import { ManifestSet } from "../../src/manifest/manifest-set.ts";
import { sortDiagnostics } from "../../src/manifest/sort-diagnostics.ts";

/** Few names, so that files meet, documents have namesakes and changes are taken back. */
const fileNames = ["a1.yaml", "a01.yaml", "a10.yaml", "b/x.yaml", "lines.jsonl"];

const documents = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom("Network", "VlanPool"),
      name: fc.constantFrom("blue", "red", "a-name-that-is-longer-than-others"),
      vni: fc.constantFrom(7, 8),
      label: fc.constantFrom("", ", labels: {a: b}"),
    })
    .map(({ kind, name, vni, label }) => {
      const spec = kind === "Network" ? `{vni: ${vni}}` : `{ranges: [${vni}-9]}`;
      return `apiVersion: plumbline/v1\nkind: ${kind}\nmetadata: {name: ${name}${label}}\nspec: ${spec}\n`;
    }),
  fc.constantFrom("# nothing\n", "kind: Netwrok\n", "}\n", "a: &x [*x]\n"),
  fc.constant(
    '{"apiVersion":"plumbline/v1","kind":"Network","metadata":{"name":"blue"},"spec":{}}\n',
  ),
);

const contents = fc.oneof(
  { weight: 9, arbitrary: fc.array(documents, { maxLength: 3 }).map(joined) },
  { weight: 1, arbitrary: fc.constantFrom(Uint8Array.of(0xff, 0xfe), Uint8Array.of(1, 2)) },
);

function joined(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(texts.join("---\n"));
}

interface Step {
  readonly isWhole: boolean;
  readonly edits: readonly (readonly [file: string, bytes: Uint8Array | undefined])[];
  readonly isSettled: boolean;
  readonly isFound: boolean;
  readonly isKept: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  isWhole: fc.boolean(),
  edits: fc.array(
    fc.tuple(fc.constantFrom(...fileNames), fc.option(contents, { nil: undefined })),
    { maxLength: 4 },
  ),
  isSettled: fc.boolean(),
  isFound: fc.boolean(),
  isKept: fc.boolean(),
});

test("a set of manifests says what a fresh load says, and its changes add up", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const set = new ManifestSet();
      const keeping = new Map<string, string>();
      let files = new Map<string, Uint8Array>();
      let settled = new Map<string, Resource>();
      for (const { isWhole, edits, isSettled, isFound, isKept } of steps) {
        files = edited(files, edits);
        const found = isFound ? [inputDiagnostic("z.yaml", "input/unreadable", "no", "no")] : [];
        const kept = (key: string): string | undefined => (isKept ? keeping.get(key) : undefined);
        const all = [...files].map(([file, bytes]) => ({ file, bytes }));
        const named = new Set(edits.map(([file]) => file));
        const toKeep = isWhole
          ? set.takeWhole(all, found, kept)
          : set.takeChanges(
              all.filter(({ file }) => named.has(file)),
              [...named].filter((file) => !files.has(file)),
              found,
              kept,
            );
        for (const [key, text] of toKeep) keeping.set(key, text);
        const inOrder = all.sort((a, b) => compareNames(a.file, b.file));
        const fresh = loadManifests(inOrder, () => undefined);
        expect(set.diagnostics).toEqual(sortDiagnostics([...found, ...fresh.diagnostics]));
        expect(sorted(set.texts)).toEqual(sorted(fresh.texts));
        expect(set.fileCount).toBe(files.size);
        expect(set.resourceCount).toBe(fresh.resources.length);
        const now = changed(settled, set.pending());
        expect(sorted(now)).toEqual(sorted(firstOfEach(fresh.resources)));
        if (!isSettled) continue;
        set.settle();
        expect(set.pending()).toEqual({ put: [], removed: [] });
        settled = now;
      }
    }),
    { numRuns: 300 },
  );
});

function edited(
  files: ReadonlyMap<string, Uint8Array>,
  edits: Step["edits"],
): Map<string, Uint8Array> {
  const after = new Map(files);
  for (const [file, bytes] of edits) {
    if (bytes === undefined) after.delete(file);
    else after.set(file, bytes);
  }
  return after;
}

/** Fails where a change is none, or where something is removed that is not there. */
function changed(
  before: ReadonlyMap<string, Resource>,
  { put, removed }: ReturnType<ManifestSet["pending"]>,
): Map<string, Resource> {
  const after = new Map(before);
  for (const resource of put) {
    expect(before.get(refOf(resource))).not.toEqual(resource);
    after.set(refOf(resource), resource);
  }
  for (const resource of removed) expect(after.delete(refOf(resource))).toBe(true);
  return after;
}

function firstOfEach(resources: readonly Resource[]): Map<string, Resource> {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    if (!first.has(refOf(resource))) first.set(refOf(resource), resource);
  }
  return first;
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => compareNames(a, b));
}

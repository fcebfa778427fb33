// Whatever happens in a folder, in whatever order: once it is quiet, what was told bit by bit is what
// somebody finds who looks for the first time.

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readManifestTree } from "../../src/adapters/files/read-manifest-tree.ts";
import type { Source } from "../../src/ports/source.ts";
import { openFolder, type Files } from "./folders.ts";

const names = [
  "a.yaml",
  "b.yaml",
  "x/a.yaml",
  "x/y/b.json",
  "x/.hidden/c.yaml",
  "z/a.yaml",
  "n.txt",
];
const folders = ["x", "x/y", "z", "x/.hidden"];

const edit = fc.oneof(
  fc.record({ does: fc.constant("write"), at: fc.constantFrom(...names), to: fc.string() }),
  fc.record({
    does: fc.constantFrom("remove", "touch"),
    at: fc.constantFrom(...names, ...folders),
    to: fc.constant(""),
  }),
  fc.record({
    does: fc.constantFrom("rename", "link", "copy"),
    at: fc.constantFrom(...names, ...folders, "../outside", "."),
    to: fc.constantFrom(...names, ...folders),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Does it if it can be done. */
function edited(root: string, { does, at, to }: Edit): void {
  const from = join(root, at);
  const path = join(root, to);
  try {
    if (does === "write") {
      mkdirSync(dirname(from), { recursive: true });
      writeFileSync(from, to);
    } else if (does === "remove") rmSync(from, { recursive: true });
    else if (does === "touch") utimesSync(from, new Date(), new Date());
    else {
      mkdirSync(dirname(path), { recursive: true });
      if (does === "rename" && at !== "." && at !== "../outside") renameSync(from, path);
      else if (does === "link") symlinkSync(from, path);
      else if (does === "copy" && existsSync(from)) {
        execFileSync("cp", ["--recursive", "--preserve", from, path], { stdio: "ignore" });
      }
    }
  } catch {
    // What cannot be done here changes little.
  }
}

async function freshly(folder: string): Promise<{ files: Files; problems: string[] }> {
  const readInput = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());
  const tree = await readManifestTree(["t"], { folder, readInput });
  const texts = tree.files.map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]);
  return {
    files: Object.fromEntries(texts) as Files,
    problems: tree.diagnostics.map(({ code, range }) => `${code} ${range?.file}`),
  };
}

const patiently = { timeout: 20_000 };

async function problemsIn(source: Source): Promise<string[]> {
  const reading = await source.read({});
  const found = "tree" in reading ? reading.tree.diagnostics : [];
  return found.map(({ code, range }) => `${code} ${range?.file}`);
}

test("what is told bit by bit is what is there", async () => {
  const courses = fc.sample(
    fc.array(fc.array(edit, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
    {
      numRuns: 40,
      seed: 7,
    },
  );
  await Promise.all(
    courses.map(async (course) => {
      const folder = await openFolder({
        "t/a.yaml": "a",
        "t/x/a.yaml": "x",
        "outside/s.yaml": "s",
      });
      try {
        // From then on the system tells of everything.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        for (const edits of course) {
          for (const one of edits) edited(join(folder.path, "t"), one);
          const { files, problems } = await freshly(folder.path);
          const told = await folder.until((now) => same(now, files));
          expect(told).toEqual(files);
          await expect.poll(() => problemsIn(folder.source), patiently).toEqual(problems);
        }
      } finally {
        await folder.end();
      }
    }),
  );
});

function same(left: Files, right: Files): boolean {
  const sorted = (files: Files): string =>
    JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(left) === sorted(right);
}

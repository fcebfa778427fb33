// Manifests are found in files and folders, and never outside of what a person named.

import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readManifestTree } from "../../src/adapters/files/read-manifest-tree.ts";

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "plumbline-tree-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${name}\n`);
  }
}

async function read(...paths: string[]): Promise<{ files: string[]; problems: string[] }> {
  const readInput = async (): Promise<Uint8Array> => new TextEncoder().encode("input");
  const tree = await readManifestTree(paths, { folder, readInput, totalBytesMax: 1000 });
  return {
    files: tree.files.map(({ file }) => file),
    problems: tree.diagnostics.map(({ code, range }) => `${code} ${range?.file}`),
  };
}

test("folders are read with everything in them, in the order of names", async () => {
  write("t/b10.yaml", "t/b2.yml", "t/a/x.json", "t/a/y.jsonl", "t/z.ndjson", "t/README.md");
  write("t/.hidden/a.yaml", "t/.b.yaml", "t/node_modules/m/a.yaml", "t/plumbline.yaml");
  write("t/a/plumbline.yaml");
  expect(await read("t")).toEqual({
    files: [
      "t/a/plumbline.yaml",
      "t/a/x.json",
      "t/a/y.jsonl",
      "t/b2.yml",
      "t/b10.yaml",
      "t/z.ndjson",
    ],
    problems: [],
  });
});

test("the state of another run among the manifests is not read as manifests", async () => {
  write("t/a.yaml", "t/old/data.mdb", "t/old/cache/b.json", "t/old/c.yaml", "t/z.yaml");
  expect(await read("t")).toEqual({ files: ["t/a.yaml", "t/z.yaml"], problems: [] });
  expect((await read("t/old")).problems).toEqual(["input/no-manifests t/old"]);
});

test("a file that was named is read whatever it is called, and once", async () => {
  write("t/a.yaml", "t/notes.txt");
  expect((await read("t/notes.txt", "t", "t/a.yaml", join(folder, "t"))).files).toEqual([
    "t/a.yaml",
    "t/notes.txt",
  ]);
});

test("the standard input is a file without a name", async () => {
  expect(await read("-")).toEqual({ files: ["<stdin>"], problems: [] });
});

test("files outside the working folder are shown with their whole name", async () => {
  write("a/x.yaml", "b/keep");
  const tree = await readManifestTree(["../a"], {
    folder: join(folder, "b"),
    readInput: async () => new Uint8Array(),
  });
  expect(tree.files.map(({ file }) => file)).toEqual([join(folder, "a/x.yaml")]);
});

test("links that lead out of the folder are refused, others are followed once", async () => {
  write("t/real/a.yaml", "secret.yaml");
  symlinkSync(join(folder, "secret.yaml"), join(folder, "t/out.yaml"));
  symlinkSync(folder, join(folder, "t/up"));
  symlinkSync("real/a.yaml", join(folder, "t/link.yaml"));
  symlinkSync("..", join(folder, "t/real/circle"));
  symlinkSync("self.yaml", join(folder, "t/self.yaml"));
  expect(await read("t")).toEqual({
    files: ["t/link.yaml"],
    problems: [
      "input/outside-tree t/out.yaml",
      "input/unreadable t/self.yaml",
      "input/outside-tree t/up",
    ],
  });
});

test("a folder without manifests is a mistake in the command", async () => {
  mkdirSync(join(folder, "t/empty"), { recursive: true });
  expect((await read("t")).problems).toEqual(["input/no-manifests t"]);
  expect((await read("nowhere")).problems).toEqual(["input/unreadable nowhere"]);
});

test.runIf(process.platform !== "win32")("nobody waits for a pipe in a folder", async () => {
  write("t/a.yaml");
  execFileSync("mkfifo", [join(folder, "t/pipe.yaml")]);
  symlinkSync("pipe.yaml", join(folder, "t/z.yaml"));
  expect(await read("t")).toEqual({
    files: ["t/a.yaml"],
    problems: ["input/unreadable t/pipe.yaml", "input/unreadable t/z.yaml"],
  });
});

test("a file that is too large is not even opened", async () => {
  write("t/a.yaml");
  truncateSync(join(folder, "t/a.yaml"), 33 * 1024 * 1024);
  chmodSync(join(folder, "t/a.yaml"), 0);
  expect((await read("t")).problems).toEqual(["input/too-large t/a.yaml"]);
});

test("all files together have a limit, too", async () => {
  write("t/a.yaml", "t/b.yaml");
  writeFileSync(join(folder, "t/a.yaml"), "x".repeat(999));
  expect(await read("t")).toEqual({ files: ["t/a.yaml"], problems: ["input/too-large t/b.yaml"] });
});

test.runIf(process.platform !== "win32")(
  "a device without an end is read up to the limit",
  async () => {
    expect((await read("/dev/zero")).problems).toEqual(["input/too-large /dev/zero"]);
  },
);

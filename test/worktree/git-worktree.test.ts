// Real repositories, and what a work tree says of the manifests in them. In CI a work tree is that of a
// merge request, so that some of these mean harm.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openWorktree } from "../../src/adapters/worktree/open-worktree.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { Checkout, Worktree } from "../../src/ports/worktree.ts";
import { createRepository, type Repository } from "./repository.ts";

let repository: Repository;
let root: string;

beforeEach(() => {
  repository = createRepository();
  root = repository.root;
});

afterEach(() => {
  repository.end();
});

async function opened(folder = root, path = "."): Promise<Worktree> {
  const worktree = await openWorktree(folder, path);
  if (worktree === undefined) throw new Error("there is no work tree");
  return worktree;
}

async function checkoutOf(files: readonly string[], folder = root): Promise<Checkout> {
  const read = files.map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
  const checkout = await (await opened(folder)).checkout(read, ["."]);
  if (isTrouble(checkout)) throw new Error(checkout.reason);
  return checkout;
}

describe("a work tree", () => {
  test("says commit and branch of files that are as they were committed", async () => {
    const commit = repository.commit({ "fabric/a b.yaml": "a: 1\n", "fabric/ü.yaml": "a: 2\n" });
    const checkout = await checkoutOf(["fabric/a b.yaml", "fabric/ü.yaml"]);
    expect(checkout).toEqual({ commit, branch: "main", changedFiles: [], otherFiles: 0 });
  });

  test("counts files that are changed, new and gone, also where the index has them already", async () => {
    repository.commit({ "a.yaml": "a: 1\n", "b.yaml": "b: 1\n", "c.yaml": "c: 1\n", "d.txt": "" });
    repository.write({ "a.yaml": "a: 2\n", "new.yaml": "n: 1\n" });
    repository.git("add", "a.yaml");
    rmSync(join(root, "c.yaml"));
    rmSync(join(root, "d.txt"));
    const { changedFiles } = await checkoutOf(["a.yaml", "b.yaml", "new.yaml"]);
    expect(changedFiles).toEqual(["a.yaml", "new.yaml", "c.yaml"]);
  });

  test("is found from a folder inside, and through a link", async () => {
    repository.commit({ "fabric/a.yaml": "a: 1\n", "other/b.yaml": "b: 1\n" });
    expect((await checkoutOf(["a.yaml"], join(root, "fabric"))).changedFiles).toEqual([]);
    const link = `${root}-link`;
    symlinkSync(join(root, "fabric"), link);
    try {
      expect((await checkoutOf(["a.yaml"], link)).changedFiles).toEqual([]);
    } finally {
      rmSync(link);
    }
  });

  test("counts files that lie elsewhere", async () => {
    repository.commit({ "a.yaml": "a: 1\n" });
    const checkout = await (
      await opened()
    ).checkout([{ file: "/somewhere/b.yaml", bytes: Buffer.from("") }], ["/somewhere"]);
    expect(checkout).toMatchObject({ otherFiles: 1 });
  });

  test("takes line ends that git turned round for no change", async () => {
    repository.commit({ "a.yaml": "a: 1\nb: 2\n" });
    repository.write({ "a.yaml": "a: 1\r\nb: 2\r\n" });
    expect((await checkoutOf(["a.yaml"])).changedFiles).toEqual([]);
  });

  test("without any commit says its branch, and that everything is new", async () => {
    repository.write({ "a.yaml": "a: 1\n" });
    expect(await checkoutOf(["a.yaml"])).toEqual({
      branch: "main",
      changedFiles: ["a.yaml"],
      otherFiles: 0,
    });
  });

  test("with a detached head says the commit alone", async () => {
    const commit = repository.commit({ "a.yaml": "a: 1\n" });
    repository.git("checkout", "-q", "--detach");
    const checkout = await checkoutOf(["a.yaml"]);
    expect(checkout.commit).toBe(commit);
    expect(checkout).not.toHaveProperty("branch");
  });

  test("that is a further one of a repository, or a shallow clone, is one as well", async () => {
    repository.commit({ "a.yaml": "a: 1\n" });
    repository.commit({ "a.yaml": "a: 2\n" });
    const [second, clone] = [`${root}-second`, `${root}-clone`];
    try {
      repository.git("worktree", "add", "-q", "-b", "--odd", second);
    } catch {
      repository.git("worktree", "add", "-q", "-b", "second", second);
    }
    repository.git("clone", "-q", "--depth", "1", `file://${root}`, clone);
    try {
      expect(await checkoutOf(["a.yaml"], second)).toMatchObject({ branch: "second" });
      expect(await checkoutOf(["a.yaml"], clone)).toMatchObject({ branch: "main" });
      const worktree = await opened(clone);
      const { commit = "" } = await checkoutOf(["a.yaml"], clone);
      const authors = await worktree.authors(
        commit,
        [{ file: "a.yaml", line: 1 }],
        new AbortController().signal,
      );
      expect(authors.get("a.yaml:1")?.isOldestKnown).toBe(true);
    } finally {
      rmSync(second, { recursive: true });
      rmSync(clone, { recursive: true });
    }
  });

  test("is none where nothing upwards is one, and a broken one is trouble", async () => {
    expect(await openWorktree(dirname(root), dirname(root))).toBeUndefined();
    expect(await openWorktree(root, "not-there")).toBeUndefined();
    rmSync(join(root, ".git"), { recursive: true });
    writeFileSync(join(root, ".git"), "gitdir: /nowhere\n");
    const checkout = await (await opened()).checkout([], ["."]);
    expect(checkout).toMatchObject({ type: "trouble" });
  });

  test("that means harm starts nothing, and what the environment says of git is not heard", async () => {
    const commit = repository.commit({ "a.yaml": "a: 1\n" });
    const trap = join(root, "trap.sh");
    const sprung = join(root, "sprung");
    writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\ncat\n`);
    chmodSync(trap, 0o755);
    for (const name of ["core.fsmonitor", "diff.x.textconv", "filter.x.clean", "core.pager"]) {
      repository.git("config", name, trap);
    }
    for (const hook of ["post-index-change", "reference-transaction", "pre-commit"]) {
      mkdirSync(join(root, ".git/hooks"), { recursive: true });
      writeFileSync(join(root, ".git/hooks", hook), `#!/bin/sh\ntouch ${sprung}\n`, {
        mode: 0o755,
      });
    }
    writeFileSync(join(root, ".gitattributes"), "*.yaml diff=x filter=x\n");
    repository.write({ "a.yaml": "a: 2\n" });
    process.env["GIT_DIR"] = "/nowhere";
    try {
      const worktree = await opened();
      expect(await checkoutOf(["a.yaml"])).toMatchObject({ commit, changedFiles: ["a.yaml"] });
      const line = { file: "a.yaml", line: 1 };
      await worktree.authors(commit, [line], new AbortController().signal);
      await worktree.committedText(commit, "a.yaml");
      const files = new Map([["a.yaml", "a: 3\n"]]);
      const made = await worktree.makeBranch({ commit, branch: "b", message: "m\n", files });
      expect(made).toMatchObject({ type: "made" });
    } finally {
      delete process.env["GIT_DIR"];
    }
    expect(existsSync(sprung)).toBe(false);
  });
});

describe("an author", () => {
  test("is named for each line that was asked about, and none where time is over", async () => {
    const first = repository.commit({ "a.yaml": "a: 1\nb: 1\n" }, "Ann Author");
    const second = repository.commit({ "a.yaml": "a: 1\nb: 2\n" }, "Bob Builder");
    const worktree = await opened();
    const lines = [1, 2, 99].map((line) => ({ file: "a.yaml", line }));
    const authors = await worktree.authors(second, lines, new AbortController().signal);
    expect(authors.get("a.yaml:1")).toMatchObject({ name: "Ann Author", commit: first });
    expect(authors.get("a.yaml:2")).toMatchObject({ name: "Bob Builder", commit: second });
    expect(authors.size).toBe(2);
    expect(await worktree.authors(second, lines, AbortSignal.abort())).toEqual(new Map());
  });
});

describe("a branch", () => {
  test("is made beside everything that a person works with", async () => {
    const commit = repository.commit({ "x/a.yaml": "a: 1\n", "gone.yaml": "g: 1\n", "run.sh": "" });
    repository.write({ "run.sh": "half done\n", "loose.txt": "mine\n" });
    repository.git("add", "loose.txt");
    const before = repository.git("status", "--porcelain");
    const files = new Map([
      ["x/a.yaml", "a: 2\n"],
      ["x/new.yaml", "n: 1\n"],
      ["gone.yaml", undefined],
    ]) as Map<string, string>;
    const made = await (
      await opened()
    ).makeBranch({
      commit,
      branch: "adopt/x",
      message: "Adopt x\n\nwhy\n",
      files,
    });
    expect(made).toMatchObject({ type: "made" });
    expect(repository.git("status", "--porcelain")).toBe(before);
    expect(repository.git("symbolic-ref", "HEAD")).toBe("refs/heads/main");
    const shown = repository.git("show", "--format=%P %an %s", "--name-status", "adopt/x");
    const changes = "D\tgone.yaml\nM\tx/a.yaml\nA\tx/new.yaml";
    expect(shown).toBe(`${commit} Somebody Adopt x\n\n${changes}`);
    expect(repository.git("show", "adopt/x:x/a.yaml")).toBe("a: 2");
  });

  test("that is there is left as it is, and an odd name is refused", async () => {
    const commit = repository.commit({ "a.yaml": "a: 1\n" });
    repository.git("branch", "there");
    const worktree = await opened();
    const files = new Map([["a.yaml", "a: 2\n"]]);
    for (const branch of [
      "there",
      "--orphan",
      "-x",
      "HEAD",
      "a..b",
      "",
      "a b",
      "x.lock",
      "there/b",
    ]) {
      const made = await worktree.makeBranch({ commit, branch, message: "m\n", files });
      expect(["refused", "trouble"], branch).toContain(made.type);
    }
    expect(repository.git("for-each-ref", "--format=%(refname) %(objectname)")).toBe(
      `refs/heads/main ${commit}\nrefs/heads/there ${commit}`,
    );
  });

  test("needs room for an index, and says where there is none", async () => {
    const commit = repository.commit({ "a.yaml": "a: 1\n" });
    const worktree = await opened();
    vi.stubEnv("TMPDIR", join(root, "nowhere"));
    const files = new Map([["a.yaml", "a: 2\n"]]);
    const made = await worktree.makeBranch({ commit, branch: "b", message: "m\n", files });
    vi.unstubAllEnvs();
    expect(made).toMatchObject({ type: "trouble", doing: "making room for an index" });
  });

  test("needs somebody who commits", async () => {
    const commit = repository.commit({ "a.yaml": "a: 1\n" });
    repository.git("config", "--unset", "user.name");
    const files = new Map([["a.yaml", "a: 2\n"]]);
    const home = process.env["HOME"];
    process.env["HOME"] = root;
    try {
      const made = await (await opened()).makeBranch({ commit, branch: "b", message: "m", files });
      expect(made).toMatchObject({ type: "trouble" });
    } finally {
      process.env["HOME"] = home;
    }
  });
});

test("git is there", () => {
  expect(execFileSync("git", ["--version"], { encoding: "utf8" })).toMatch(/^git version/);
});

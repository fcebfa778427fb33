// Reading manifests from repositories on this machine: all of them, and what changed.

import { afterEach, describe, expect, test } from "vitest";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { filesOf, gitSources, problemsOf } from "../support/git-sources.ts";

const sources = gitSources();
const made: GitRepository[] = [];

function repository(): GitRepository {
  const one = createGitRepository();
  made.push(one);
  return one;
}

afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

describe("reading a repository", () => {
  test("tells all manifests of a branch first, under their names in the repository", async () => {
    const work = repository();
    const commit = work.commit({ "a.yaml": "a", "prod/b.json": "{}", "README.md": "no" });
    const source = await sources.open({ url: work.path });
    const reading = await source.read({});
    expect(reading).toMatchObject({
      type: "whole",
      revision: commit,
      label: `main@${commit.slice(0, 7)}`,
    });
    expect(filesOf(reading)).toEqual({ "a.yaml": "a", "prod/b.json": "{}" });
    expect(problemsOf(reading)).toEqual([]);
  });

  test("tells nothing where the commit is the one that was read", async () => {
    const work = repository();
    const commit = work.commit({ "a.yaml": "a" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    expect(await source.read({ since: commit })).toMatchObject({ type: "same", revision: commit });
  });

  test("tells what changed: new files, other bytes, what is gone; also of renamed files", async () => {
    const work = repository();
    const first = work.commit({ "a.yaml": "a", "b.yaml": "b", "c.yaml": "c", "d.yaml": "d" });
    const source = await sources.open({ url: `file://${work.path}` });
    await source.read({});
    work.git("mv", "d.yaml", "e.yaml");
    const second = work.commit({ "a.yaml": "A", "b.yaml": undefined, "x/n.yaml": "n", z: "no" });
    const reading = await source.read({ since: first });
    expect(reading).toMatchObject({ type: "changed", since: first, revision: second });
    expect(filesOf(reading)).toEqual({
      put: { "a.yaml": "A", "e.yaml": "d", "x/n.yaml": "n" },
      removed: ["b.yaml", "d.yaml"],
    });
  });

  test("reads one folder alone; commits elsewhere are changes without files", async () => {
    const work = repository();
    const first = work.commit({ "prod/a.yaml": "a", "lab/b.yaml": "b" });
    const source = await sources.open({ url: work.path, path: "./prod/" });
    expect(filesOf(await source.read({}))).toEqual({ "prod/a.yaml": "a" });
    work.commit({ "lab/b.yaml": "B" });
    expect(filesOf(await source.read({ since: first }))).toEqual({ put: {}, removed: [] });
  });

  test("reads a tag, and a commit by its hash, whatever the branch does", async () => {
    const work = repository();
    const first = work.commit({ "a.yaml": "1" });
    work.git("tag", "-a", "-m", "first", "v1");
    work.commit({ "a.yaml": "2" });
    const tagged = await sources.open({ url: work.path, ref: "refs/tags/v1" });
    expect(await tagged.read({})).toMatchObject({
      revision: first,
      label: `v1@${first.slice(0, 7)}`,
    });
    const pinned = await sources.open({ url: `file://${work.path}`, ref: first });
    expect(filesOf(await pinned.read({}))).toEqual({ "a.yaml": "1" });
    work.git("tag", "-f", "-a", "-m", "moved", "v1");
    expect(filesOf(await tagged.read({ since: first }))).toEqual({
      put: { "a.yaml": "2" },
      removed: [],
    });
  });

  test("tells what changed also after a force-push, and all where the old commit is unknown", async () => {
    const work = repository();
    work.commit({ "a.yaml": "a", "b.yaml": "b" });
    const old = work.commit({ "a.yaml": "A" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    work.git("reset", "--quiet", "--hard", "HEAD^");
    const rewritten = work.commit({ "b.yaml": "B" });
    const reading = await source.read({ since: old, trusted: old });
    expect(reading).toMatchObject({ type: "changed", revision: rewritten });
    expect(filesOf(reading)).toEqual({ put: { "a.yaml": "a", "b.yaml": "B" }, removed: [] });
    const unknown = await source.read({ since: "0123456789012345678901234567890123456789" });
    expect(unknown).toMatchObject({ type: "whole" });
  });

  test("refuses a branch or a folder that is gone, and reads on once it is back", async () => {
    const work = repository();
    const first = work.commit({ "prod/a.yaml": "a" });
    const source = await sources.open({ url: work.path, path: "prod" });
    await source.read({});
    work.commit({ "prod/a.yaml": undefined, "b.yaml": "b" });
    expect(await source.read({ since: first })).toMatchObject({
      type: "refused",
      reason: "gone",
      detail: expect.stringContaining('no folder "prod"') as string,
    });
    work.git("checkout", "--quiet", "--detach");
    work.git("branch", "--quiet", "-D", "main");
    expect(await source.read({ since: first })).toMatchObject({
      type: "refused",
      reason: "gone",
      detail: expect.stringContaining('branch "main" is not in') as string,
    });
    work.git("branch", "main", first);
    expect(await source.read({ since: first })).toMatchObject({ type: "same" });
  });

  test("refuses an empty repository, and says of a folder without manifests that it has none", async () => {
    const work = repository();
    const source = await sources.open({ url: work.path });
    expect(await source.read({})).toMatchObject({ type: "refused", reason: "gone" });
    work.commit({ README: "nothing" });
    expect(problemsOf(await source.read({}))).toEqual([
      "input/no-manifests .: no .yaml, .yml, .json, .jsonl or .ndjson file was found in this folder",
    ]);
  });

  test("refuses more manifests, and larger ones, than it was told to read", async () => {
    const work = repository();
    work.commit({ "a.yaml": "a", "b.yaml": "b".repeat(2000) });
    const few = await sources.open({ url: work.path, limits: { filesMax: 1 } });
    expect(await few.read({})).toMatchObject({ type: "refused", reason: "too-large" });
    const small = await sources.open({ url: work.path, limits: { totalBytesMax: 1000 } });
    expect(await small.read({})).toMatchObject({ type: "refused", reason: "too-large" });
  });
});

describe("what was in force", () => {
  test("is read again by its hash, also after a restart and when the server has lost it", async () => {
    const work = repository();
    const first = work.commit({ "a.yaml": "1" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    expect(await source.keep(first)).toBeUndefined();
    await source.close();
    work.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "another");
    work.git("reflog", "expire", "--expire=now", "--all");
    work.git("gc", "--quiet", "--prune=now");
    const next = await sources.open({ url: work.path });
    await next.read({});
    expect(filesOf(await next.readAt(first))).toEqual({ "a.yaml": "1" });
    expect(await next.readAt("not-a-commit")).toBeUndefined();
    expect(await next.readAt("0123456789012345678901234567890123456789")).toBeUndefined();
    expect(await next.keep("--upload-pack=touch")).toMatchObject({ type: "trouble" });
  });

  test("is found in the mirror of the process that ended, by the one that stood by", async () => {
    const work = repository();
    const first = work.commit({ "a.yaml": "1" });
    const leader = await sources.open({ url: work.path });
    const standby = await sources.open({ url: work.path });
    await leader.read({});
    await leader.keep(first);
    await leader.close();
    work.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "another");
    work.git("reflog", "expire", "--expire=now", "--all");
    work.git("gc", "--quiet", "--prune=now");
    await standby.read({});
    expect(filesOf(await standby.readAt(first))).toEqual({ "a.yaml": "1" });
  });
});

// One commit on a new branch, built beside everything that a person works with: from the tree of a commit,
// in an index of its own. Neither the work tree nor its index nor the checked-out branch is touched, and
// until the branch is made nothing refers to what was written.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { BranchMade, BranchRequest } from "../../ports/worktree.ts";
import type { Repository } from "./blame-lines.ts";

/** In a call of `update-ref`: there must be no such ref. */
const absent = "";

export async function makeBranch(
  repository: Repository,
  request: BranchRequest,
): Promise<BranchMade | Trouble> {
  const { run } = repository;
  const ref = `refs/heads/${request.branch}`;
  // A branch that looks like an option, or like a commit, is a trap for who types it later.
  const isOdd = request.branch.startsWith("-") || request.branch === "HEAD";
  const named = isOdd
    ? undefined
    : await run("checking a branch's name", ["check-ref-format", ref]);
  if (named === undefined || isTrouble(named)) {
    const reason = `"${request.branch}" is no name for a branch`;
    return { type: "refused", reason, help: "name another with --branch, like adopt/leaf-a1" };
  }
  const taken = await run("looking for the branch", ["show-ref", "--verify", "--hash", ref]);
  if (!isTrouble(taken)) {
    const reason = `there is a branch ${request.branch} already`;
    return { type: "refused", reason, help: "name another with --branch, or delete that one" };
  }
  const folder = await indexFolder();
  if (isTrouble(folder)) return folder;
  try {
    return await commitAt(repository, request, ref, join(folder, "index"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function indexFolder(): Promise<string | Trouble> {
  try {
    return await mkdtemp(join(tmpdir(), "plumb-index-"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return trouble("making room for an index", reason, "later");
  }
}

async function commitAt(
  repository: Repository,
  { commit, message, files }: BranchRequest,
  ref: string,
  index: string,
): Promise<BranchMade | Trouble> {
  const { run } = repository;
  const environment = { GIT_INDEX_FILE: index };
  const read = await run("reading the tree of a commit", ["read-tree", commit], { environment });
  if (isTrouble(read)) return read;
  for (const [file, text] of files) {
    const failed = await stage(repository, { file, text, commit }, environment);
    if (failed !== undefined) return failed;
  }
  const tree = await run("writing a tree", ["write-tree"], { environment });
  if (isTrouble(tree)) return tree;
  const words = ["commit-tree", tree.trim(), "-p", commit, "-F", "-"];
  const made = await run("committing", words, { input: message });
  if (isTrouble(made)) return made;
  const id = made.trim();
  const log = ["-m", "plumb: adopt drift"];
  const moved = await run("making the branch", ["update-ref", ...log, ref, id, absent]);
  return isTrouble(moved) ? moved : { type: "made", commit: id };
}

interface Staged {
  readonly file: string;
  readonly text: string | undefined;
  readonly commit: string;
}

async function stage(
  { run, pathOf }: Repository,
  { file, text, commit }: Staged,
  environment: Readonly<Record<string, string>>,
): Promise<Trouble | undefined> {
  const path = pathOf(file);
  const doing = `committing ${file}`;
  if (path === undefined) {
    return trouble(doing, "it lies outside of the work tree", "never");
  }
  if (text === undefined) {
    const gone = await run(doing, ["update-index", "--force-remove", "--", path], { environment });
    return isTrouble(gone) ? gone : undefined;
  }
  const blob = await run(doing, ["hash-object", "-w", "--no-filters", "--stdin"], { input: text });
  if (isTrouble(blob)) return blob;
  const entry = await run(doing, ["ls-tree", "-z", "--full-tree", commit, "--", path]);
  if (isTrouble(entry)) return entry;
  const mode = entry.startsWith("100755") ? "100755" : "100644";
  const words = ["update-index", "--add", "--cacheinfo", `${mode},${blob.trim()},${path}`];
  const staged = await run(doing, words, { environment });
  return isTrouble(staged) ? staged : undefined;
}

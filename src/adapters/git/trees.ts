// What stands in a folder of a commit, and what differs between two: names, modes and hashes as git
// tells them. No contents are read, and nothing is judged.

import type { GitObject } from "./batch.ts";
import { damaged, localTrouble, type MirrorTrouble } from "./fault.ts";
import { type RunGit, saysTooMuch } from "./run-git.ts";
import type { Trouble } from "../../ports/trouble.ts";

export interface TreeEntry {
  /** Octal, as git writes it: "100644" a file, "120000" a symbolic link, "160000" a submodule. */
  readonly mode: string;
  readonly hash: string;
  /** Relative to the folder. Bytes that are not UTF-8 show as U+FFFD. */
  readonly name: string;
}

export interface TreeDifference {
  readonly name: string;
  /** Absent for what is new. */
  readonly before?: TreeEntry;
  /** Absent for what is gone. */
  readonly after?: TreeEntry;
}

/** There is more than is read. */
export interface TooMuch {
  readonly type: "too-much";
  /** What follows the name of a commit: "has 5 manifests; 4 are read". */
  readonly detail: string;
}

const tooMany: TooMuch = { type: "too-much", detail: "has more files than can be listed" };

const doing = "reading the mirror of the repository";

interface TreeFinder {
  readonly git: RunGit;
  readonly contents: { head(name: string): Promise<GitObject | undefined | MirrorTrouble> };
}

/** The tree of a folder, "" for the root; undefined where the commit has no such folder. */
export async function findTree(
  { git, contents }: TreeFinder,
  commit: string,
  folder: string,
): Promise<string | undefined | Trouble | MirrorTrouble> {
  const found = await contents.head(folder === "" ? `${commit}^{tree}` : `${commit}:${folder}`);
  if (found !== undefined) return "place" in found ? found : treeOf(found);
  if (folder === "") return damaged(doing, "the files of a commit are missing");
  // It is not there, or the mirror is damaged: only a listing of what is there tells which.
  const answer = await git(["ls-tree", "-z", "--full-tree", commit, "--", folder]);
  return answer.exitCode === 0 ? undefined : localTrouble(doing, answer);
}

function treeOf({
  type,
  hash,
}: {
  readonly type: string;
  readonly hash: string;
}): string | undefined {
  return type === "tree" ? hash : undefined;
}

export async function listTree(
  git: RunGit,
  tree: string,
): Promise<readonly TreeEntry[] | TooMuch | Trouble | MirrorTrouble> {
  const answer = await git(["ls-tree", "-r", "-z", "--full-tree", tree]);
  if (answer.cut === saysTooMuch) return tooMany;
  if (answer.exitCode !== 0) return localTrouble(doing, answer);
  const entries: TreeEntry[] = [];
  for (const record of answer.stdout.toString().split("\0")) {
    const match = /^(\d{6}) [a-z]+ ([0-9a-f]+)\t([\s\S]+)$/.exec(record);
    if (match !== null) entries.push(entryOf(match[1], match[2], match[3]));
  }
  return entries;
}

/** Between any two trees that are there. A renamed file is one that is gone and one that is new. */
export async function compareTrees(
  git: RunGit,
  before: string,
  after: string,
): Promise<readonly TreeDifference[] | TooMuch | Trouble | MirrorTrouble> {
  if (before === after) return [];
  const words = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", "--no-ext-diff"];
  const answer = await git([...words, before, after]);
  if (answer.cut === saysTooMuch) return tooMany;
  if (answer.exitCode !== 0) return localTrouble(doing, answer);
  const differences: TreeDifference[] = [];
  const fields = answer.stdout.toString().split("\0");
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(fields[i] ?? "");
    const name = fields[i + 1] ?? "";
    if (match === null || name === "") continue;
    const [, oldMode, newMode, oldHash, newHash] = match;
    differences.push({
      name,
      ...(oldMode === nothing ? {} : { before: entryOf(oldMode, oldHash, name) }),
      ...(newMode === nothing ? {} : { after: entryOf(newMode, newHash, name) }),
    });
  }
  return differences;
}

const nothing = "000000";

function entryOf(mode = "", hash = "", name = ""): TreeEntry {
  return { mode, hash, name };
}

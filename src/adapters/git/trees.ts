// What stands in a folder of a commit, and what differs between two: names, modes and hashes, from the
// tree objects themselves. Only trees that differ are read, level by level, and counted on the way: a
// few kilobytes of trees can list without an end, and git would gather all of it before it says a word.

import type { Trouble } from "../../ports/trouble.ts";
import type { GitObject } from "./batch.ts";
import { damaged, localTrouble, type MirrorTrouble } from "./fault.ts";
import type { RunGit } from "./run-git.ts";

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

/** Of objects in the mirror; as `Contents`. */
export interface TreeReader {
  head(name: string): Promise<GitObject | undefined | MirrorTrouble>;
  /** Hash → bytes; "too-much" where they are larger than allowed. */
  trees(
    hashes: readonly string[],
    byteCountMax: number,
  ): Promise<ReadonlyMap<string, Uint8Array> | TooMuch | MirrorTrouble>;
}

const doing = "reading the mirror of the repository";
const tooMuch: TooMuch = { type: "too-much", detail: "has more files than can be listed" };
/** Of a fabric's repository nothing comes near; see `GitLimits` for what counts as manifests. */
const entriesMax = 250_000;
const treeBytesMax = 64 * 1024 * 1024;
const levelsMax = 200;
const folderMode = "40000";

interface TreeFinder {
  readonly git: RunGit;
  readonly contents: Pick<TreeReader, "head">;
}

/** The tree of a folder, "" for the root; undefined where the commit has no such folder. */
export async function findTree(
  { git, contents }: TreeFinder,
  commit: string,
  folder: string,
): Promise<string | undefined | Trouble | MirrorTrouble> {
  const found = await contents.head(folder === "" ? `${commit}^{tree}` : `${commit}:${folder}`);
  if (found !== undefined && "place" in found) return found;
  if (found !== undefined) return found.type === "tree" ? found.hash : undefined;
  if (folder === "") return damaged(doing, "the files of a commit are missing");
  // It is not there, or the mirror is damaged: only a listing of what is there tells which.
  const answer = await git(["ls-tree", "-z", "--full-tree", commit, "--", folder]);
  return answer.exitCode === 0 ? undefined : localTrouble(doing, answer);
}

/** A folder in both trees, or in one. */
interface Pair {
  readonly prefix: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** All below a tree; where there is one before, what differs. Moved files are gone and new. */
export async function compareTrees(
  reader: TreeReader,
  before: string | undefined,
  after: string,
): Promise<readonly TreeDifference[] | TooMuch | MirrorTrouble> {
  const found: TreeDifference[] = [];
  let pairs: Pair[] = before === after ? [] : [{ prefix: "", before, after }];
  let entryCount = 0;
  for (let level = 0; pairs.length > 0; level += 1) {
    if (level >= levelsMax) return tooMuch;
    const hashes = pairs.flatMap((pair) => [pair.before, pair.after]);
    const wanted = new Set(hashes.filter((hash) => hash !== undefined));
    const trees = await reader.trees([...wanted], treeBytesMax);
    if ("type" in trees) return trees;
    const next: Pair[] = [];
    for (const pair of pairs) {
      const old = entriesOf(trees, pair.before, pair.prefix);
      const fresh = entriesOf(trees, pair.after, pair.prefix);
      entryCount += old.size + fresh.size;
      if (entryCount > entriesMax) return tooMuch;
      for (const name of new Set([...old.keys(), ...fresh.keys()])) {
        compareEntries(old.get(name), fresh.get(name), { name, found, next });
      }
    }
    pairs = next;
  }
  return found;
}

function compareEntries(
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  {
    name,
    found,
    next,
  }: { readonly name: string; readonly found: TreeDifference[]; readonly next: Pair[] },
): void {
  if (before?.hash === after?.hash && before?.mode === after?.mode) return;
  const folders = [before, after].map((one) => (one?.mode === folderMode ? one.hash : undefined));
  if (folders.some((one) => one !== undefined)) {
    next.push({ prefix: `${name}/`, before: folders[0], after: folders[1] });
  }
  const [was, is] = [before, after].map((one) => (one?.mode === folderMode ? undefined : one));
  if (was === undefined && is === undefined) return;
  found.push({
    name,
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
  });
}

/** Name → entry. A tree is a row of "MODE NAME", a zero byte and the hash in 20 bytes. */
function entriesOf(
  trees: ReadonlyMap<string, Uint8Array>,
  hash: string | undefined,
  prefix: string,
): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const bytes = Buffer.from(trees.get(hash ?? "") ?? []);
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const mode = bytes.toString("latin1", at, space);
    const name = `${prefix}${bytes.toString("utf8", space + 1, end)}`;
    entries.set(name, { mode, name, hash: bytes.toString("hex", end + 1, end + 21) });
    at = end + 21;
  }
  return entries;
}

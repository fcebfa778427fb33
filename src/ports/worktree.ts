// The git work tree that manifests lie in, for who wants to say which commit they are, who wrote a line,
// or make a commit of changes to them. It is asked by the way: whatever git cannot say is left out, and
// nothing that it says decides about a plan.

import type { ManifestFile } from "./files.ts";
import type { Trouble } from "./trouble.ts";

/** The commit that manifests were read at, and how far they are as it has them. */
export interface Checkout {
  /** The whole id; absent where nothing was committed yet. */
  readonly commit?: string;
  /** Absent where no branch is checked out. */
  readonly branch?: string;
  /** Files with other bytes than in the commit, new ones, and those that are gone. */
  readonly changedFiles: readonly string[];
  /** How many of the files that were read lie outside of the work tree. */
  readonly otherFiles: number;
}

export interface FileLine {
  readonly file: string;
  /** Counted from 1, in the text as the commit has it. */
  readonly line: number;
}

/** Who wrote a line as it is in the commit. */
export interface LineAuthor {
  readonly name: string;
  readonly commit: string;
  /** Milliseconds since the epoch. */
  readonly writtenAtMs: number;
  /** The history ends there, so that it may be older, and of somebody else. */
  readonly isOldestKnown: boolean;
}

export interface BranchRequest {
  /** The commit that the branch begins at: the one checked out when the manifests were read. */
  readonly commit: string;
  readonly branch: string;
  readonly message: string;
  /** New texts by file name; undefined takes the file away. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

export type BranchMade =
  | { readonly type: "made"; readonly commit: string }
  /** Nothing was written that anything refers to. */
  | { readonly type: "refused"; readonly reason: string; readonly help: string };

/** Files have the names by which they were read. Nothing here changes the work tree or its index. */
export interface Worktree {
  /** How the files that were read in `among` stand to the commit that is checked out. */
  checkout(
    read: readonly ManifestFile[],
    among: readonly string[],
    signal?: AbortSignal,
  ): Promise<Checkout | Trouble>;
  /** The text as the commit has it; undefined where it has no such file. */
  committedText(
    commit: string,
    file: string,
    signal?: AbortSignal,
  ): Promise<string | undefined | Trouble>;
  /** By "file:line"; a line of which git says nothing until the signal is left out. */
  authors(
    commit: string,
    lines: readonly FileLine[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, LineAuthor>>;
  /** Makes a branch with one commit; one that is there is left as it is. */
  makeBranch(request: BranchRequest): Promise<BranchMade | Trouble>;
}

/**
 * The work tree around a file or folder, or undefined where there is none, which costs a look into each
 * folder upwards. File names are relative to `folder`.
 */
export type OpenWorktree = (folder: string, path: string) => Promise<Worktree | undefined>;

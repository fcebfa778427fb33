// The files of one revision in memory, told as what became different since. Unless much changes they
// cost next to nothing, as they are the files that are held anyway.

import type { Diagnostic } from "../../model/diagnostic.ts";
import { compareNames } from "../../model/sort.ts";
import type { WholeReading } from "../../ports/source.ts";
import type { FolderTree, TreeChanges } from "./folder-tree.ts";

interface Kept {
  readonly revision: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What was under a name then, where that is something else than it was; undefined for nothing. */
  readonly former: Map<string, Uint8Array | undefined>;
}

export class KeptFiles {
  readonly #tree: FolderTree;
  #kept: Kept | undefined;

  constructor(tree: FolderTree) {
    this.#tree = tree;
  }

  /** Keeps what is in the tree as it is, and nothing that was kept before. */
  keep(revision: string): void {
    const { diagnostics } = this.#tree;
    this.#kept = { revision, diagnostics, former: new Map() };
  }

  /** Hears of everything that the tree takes over. */
  follow({ former }: TreeChanges): void {
    const kept = this.#kept?.former;
    for (const [file, bytes] of former) if (kept?.has(file) === false) kept.set(file, bytes);
  }

  has(revision: string): boolean {
    return this.#kept?.revision === revision;
  }

  at(revision: string): WholeReading | undefined {
    const kept = this.#kept;
    if (kept?.revision !== revision) return undefined;
    const rest = this.#tree.files().filter(({ file }) => !kept.former.has(file));
    const former = [...kept.former].flatMap(([file, bytes]) =>
      bytes === undefined ? [] : [{ file, bytes }],
    );
    const files = [...rest, ...former].sort((a, b) => compareNames(a.file, b.file));
    return { type: "whole", revision, tree: { files, diagnostics: kept.diagnostics } };
  }
}

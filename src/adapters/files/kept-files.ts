// The files of few revisions in memory, told as what became different since: the one that is kept, and the
// last that were read, as whoever judges a revision may be overtaken by the next. Unless much changes they
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

/** The next reading begins before the last one was judged, and no further one does. */
const readMax = 2;

export class KeptFiles {
  readonly #tree: FolderTree;
  #kept: Kept | undefined;
  /** Those that were read last; the newest last. */
  #read: readonly Kept[] = [];

  constructor(tree: FolderTree) {
    this.#tree = tree;
  }

  /** What is in the tree was read under this name. */
  mark(revision: string): void {
    if (this.#read.at(-1)?.revision === revision) return;
    const { diagnostics } = this.#tree;
    this.#read = [...this.#read, { revision, diagnostics, former: new Map() }].slice(-readMax);
  }

  /** Keeps this one, and nothing that was kept before; false where nobody has it any more. */
  keep(revision: string): boolean {
    const found = this.#find(revision);
    if (found !== undefined) this.#kept = found;
    return found !== undefined;
  }

  /** Hears of everything that the tree takes over. */
  follow({ former }: TreeChanges): void {
    const all = new Set([...this.#read, ...(this.#kept === undefined ? [] : [this.#kept])]);
    for (const { former: own } of all) {
      for (const [file, bytes] of former) if (!own.has(file)) own.set(file, bytes);
    }
  }

  at(revision: string): WholeReading | undefined {
    const kept = this.#find(revision);
    if (kept === undefined) return undefined;
    const rest = this.#tree.files().filter(({ file }) => !kept.former.has(file));
    const former = [...kept.former].flatMap(([file, bytes]) =>
      bytes === undefined ? [] : [{ file, bytes }],
    );
    const files = [...rest, ...former].sort((a, b) => compareNames(a.file, b.file));
    return { type: "whole", revision, tree: { files, diagnostics: kept.diagnostics } };
  }

  #find(revision: string): Kept | undefined {
    if (this.#kept?.revision === revision) return this.#kept;
    return this.#read.findLast((one) => one.revision === revision);
  }
}

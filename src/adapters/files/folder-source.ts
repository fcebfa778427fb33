// Manifests in files and folders on this machine, as a source. Events only say where to look; whatever
// they leave out is found by looking at everything now and then. Nothing is understood or judged here.

import { statSync } from "node:fs";
import { hash } from "node:crypto";
import { resolve } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import type { ChangedReading, RefusedReading, Source, WholeReading } from "../../ports/source.ts";
import { trouble } from "../../ports/trouble.ts";
import type { WatchFolders } from "./folder-events.ts";
import { FolderTree, type TreeChanges } from "./folder-tree.ts";
import { folderWakes } from "./folder-wakes.ts";
import { KeptFiles } from "./kept-files.ts";
import type { ManifestTreeOptions } from "./read-manifest-tree.ts";
import { Suspicions } from "./suspicions.ts";

export interface FolderSourceOptions extends Omit<ManifestTreeOptions, "readFile"> {
  readonly clock: Clock;
  /** Never relies on events: file systems of a network tell of nothing that others do. */
  readonly isPolling?: boolean;
  /** Is told why, in words that follow on "because", once events can be relied on no longer. */
  readonly onPolling?: (reason: string) => void;
  /** So often everything is compared byte by byte; default a minute. */
  readonly compareEveryMs?: number;
  /** In place of chokidar's. */
  readonly watchFolders?: WatchFolders;
}

/** `paths` are what a person named: files, folders, "-" for the standard input, which is read once. */
export function createFolderSource(paths: readonly string[], options: FolderSourceOptions): Source {
  const { folder, skip = [] } = options;
  let input: Promise<Uint8Array> | undefined;
  const readInput = (): Promise<Uint8Array> => (input ??= options.readInput());
  const tree = new FolderTree(paths, { ...options, readInput });
  const suspicions = new Suspicions();
  const kept = new KeptFiles(tree);
  let last: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function read(since: string | undefined): ReturnType<Source["read"]> {
    const missing = paths.find((path) => path !== "-" && isMissing(resolve(folder, path)));
    if (missing !== undefined) return gone(missing);
    const changes = await look(tree, suspicions);
    kept.follow(changes);
    const before = last;
    const revision = revisionOf(tree);
    last = revision;
    kept.mark(revision);
    if (since === revision) return { type: "same", revision };
    if (since === undefined || since !== before) return wholeOf(tree, revision);
    return changedSince(since, revision, changes, tree);
  }

  return {
    async read({ since }) {
      // Two that read at a time would take each other's changes away.
      const reading = turn.then(() => read(since));
      turn = reading.catch(() => undefined);
      return await reading;
    },
    readAt: (revision) => Promise.resolve(kept.at(revision)),
    keep(revision) {
      const doing = `keeping the manifests of revision ${revision.slice(0, 8)}`;
      const replaced = trouble(doing, "they were replaced", "never");
      return Promise.resolve(kept.keep(revision) ? undefined : replaced);
    },
    approvals: () => [],
    changes: (signal) => {
      const named = paths.filter((path) => path !== "-").map((path) => resolve(folder, path));
      const skipped = skip.map((path) => resolve(folder, path));
      return folderWakes({ ...options, tree, suspicions, named, skipped }, signal);
    },
    stir() {
      suspicions.doubt("stamps");
    },
  };
}

async function look(tree: FolderTree, suspicions: Suspicions): Promise<TreeChanges> {
  // Before looking: what moves meanwhile is suspect the next time.
  const { paths, everywhere } = suspicions.take();
  const some = everywhere === undefined ? tree.lookAt(paths) : undefined;
  return some ?? (await tree.look(everywhere ?? "stamps", paths));
}

/** Where a file lies is in the lines that plans name; what could not be read may be there later. */
function revisionOf(tree: FolderTree): string {
  return hash("sha256", `${tree.digest} ${JSON.stringify(tree.diagnostics)}`);
}

function wholeOf(tree: FolderTree, revision: string): WholeReading {
  const { diagnostics } = tree;
  return { type: "whole", revision, tree: { files: tree.files(), diagnostics } };
}

function changedSince(
  since: string,
  revision: string,
  { put, removed }: TreeChanges,
  { diagnostics }: FolderTree,
): ChangedReading {
  return { type: "changed", since, revision, put, removed, diagnostics };
}

/** What was named is there, or it cannot be told. */
function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOTDIR";
  }
}

function gone(path: string): RefusedReading {
  return {
    type: "refused",
    revision: hash("sha256", `gone ${path}`),
    reason: "gone",
    detail: `${path} is not there`,
    help: "put it back, or name other manifests with --filename",
  };
}

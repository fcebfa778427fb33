// What the system tells of folders that change, through chokidar. Folders are watched, not files: the
// system tells of both in the same words, and ten thousand files need ten thousand watches less. An event
// names a path and nothing else; nobody may conclude from silence that nothing happened.

import { existsSync, type Stats } from "node:fs";
import { basename, join } from "node:path";
import { watch, type ChokidarOptions } from "chokidar";
import { isPassedOver } from "../../model/manifest-names.ts";
import { databaseFile } from "./read-manifest-tree.ts";

export interface OnFolderEvents {
  /** Something at a path may be different; anything, where there is none. */
  stirred(path?: string): void;
  /** From here on all changes are told. Those before it are not. */
  ready(): void;
  /** Events are lost, or will be; `isLasting` where that does not pass by itself. */
  failed(reason: string, isLasting: boolean): void;
}

export interface FolderEvents {
  close(): void;
}

/** The system has no more of what watching needs. */
const exhausted: Readonly<Record<string, string>> = {
  EMFILE: "this user watches too much already, or has too many files open",
  ENFILE: "too many files are open on this machine",
  ENOSPC: "the system watches no more folders for this user",
  ENOSYS: "the system cannot watch folders here",
};

export type WatchFolders = (paths: string[], options: ChokidarOptions) => FolderWatcher;

/** The part of chokidar's watcher that is used. */
export interface FolderWatcher {
  on(event: "all", listener: (event: string, path: string) => void): unknown;
  on(event: "raw", listener: (event: string, path: string, details: unknown) => void): unknown;
  on(event: "ready", listener: () => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  close(): Promise<void>;
}

/** `folders` and `skip` are real paths; links are not followed, as their ends lie in the folders, too. */
export function watchFolders(
  folders: readonly string[],
  skip: ReadonlySet<string>,
  on: OnFolderEvents,
  open: WatchFolders = watch,
): FolderEvents {
  const roots = new Set(folders);
  const watcher = open([...folders], {
    ignoreInitial: true,
    followSymlinks: false,
    // Who may not read a folder hears of it from whoever looks.
    ignorePermissionErrors: true,
    ignored: (path, stats) => !roots.has(path) && isIgnored(path, skip, stats),
  });
  watcher.on("all", (_, path) => on.stirred(path));
  watcher.on("raw", (_, name, details) => on.stirred(pathOf(name, details)));
  watcher.on("ready", () => on.ready());
  watcher.on("error", (error) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const words = exhausted[code];
    const reason = words ?? (error instanceof Error ? error.message : String(error));
    on.failed(reason, words !== undefined);
  });
  return {
    close() {
      // It closes at once, and promises to have forgotten everything later.
      void watcher.close();
      // It forgets who listens first: an error on the way would be nobody's.
      watcher.on("error", () => undefined);
    },
  };
}

function isIgnored(path: string, skip: ReadonlySet<string>, stats?: Stats): boolean {
  if (skip.has(path) || isPassedOver(basename(path))) return true;
  if (stats === undefined) return false;
  // The state of some run is written all the time, and nothing in it is a manifest.
  return !stats.isDirectory() || existsSync(join(path, databaseFile));
}

/** The system names what changed in a folder, if it knows. */
function pathOf(name: unknown, details: unknown): string | undefined {
  const isKnown = typeof details === "object" && details !== null && "watchedPath" in details;
  const folder = isKnown ? details.watchedPath : undefined;
  return typeof folder === "string" && typeof name === "string" ? join(folder, name) : undefined;
}

// The files and folders that a person named, as the file system has them at the moment: links lead
// elsewhere some day, and folders are put in the place of others. What is in a folder is not looked at.

import { realpathSync, statSync } from "node:fs";

export interface NamedPlaces {
  /** Real paths of those that are folders. */
  readonly folders: readonly string[];
  /** Whether one of them is not there, or cannot be reached. */
  readonly isMissing: boolean;
  /** Another one wherever a place is another, and wherever a file that was named may be. */
  readonly stamp: string;
  /** The same for folders alone: whether others are to be watched. */
  readonly folderStamp: string;
}

export function lookAtPlaces(paths: readonly string[]): NamedPlaces {
  const folders = new Map<string, readonly number[]>();
  const stamps = paths.map((path) => {
    try {
      const real = realpathSync.native(path);
      const stats = statSync(real);
      const { dev, ino, birthtimeMs, size, mtimeMs, ctimeMs } = stats;
      // The number of a folder that is gone is given to another one soon.
      if (!stats.isDirectory()) return [real, dev, ino, size, mtimeMs, ctimeMs];
      folders.set(real, [dev, ino, birthtimeMs]);
      return real;
    } catch {
      return undefined;
    }
  });
  const folderStamp = JSON.stringify([...folders]);
  return {
    folders: [...folders.keys()],
    isMissing: stamps.includes(undefined),
    stamp: JSON.stringify([stamps, folderStamp]),
    folderStamp,
  };
}

/** Real paths of those that are there. */
export function realPaths(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => {
      try {
        return [realpathSync.native(path)];
      } catch {
        return [];
      }
    }),
  );
}

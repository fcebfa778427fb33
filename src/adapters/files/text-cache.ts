// Keeps texts in a folder, one file for each key. Written under another name first and then
// renamed, so that several processes at once see whole texts only. The oldest files go when there
// are too many or they hold too much.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pid } from "node:process";
import type { TextCache } from "../../ports/text-cache.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";

export interface TextCacheOptions {
  /** Made where there is none. */
  readonly folder: string;
  /** Default 64 MiB: the parse results of a fabric of 100,000 bindings several times. */
  readonly bytesMax?: number;
  /** Default 50,000: such a fabric has a manifest for each of its 10,000 hosts. */
  readonly filesMax?: number;
  /** Default 5,000: looking at all files costs as much as writing hundreds. */
  readonly tidyEveryPuts?: number;
}

/** None that a manifest has: a folder of manifests may have the cache of another run in it. */
const ending = ".kept";

export function createTextCache(options: TextCacheOptions): TextCache {
  const { folder, bytesMax = 64 * 1024 * 1024, filesMax = 50_000, tidyEveryPuts = 5_000 } = options;
  let putsUntilTidy = 0;
  return {
    get: (key) => (isKey(key) ? readOrNothing(join(folder, `${key}${ending}`)) : undefined),
    put: (key, text) => {
      if (!isKey(key)) throw new Error(`"${key}" is no key of a text cache`);
      if (text.length > bytesMax) return undefined;
      return attempt(folder, () => {
        mkdirSync(folder, { recursive: true });
        // Once a run is enough for most, but some processes run for months.
        if (putsUntilTidy === 0) {
          removeOldest(folder, bytesMax - text.length, filesMax - 1);
          putsUntilTidy = tidyEveryPuts;
        }
        putsUntilTidy -= 1;
        const unfinished = join(folder, `${key}.${pid}.part`);
        writeFileSync(unfinished, text);
        renameSync(unfinished, join(folder, `${key}${ending}`));
      });
    },
  };
}

/** Keys are digests; anything else could name a file elsewhere. */
function isKey(key: string): boolean {
  return /^[0-9a-f]{64}$/.test(key);
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Absent or unreadable: either way the text is made again.
    return undefined;
  }
}

function attempt(folder: string, act: () => void): Trouble | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return trouble(`keeping texts in ${folder}`, reason, "later");
  }
}

function removeOldest(folder: string, bytesMax: number, filesMax: number): void {
  // Other caches may have their folders in this one.
  const names = readdirSync(folder).filter((name) => /\.(?:kept|part)$/.test(name));
  const found = names.map((name) => describe(join(folder, name)));
  const newestFirst = found.sort((a, b) => b.changedMs - a.changedMs);
  let bytes = 0;
  for (const [index, file] of newestFirst.entries()) {
    bytes += file.bytes;
    if (bytes > bytesMax || index >= filesMax) rmSync(file.path, { force: true });
  }
}

function describe(path: string): { path: string; bytes: number; changedMs: number } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, bytes: found?.size ?? 0, changedMs: found?.mtimeMs ?? 0 };
}

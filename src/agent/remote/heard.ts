// What agents said last, entry by entry, as lists and a watch bring it in any order: only what is newer
// than what is known counts. Nothing is read here; what nobody waits for is never parsed.

import type { Entry } from "../../ports/store.ts";

/** An entry; without its value where that is long and nobody waited for it. */
export type HeardEntry = Omit<Entry, "value"> & { readonly value?: string };

export interface Heard {
  readonly get: (key: string) => HeardEntry | undefined;
  /** True where it is news. */
  put(entry: Entry, isAwaited: boolean): boolean;
  /** The key was not there at a revision. True where it is news. */
  remove(key: string, revision: number): boolean;
  /** The keys in a folder, or in all of them. */
  keys(folder?: string): readonly string[];
}

interface Known {
  readonly revision: number;
  /** Undefined where the key is gone: an older entry that comes late does not bring it back. */
  readonly entry: HeardEntry | undefined;
}

/** In UTF-16 units: all that agents say but the outcomes of large change sets is shorter. */
const keptMax = 4096;

export function createHeard(): Heard {
  const folders = new Map<string, Map<string, Known>>();
  const known = (key: string): Known | undefined => folders.get(folderOf(key))?.get(key);

  function keep(key: string, now: Known): void {
    const folder = folderOf(key);
    const inFolder = folders.get(folder) ?? new Map<string, Known>();
    folders.set(folder, inFolder.set(key, now));
  }

  return {
    get: (key) => known(key)?.entry,
    put(entry, isAwaited) {
      const { key, value, ...rest } = entry;
      const { revision } = rest;
      const last = known(key);
      // What is known without its value may be told again, with it.
      const isMore = last?.revision === revision && last.entry?.value === undefined && isAwaited;
      if (last !== undefined && last.revision >= revision && !isMore) return false;
      const isKept = isAwaited || value.length <= keptMax;
      keep(key, { revision, entry: isKept ? entry : { key, ...rest } });
      return true;
    },
    remove(key, revision) {
      const last = known(key);
      if (last?.entry === undefined || last.revision > revision) return false;
      keep(key, { revision, entry: undefined });
      return true;
    },
    keys(folder) {
      const among = folder === undefined ? folders.values() : [folders.get(folder) ?? new Map()];
      return [...among].flatMap((inFolder) => [...inFolder.keys()]);
    },
  };
}

/** "…/agents/switch/leaf-a1/" of "…/agents/switch/leaf-a1/presence". */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf("/") + 1);
}

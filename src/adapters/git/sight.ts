// What is remembered of a tree that was looked at: how many manifests it has, how large they are, and
// what is odd in it. The next tree is looked at by what differs alone. Pure.

import { manifestBytesMax } from "../../model/input-diagnostic.ts";
import { roleOf } from "./selection.ts";
import type { TreeDifference, TreeEntry } from "./trees.ts";

export interface Sight {
  readonly tree: string;
  readonly fileCount: number;
  readonly byteCount: number;
  /** What is no manifest though it may stand for one. */
  readonly odd: ReadonlyMap<string, TreeEntry>;
  /** Name → size in bytes of manifests that are too large. */
  readonly large: ReadonlyMap<string, number>;
}

/** Hash → size in bytes. */
export type Sizes = ReadonlyMap<string, number>;

export function lookAtAll(tree: string, entries: readonly TreeEntry[], sizes: Sizes): Sight {
  const nothing = { tree: "", fileCount: 0, byteCount: 0, odd: new Map(), large: new Map() };
  const differences = entries.map((after) => ({ name: after.name, after }));
  return lookOn(nothing, { tree, differences, sizes });
}

/** `sizes` has those of all manifests that differ, old and new. */
export function lookOn(
  before: Sight,
  next: {
    readonly tree: string;
    readonly differences: readonly TreeDifference[];
    readonly sizes: Sizes;
  },
): Sight {
  const { tree, differences, sizes } = next;
  const odd = new Map(before.odd);
  const large = new Map(before.large);
  let { fileCount, byteCount } = before;
  const count = (entry: TreeEntry | undefined, sign: 1 | -1): void => {
    if (!isReadable(entry, sizes)) return;
    fileCount += sign;
    byteCount += sign * sizeOf(entry, sizes);
  };
  for (const { name, before: old, after } of differences) {
    odd.delete(name);
    large.delete(name);
    count(old, -1);
    count(after, 1);
    if (after === undefined) continue;
    const role = roleOf(after);
    if (role === "manifest" && !isReadable(after, sizes)) large.set(name, sizeOf(after, sizes));
    if (role !== "manifest" && role !== "other") odd.set(name, after);
  }
  return { tree, fileCount, byteCount, odd, large };
}

/** A manifest, and not a too large one. */
export function isReadable(entry: TreeEntry | undefined, sizes: Sizes): entry is TreeEntry {
  return (
    entry !== undefined && roleOf(entry) === "manifest" && sizeOf(entry, sizes) <= manifestBytesMax
  );
}

/** Entries whose contents must be read anew. */
export function putIn(differences: readonly TreeDifference[], sizes: Sizes): TreeEntry[] {
  return differences.flatMap(({ before, after }) => {
    if (!isReadable(after, sizes)) return [];
    // Another mode makes no other manifest.
    return isReadable(before, sizes) && before.hash === after.hash ? [] : [after];
  });
}

/** Names of manifests that were there. One that is a link now, or too large, is gone too. */
export function removedIn(differences: readonly TreeDifference[], sizes: Sizes): string[] {
  return differences
    .filter(({ before, after }) => isReadable(before, sizes) && !isReadable(after, sizes))
    .map(({ name }) => name);
}

function sizeOf({ hash }: TreeEntry, sizes: Sizes): number {
  return sizes.get(hash) ?? 0;
}

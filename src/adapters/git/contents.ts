// Sizes and contents of files in the mirror, by their hashes. Contents are kept as far as there is room,
// so that a file which comes back, or is moved, is not read again.

import type { ManifestFile } from "../../ports/files.ts";
import { type Batch, createBatch, type GitObject } from "./batch.ts";
import { damaged, type MirrorTrouble } from "./fault.ts";
import { roleOf } from "./selection.ts";
import type { Sizes } from "./sight.ts";
import type { TooMuch, TreeEntry, TreeReader } from "./trees.ts";

export interface Contents extends TreeReader {
  /** Of all manifests among the entries. */
  sizes(entries: readonly TreeEntry[]): Promise<Sizes | MirrorTrouble>;
  /** `shown` makes the name that people see. */
  files(
    entries: readonly TreeEntry[],
    shown: (name: string) => string,
  ): Promise<readonly ManifestFile[] | MirrorTrouble>;
  /** Without its bytes, what a name such as "COMMIT:PATH" or a hash stands for. */
  head(name: string): Promise<GitObject | undefined | MirrorTrouble>;
  bytes(hash: string): Promise<Uint8Array | undefined | MirrorTrouble>;
  close(): void;
}

export interface ContentsOptions {
  readonly repository: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** So many are asked for at once: enough to keep git busy. */
const filesAtOnce = 500;
const keptBytesMax = 32 * 1024 * 1024;
const tooMuch: TooMuch = { type: "too-much", detail: "has more folders than can be read" };
const doing = "reading the mirror of the repository";

export function createContents(options: ContentsOptions): Contents {
  const heads = createBatch({ ...options, withBytes: false });
  const bodies = createBatch({ ...options, withBytes: true });
  const kept = createKept();

  const readSome = async (
    entries: readonly TreeEntry[],
    shown: (name: string) => string,
  ): Promise<readonly ManifestFile[] | MirrorTrouble> => {
    const held = new Map(entries.map(({ hash }) => [hash, kept.get(hash)]));
    const missing = [...held].flatMap(([hash, bytes]) => (bytes === undefined ? [hash] : []));
    const found = await bodies.ask(missing);
    if ("place" in found) return found;
    for (const object of found) {
      if (object === undefined) return damaged(doing, "the contents of a file are missing");
      held.set(object.hash, object.bytes);
      kept.put(object.hash, object.bytes);
    }
    return entries.map(({ name, hash }) => ({
      file: shown(name),
      bytes: held.get(hash) ?? new Uint8Array(),
    }));
  };

  return {
    async sizes(entries) {
      const manifests = entries.filter((entry) => roleOf(entry) === "manifest");
      const found = await heads.ask([...new Set(manifests.map(({ hash }) => hash))]);
      if ("place" in found) return found;
      const sizes = new Map<string, number>();
      for (const object of found) {
        if (object === undefined) return damaged(doing, "a file is missing");
        sizes.set(object.hash, object.byteCount);
      }
      return sizes;
    },
    async files(entries, shown) {
      const files: ManifestFile[] = [];
      for (let from = 0; from < entries.length; from += filesAtOnce) {
        const some = await readSome(entries.slice(from, from + filesAtOnce), shown);
        if ("place" in some) return some;
        files.push(...some);
      }
      return files;
    },
    async trees(hashes, byteCountMax) {
      const known = await heads.ask(hashes);
      if ("place" in known) return known;
      let byteCount = 0;
      for (const one of known) byteCount += one?.byteCount ?? 0;
      if (byteCount > byteCountMax) return tooMuch;
      const found = await bodies.ask(hashes);
      if ("place" in found) return found;
      const trees = new Map<string, Uint8Array>();
      for (const object of found) {
        if (object?.type !== "tree") return damaged(doing, "the names of files are missing");
        trees.set(object.hash, object.bytes);
      }
      return trees;
    },
    head: async (name) => await askOne(heads, name),
    async bytes(hash) {
      const found = await askOne(bodies, hash);
      return found === undefined || "place" in found ? found : found.bytes;
    },
    close() {
      heads.close();
      bodies.close();
    },
  };
}

async function askOne(batch: Batch, name: string): Promise<GitObject | undefined | MirrorTrouble> {
  const found = await batch.ask([name]);
  return "place" in found ? found : found[0];
}

interface Kept {
  get(hash: string): Uint8Array | undefined;
  put(hash: string, bytes: Uint8Array): void;
}

/** What was put first goes first. */
function createKept(): Kept {
  const all = new Map<string, Uint8Array>();
  let byteCount = 0;
  return {
    get: (hash) => all.get(hash),
    put(hash, bytes) {
      if (all.has(hash) || bytes.length > keptBytesMax / 8) return;
      all.set(hash, bytes);
      byteCount += bytes.length;
      for (const [oldest, old] of all) {
        if (byteCount <= keptBytesMax) break;
        all.delete(oldest);
        byteCount -= old.length;
      }
    },
  };
}

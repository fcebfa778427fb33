// The manifests of files and folders as they were when they were looked at last. Looking again reads
// only what may be different. When that is due, and what becomes of it, is not decided here.

import { lstatSync, realpathSync, type Stats } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { manifestBytesMax } from "../../model/input-diagnostic.ts";
import { compareNames } from "../../model/sort.ts";
import type { ManifestFile, ManifestTree } from "../../ports/files.ts";
import {
  readBytes,
  readManifestTree,
  treeBytesMax,
  type FoundFile,
  type ManifestTreeOptions,
} from "./read-manifest-tree.ts";
import { TreeDigest } from "./tree-digest.ts";

interface HeldFile {
  readonly bytes: Uint8Array;
  /** Where it lies, once links were followed. */
  readonly path: string;
  /** What the file system says of it; absent where another content could come with the same. */
  readonly stamp?: string;
}

export interface TreeChanges {
  readonly put: readonly ManifestFile[];
  readonly removed: readonly string[];
  /** What each of these was before; undefined for nothing. */
  readonly former: ReadonlyMap<string, Uint8Array | undefined>;
}

export interface TreeDifferences {
  /** Files with other bytes. */
  readonly paths: readonly string[];
  /** Whether files are there that were not, or are not that were, or something else cannot be read. */
  readonly isElsewhere: boolean;
}

/** What is believed of a file that seems to be as it was: the file system's word, or only its bytes. */
export type Belief = "stamps" | "bytes";

/** A file system may stamp two writes alike that follow on each other so soon. */
const youngMs = 2_000;

export class FolderTree {
  readonly #paths: readonly string[];
  readonly #options: ManifestTreeOptions;
  readonly #held: Map<string, HeldFile> = new Map();
  /** Path → the name to show. */
  readonly #names: Map<string, string> = new Map();
  readonly #digest: TreeDigest = new TreeDigest();
  #diagnostics: readonly Diagnostic[] = [];
  #byteCount = 0;

  constructor(paths: readonly string[], options: ManifestTreeOptions) {
    this.#paths = paths;
    this.#options = options;
  }

  /** Sorted by name. */
  files(): ManifestFile[] {
    const files = [...this.#held].map(([file, { bytes }]) => ({ file, bytes }));
    return files.sort((a, b) => compareNames(a.file, b.file));
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get digest(): string {
    return this.#digest.value();
  }

  /** Whether a file that is held lies there. */
  hasPath(path: string): boolean {
    return this.#names.has(path);
  }

  /** Looks at everything, and takes it over. Of `paths` nothing is believed but their bytes. */
  async look(belief: Belief, paths: readonly string[]): Promise<TreeChanges> {
    const doubted = new Set(paths);
    const { tree, found } = await this.#walk((file) =>
      this.#read(file, doubted.has(file.path) ? "bytes" : belief),
    );
    const put = tree.files.filter(({ file, bytes }) => this.#held.get(file)?.bytes !== bytes);
    const removed = [...this.#held.keys()].filter((file) => !found.has(file));
    const changes = this.#changes(put, removed);
    for (const file of removed) this.#remove(file);
    for (const [file, one] of found) this.#put(file, one);
    this.#diagnostics = tree.diagnostics;
    return changes;
  }

  /**
   * Looks at some paths only, and takes over what is there. Undefined, with nothing taken over, where
   * that would not be enough: one of them is no file that was known, or is one no more.
   */
  lookAt(paths: Iterable<string>): TreeChanges | undefined {
    const put: (ManifestFile & Pick<HeldFile, "path">)[] = [];
    let byteCount = this.#byteCount;
    for (const path of paths) {
      const file = this.#names.get(path);
      const held = file === undefined ? undefined : this.#held.get(file);
      const bytes = held && readPlainFile(path);
      if (file === undefined || held === undefined || bytes === undefined) return undefined;
      if (isEqual(bytes, held.bytes)) continue;
      byteCount += bytes.length - held.bytes.length;
      put.push({ file, bytes, path });
    }
    if (byteCount > (this.#options.totalBytesMax ?? treeBytesMax)) return undefined;
    const changes = this.#changes(put, []);
    for (const { file, bytes, path } of put) this.#put(file, { bytes, path });
    return changes;
  }

  /** Where looking would find anything else; nothing is taken over, and other work goes on meanwhile. */
  async differences(belief: Belief): Promise<TreeDifferences> {
    const { tree, found } = await this.#walk((file) => this.#read(file, belief, readAside));
    const others = tree.files.filter(({ file, bytes }) => this.#held.get(file)?.bytes !== bytes);
    const paths = others.flatMap(({ file }) => found.get(file)?.path ?? []);
    const isElsewhere =
      tree.files.length !== this.#held.size ||
      [...found].some(([file, { path }]) => this.#held.get(file)?.path !== path) ||
      JSON.stringify(tree.diagnostics) !== JSON.stringify(this.#diagnostics);
    return { paths, isElsewhere };
  }

  async #walk(
    read: (file: FoundFile) => Uint8Array | Promise<Uint8Array>,
  ): Promise<{ tree: ManifestTree; found: ReadonlyMap<string, HeldFile> }> {
    const seen = new Map<string, FoundFile>();
    // Before the first of them is read: what is written later is stamped otherwise.
    const nowMs = Date.now();
    const tree = await readManifestTree(this.#paths, {
      ...this.#options,
      readFile(file) {
        seen.set(file.file, file);
        return read(file);
      },
    });
    const found = new Map<string, HeldFile>();
    for (const { file, bytes } of tree.files) {
      const { path, stats } = seen.get(file) ?? { path: file };
      const stamp = stats && stampOf(stats, nowMs);
      found.set(file, { bytes, path, ...(stamp === undefined ? {} : { stamp }) });
    }
    return { tree, found };
  }

  /** The very bytes that are held, where they are the same. */
  async #read(
    file: FoundFile,
    belief: Belief,
    read: typeof readBytes = readBytes,
  ): Promise<Uint8Array> {
    const held = this.#held.get(file.file);
    // What was written into a pipe is read once, and nobody writes it again.
    const isPipe = file.stats.isFIFO() && held?.path === file.path;
    if (held !== undefined && (isPipe || (belief === "stamps" && isStamped(held, file)))) {
      return held.bytes;
    }
    const bytes = ownBytes(await read(file));
    return held !== undefined && isEqual(held.bytes, bytes) ? held.bytes : bytes;
  }

  #changes(put: readonly ManifestFile[], removed: readonly string[]): TreeChanges {
    const names = [...put.map(({ file }) => file), ...removed];
    const former = new Map(names.map((file) => [file, this.#held.get(file)?.bytes]));
    return { put: put.map(({ file, bytes }) => ({ file, bytes })), removed, former };
  }

  #put(file: string, next: HeldFile): void {
    const before = this.#held.get(file);
    if (before !== undefined) this.#forgetName(file, before);
    this.#names.set(next.path, file);
    this.#held.set(file, next);
    if (before?.bytes === next.bytes) return;
    this.#digest.put(file, next.bytes);
    this.#byteCount += next.bytes.length - (before?.bytes.length ?? 0);
  }

  #remove(file: string): void {
    const before = this.#held.get(file);
    if (before === undefined) return;
    this.#forgetName(file, before);
    this.#held.delete(file);
    this.#digest.remove(file);
    this.#byteCount -= before.bytes.length;
  }

  /** Another file may lie there already. */
  #forgetName(file: string, { path }: HeldFile): void {
    if (this.#names.get(path) === file) this.#names.delete(path);
  }
}

/** Undefined where it is no plain file any more, or cannot be read: then it needs a closer look. */
function readPlainFile(path: string): Uint8Array | undefined {
  try {
    const stats = lstatSync(path);
    // A folder above it may have become a link that leads out of the tree.
    if (!stats.isFile() || realpathSync.native(path) !== path) return undefined;
    if (stats.size > manifestBytesMax) return undefined;
    const bytes = readBytes({ file: path, path, stats });
    if (!(bytes instanceof Uint8Array) || bytes.length > manifestBytesMax) return undefined;
    return ownBytes(bytes);
  } catch {
    return undefined;
  }
}

/** Other work goes on meanwhile. */
function readAside(file: FoundFile): Uint8Array | Promise<Uint8Array> {
  return file.stats.isFile() ? readFile(file.path) : readBytes(file);
}

function stampOf(stats: Stats, nowMs: number): string | undefined {
  if (!stats.isFile() || stats.ctimeMs > nowMs - youngMs) return undefined;
  return `${stats.dev} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
}

function isStamped({ path, stamp }: HeldFile, file: FoundFile): boolean {
  return stamp !== undefined && path === file.path && stamp === stampOf(file.stats, Infinity);
}

/** Small reads share a larger block, which bytes that are held would hold as well. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.buffer.byteLength === bytes.length ? bytes : new Uint8Array(bytes);
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && Buffer.compare(left, right) === 0;
}

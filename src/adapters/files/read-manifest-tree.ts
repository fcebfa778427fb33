// Finds and reads the manifests that a person named: files, folders with everything in them, the
// standard input. What is in them is not looked at. A link never leads out of a named folder, for a
// manifest tree may come from a merge request. Files are read synchronously: a tree has thousands of
// small ones, nothing else is to be done meanwhile, and waiting for each costs more than reading it.

import {
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from "node:fs";
import { open, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { type InputCode, inputDiagnostic, manifestBytesMax } from "../../model/input-diagnostic.ts";
import { tooLarge } from "../../model/input-diagnostic.ts";
import { isManifestName, isPassedOver, isProjectFile } from "../../model/manifest-names.ts";
import { compareNames, sortedNames } from "../../model/sort.ts";
import type { ManifestFile, ManifestTree } from "../../ports/files.ts";

/** By this file the folder of an embedded store is known, whatever it is called. */
export const databaseFile = "data.mdb";

/** The size of all files together, so that a run fits into 512 MiB. */
export const treeBytesMax: number = 128 * 1024 * 1024;

export interface ManifestTreeOptions {
  /** Relative paths start here, and names are shown relative to it. */
  readonly folder: string;
  /** The standard input, for the path "-". */
  readonly readInput: () => Promise<Uint8Array>;
  /** The size of all files together; default `treeBytesMax`. */
  readonly totalBytesMax?: number;
  /** Folders in which no manifests are, such as that of the state; they need not exist. */
  readonly skip?: readonly string[];
  /** Reads a file, for who knows most of them already; it may throw as `readBytes` does. */
  readonly readFile?: (file: FoundFile) => Uint8Array | Promise<Uint8Array>;
}

export interface FoundFile {
  /** The name to show. */
  readonly file: string;
  /** Where it lies, once links were followed. */
  readonly path: string;
  readonly stats: Stats;
}

interface Walk {
  readonly folder: string;
  readonly files: ManifestFile[];
  readonly diagnostics: Diagnostic[];
  /** Real paths of files and folders: each is read once, whatever links lead to it. */
  readonly seen: Set<string>;
  readonly readFile: NonNullable<ManifestTreeOptions["readFile"]>;
  bytesLeft: number;
  /** Manifests met so far, those already read through another path among them. */
  met: number;
}

/** Nothing of this throws for trouble with files: each becomes a diagnostic. Files are sorted by name. */
export async function readManifestTree(
  paths: readonly string[],
  options: ManifestTreeOptions,
): Promise<ManifestTree> {
  const walk: Walk = {
    folder: resolve(options.folder),
    files: [],
    diagnostics: [],
    seen: new Set(),
    met: 0,
    readFile: options.readFile ?? readBytes,
    bytesLeft: options.totalBytesMax ?? treeBytesMax,
  };
  for (const path of options.skip ?? []) {
    walk.seen.add(await realpath(resolve(walk.folder, path)).catch(() => path));
  }
  for (const path of paths) {
    if (path === "-") walk.files.push({ file: "<stdin>", bytes: await options.readInput() });
    else await readNamed(resolve(walk.folder, path), walk);
  }
  const files = walk.files.sort((a, b) => compareNames(a.file, b.file));
  return { files, diagnostics: walk.diagnostics };
}

/** A path that a person named; a link here is theirs and may lead anywhere. */
async function readNamed(path: string, walk: Walk): Promise<void> {
  const real = realOf(path, walk);
  if (real === undefined || walk.seen.has(real.path)) return;
  const before = walk.met + walk.diagnostics.length;
  if (!real.stats.isDirectory()) return readFileOnce(path, real, walk);
  await readFolder({ path, real: real.path, root: real.path }, walk);
  if (walk.met + walk.diagnostics.length === before) {
    const label = "no .yaml, .yml, .json, .jsonl or .ndjson file was found in this folder";
    problem(walk, path, "input/no-manifests", label, "name another folder with --filename");
  }
}

interface Folder {
  /** As it was reached, for the names to show. */
  readonly path: string;
  readonly real: string;
  /** The real path of the folder that a person named. */
  readonly root: string;
}

async function readFolder(folder: Folder, walk: Walk): Promise<void> {
  if (walk.seen.has(folder.real)) return;
  walk.seen.add(folder.real);
  const entries = new Map(entriesIn(folder.path, walk).map((entry) => [entry.name, entry]));
  // The state of some run: nothing in it is a manifest.
  if (entries.has(databaseFile)) return;
  for (const name of sortedNames(entries.keys())) {
    if (isPassedOver(name)) continue;
    if (folder.real === folder.root && isProjectFile(name)) continue;
    const entry = entries.get(name);
    if (entry !== undefined) await readEntry(entry, folder, walk);
  }
}

async function readEntry(entry: Dirent, folder: Folder, walk: Walk): Promise<void> {
  const { root } = folder;
  const isManifest = isManifestName(entry.name);
  if (entry.isFile() && !isManifest) return;
  const path = within(folder.path, entry.name);
  // What is no link lies where its folder lies.
  const known = entry.isFile() ? within(folder.real, entry.name) : undefined;
  const real = realOf(path, walk, known);
  if (real === undefined) return;
  if (!real.stats.isDirectory() && !isManifest) return;
  if (!isInside(real.path, root)) {
    const help = "replace the link by a copy, or name the file itself with --filename";
    problem(walk, path, "input/outside-tree", "it leads out of the folder", help);
  } else if (real.stats.isDirectory()) {
    await readFolder({ path, real: real.path, root }, walk);
  } else if (real.stats.isFile()) {
    await readFileOnce(path, real, walk);
  } else {
    // Whoever opens a pipe waits for somebody to write into it, perhaps for ever.
    const help = "remove it, or name it itself with --filename";
    problem(walk, path, "input/unreadable", "it is neither a file nor a folder", help);
  }
}

interface Real {
  readonly path: string;
  readonly stats: Stats;
}

/** Where links lead; `known` spares asking for it, which of all things costs the most. */
function realOf(path: string, walk: Walk, known?: string): Real | undefined {
  try {
    const real = known ?? realpathSync.native(path);
    return { path: real, stats: statSync(real) };
  } catch (error) {
    unreadable(walk, path, error);
    return undefined;
  }
}

function entriesIn(path: string, walk: Walk): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    unreadable(walk, path, error);
    return [];
  }
}

async function readFileOnce(path: string, real: Real, walk: Walk): Promise<void> {
  walk.met += 1;
  if (walk.seen.has(real.path)) return;
  walk.seen.add(real.path);
  const file = shownName(path, walk);
  if (real.stats.size > manifestBytesMax) {
    walk.diagnostics.push(tooLarge(file, real.stats.size));
    return;
  }
  try {
    const { path: found, stats } = real;
    const bytes = await walk.readFile({ file, path: found, stats });
    walk.bytesLeft -= bytes.length;
    if (bytes.length > manifestBytesMax) walk.diagnostics.push(tooLarge(file, bytes.length));
    else if (walk.bytesLeft >= 0) walk.files.push({ file, bytes });
    else {
      const label = "all manifests together are larger than one run may read";
      problem(walk, path, "input/too-large", label, "run this on parts of the tree");
    }
  } catch (error) {
    unreadable(walk, path, error);
  }
}

export function readBytes({ path, stats }: FoundFile): Uint8Array | Promise<Uint8Array> {
  // Its size was just seen; only what has no size of its own has to be read piece by piece.
  return stats.isFile() ? readFileSync(path) : readBounded(path);
}

/** At most one byte more than allowed, so that a pipe or a device without an end is no trap. */
async function readBounded(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    while (length <= manifestBytesMax) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(256 * 1024));
      if (bytesRead === 0) break;
      chunks.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(within(root, ""));
}

/** Both are as they should be already, so nothing has to be made of dots. */
function within(folder: string, name: string): string {
  return folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`;
}

/** Relative to the working folder where the file lies inside it. */
function shownName(path: string, walk: Walk): string {
  if (path === walk.folder) return ".";
  return isInside(path, walk.folder) ? path.slice(within(walk.folder, "").length) : path;
}

function unreadable(walk: Walk, path: string, error: unknown): void {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const label = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  problem(walk, path, "input/unreadable", label, "check the name and its permissions");
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "reading it is not permitted",
  EPERM: "reading it is not permitted",
  ELOOP: "its symbolic links lead in a circle",
  EISDIR: "it is a folder",
};

// One place, one code and two sentences: named fields would only repeat the order.
// oxlint-disable-next-line max-params
function problem(walk: Walk, path: string, code: InputCode, label: string, help: string): void {
  walk.diagnostics.push(inputDiagnostic(shownName(path, walk), code, label, help));
}

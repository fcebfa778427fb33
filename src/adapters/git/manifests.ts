// The manifests in a folder of a commit, all of them or what differs from another commit. What was seen
// last is remembered, so that the next look costs what changed.

import type { Diagnostic } from "../../model/diagnostic.ts";
import { inputDiagnostic, tooLarge } from "../../model/input-diagnostic.ts";
import { compareNames } from "../../model/sort.ts";
import type { ManifestFile, ManifestTree } from "../../ports/files.ts";
import type { Trouble } from "../../ports/trouble.ts";
import type { Contents } from "./contents.ts";
import type { MirrorTrouble } from "./fault.ts";
import { linkGoal, namesManifest, roleDiagnostic, roleOf } from "./selection.ts";
import { isReadable, lookAtAll, lookOn, putIn, removedIn, type Sight } from "./sight.ts";
import { compareTrees, type TooMuch, type TreeDifference, type TreeEntry } from "./trees.ts";

export interface ManifestsOptions {
  readonly contents: Contents;
  /** Relative to the root of the repository, "" for the root. */
  readonly folder: string;
  readonly filesMax: number;
  readonly totalBytesMax: number;
}

/** The folder as it is in a commit. */
export interface Place {
  readonly commit: string;
  readonly tree: string;
}

export interface ManifestDifference {
  readonly type: "difference";
  readonly put: readonly ManifestFile[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Manifests {
  whole(place: Place): Promise<ManifestTree | TooMuch | Trouble | MirrorTrouble>;
  /** Since the folder was the tree `before`, which is in the mirror. */
  difference(
    before: string,
    place: Place,
  ): Promise<ManifestDifference | TooMuch | Trouble | MirrorTrouble>;
}

export function createManifests(options: ManifestsOptions): Manifests {
  const { contents } = options;
  const shown = shownIn(options.folder);
  let last: Sight | undefined;

  const lookFrom = async (
    differences: readonly TreeDifference[],
    { before, tree }: { readonly before: string; readonly tree: string },
  ): Promise<Sight | TooMuch | Trouble | MirrorTrouble> => {
    if (last?.tree === tree) return last;
    if (last?.tree !== before) return await lookAtTree(tree, options);
    const sizes = await contents.sizes(differences.flatMap(bothOf));
    return "place" in sizes ? sizes : lookOn(last, { tree, differences, sizes });
  };

  return {
    async whole({ commit, tree }) {
      const entries = await listTree(contents, tree);
      if ("type" in entries) return entries;
      const sizes = await contents.sizes(entries);
      if ("place" in sizes) return sizes;
      const sight = lookAtAll(tree, entries, sizes);
      const tooMuch = isTooMuch(sight, options);
      if (tooMuch !== undefined) return tooMuch;
      const readable = entries.filter((entry) => isReadable(entry, sizes));
      const files = await contents.files(readable, shown);
      if ("place" in files) return files;
      const diagnostics = await diagnosticsOf(sight, commit, options);
      if ("place" in diagnostics) return diagnostics;
      last = sight;
      return { files: [...files].sort((a, b) => compareNames(a.file, b.file)), diagnostics };
    },

    async difference(before, { commit, tree }) {
      const differences = await compareTrees(contents, before, tree);
      if ("type" in differences) return differences;
      const sight = await lookFrom(differences, { before, tree });
      if ("type" in sight) return sight;
      const tooMuch = isTooMuch(sight, options);
      if (tooMuch !== undefined) return tooMuch;
      const sizes = await contents.sizes(differences.flatMap(bothOf));
      if ("place" in sizes) return sizes;
      const put = await contents.files(putIn(differences, sizes), shown);
      if ("place" in put) return put;
      const diagnostics = await diagnosticsOf(sight, commit, options);
      if ("place" in diagnostics) return diagnostics;
      last = sight;
      const removed = removedIn(differences, sizes).map(shown);
      return { type: "difference", put, removed, diagnostics };
    },
  };
}

async function listTree(
  contents: Contents,
  tree: string,
): Promise<readonly TreeEntry[] | TooMuch | MirrorTrouble> {
  const found = await compareTrees(contents, undefined, tree);
  return "type" in found ? found : found.flatMap(({ after }) => after ?? []);
}

async function lookAtTree(
  tree: string,
  { contents }: ManifestsOptions,
): Promise<Sight | TooMuch | Trouble | MirrorTrouble> {
  const entries = await listTree(contents, tree);
  if ("type" in entries) return entries;
  const sizes = await contents.sizes(entries);
  return "place" in sizes ? sizes : lookAtAll(tree, entries, sizes);
}

function shownIn(folder: string): (name: string) => string {
  return (name) => (folder === "" ? name : `${folder}/${name}`);
}

function bothOf({ before, after }: TreeDifference): TreeEntry[] {
  return [before, after].filter((entry) => entry !== undefined);
}

function isTooMuch(
  { fileCount, byteCount }: Sight,
  { filesMax, totalBytesMax }: ManifestsOptions,
): TooMuch | undefined {
  if (fileCount > filesMax) {
    return { type: "too-much", detail: `has ${fileCount} manifests; ${filesMax} are read` };
  }
  if (byteCount <= totalBytesMax) return undefined;
  const [has, read] = [mebibytes(byteCount), mebibytes(totalBytesMax)];
  return { type: "too-much", detail: `has ${has} MiB of manifests; ${read} MiB are read` };
}

function mebibytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / (1024 * 1024)) / 10).toString();
}

async function diagnosticsOf(
  sight: Sight,
  commit: string,
  { contents, folder }: ManifestsOptions,
): Promise<readonly Diagnostic[] | MirrorTrouble> {
  const shown = shownIn(folder);
  const found: Diagnostic[] = [];
  for (const [name, size] of sight.large) found.push(tooLarge(shown(name), size));
  for (const [name, entry] of sight.odd) {
    const file = shown(name);
    const isFile = await leadsToFile(entry, `${commit}:`, { file, contents });
    if (typeof isFile !== "boolean") return isFile;
    const diagnostic = isFile ? undefined : roleDiagnostic(file, roleOf(entry));
    if (diagnostic !== undefined) found.push(diagnostic);
  }
  if (found.length === 0 && sight.fileCount === 0) {
    const label = "no .yaml, .yml, .json, .jsonl or .ndjson file was found in this folder";
    const file = folder === "" ? "." : folder;
    found.push(inputDiagnostic(file, "input/no-manifests", label, "name another folder"));
  }
  return found.sort((a, b) => compareNames(a.range?.file ?? "", b.range?.file ?? ""));
}

/** No path is longer; whatever is, nobody need hold it. */
const linkBytesMax = 4096;

/** Whether this is a link to a file under a name that no manifest has: nothing is missed behind it. */
async function leadsToFile(
  entry: TreeEntry,
  root: string,
  { file, contents }: { readonly file: string; readonly contents: Contents },
): Promise<boolean | MirrorTrouble> {
  if (roleOf(entry) !== "link" || namesManifest(entry)) return false;
  const head = await contents.head(entry.hash);
  if (head === undefined || "place" in head) return head ?? false;
  if (head.byteCount > linkBytesMax) return false;
  const bytes = await contents.bytes(entry.hash);
  if (bytes === undefined || "place" in bytes) return bytes ?? false;
  const goal = linkGoal(file, Buffer.from(bytes).toString());
  if (goal === undefined) return false;
  const found = await contents.head(`${root}${goal}`);
  if (found === undefined || "place" in found) return found ?? false;
  return found.type === "blob";
}

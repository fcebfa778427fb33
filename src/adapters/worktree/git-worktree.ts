// A work tree as its git knows it. Files are compared by what was read of them, never by git: neither the
// index nor a filter has a part in it, and what is called clean is what was planned from.

import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isManifestName } from "../../model/manifest-names.ts";
import type { ManifestFile } from "../../ports/files.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Checkout, Worktree } from "../../ports/worktree.ts";
import { blameLines } from "./blame-lines.ts";
import { isBlobOf } from "./blob-id.ts";
import { makeBranch } from "./make-branch.ts";
import { createRunGit, type RunGit } from "./run-git.ts";

/** `root` is a real path; names of files are relative to `folder`. */
export function createGitWorktree(root: string, folder: string): Worktree {
  const runGit = createRunGit(root);
  const pathOf = (file: string): string | undefined => pathIn(root, resolve(folder, file));
  return {
    async checkout(read, among, signal) {
      const run = until(runGit, signal);
      const head = await readHead(run);
      if (isTrouble(head)) return head;
      const paths = among.flatMap((one) => pathOf(one) ?? []);
      const blobs =
        head.commit === undefined ? new Map() : await listBlobs(run, head.commit, paths);
      if (isTrouble(blobs)) return blobs;
      return { ...head, ...compared(read, blobs, { root, folder, pathOf }) };
    },
    async committedText(commit, file, signal) {
      const run = until(runGit, signal);
      const path = pathOf(file);
      if (path === undefined) return undefined;
      const blobs = await listBlobs(run, commit, [path]);
      if (isTrouble(blobs)) return blobs;
      const blob = blobs.get(path);
      if (blob === undefined) return undefined;
      return run(`reading ${file} of a commit`, ["cat-file", "blob", blob.id]);
    },
    authors: (commit, lines, signal) => blameLines({ run: runGit, pathOf }, commit, lines, signal),
    makeBranch: (request) => makeBranch({ run: runGit, pathOf }, request),
  };
}

function until(run: RunGit, signal: AbortSignal | undefined): RunGit {
  if (signal === undefined) return run;
  return (doing, words, call) => run(doing, words, { ...call, signal });
}

/** A path as the repository has it; undefined for one outside. Where links lead counts. */
function pathIn(root: string, path: string): string | undefined {
  const inside = relative(root, realOf(path));
  if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return inside.split(sep).join("/");
}

/** Of a file that is not there yet, or no more, where it would be. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = resolve(path, "..");
    return above === path
      ? path
      : resolve(realOf(above), path.slice(above.length).replace(/^[/\\]/, ""));
  }
}

type Head = Pick<Checkout, "commit" | "branch">;

const branchPrefix = "refs/heads/";

async function readHead(run: RunGit): Promise<Head | Trouble> {
  const doing = "asking git which commit is checked out";
  const both = await run(doing, ["rev-parse", "--quiet", "HEAD", "--symbolic-full-name", "HEAD"]);
  const [commit = "", name = ""] = isTrouble(both) ? [] : both.trim().split("\n");
  if (/^[0-9a-f]{40,64}$/.test(commit)) return { commit, ...branchOf(name) };
  // Nothing was committed yet, or git says here why it says nothing.
  const unborn = await run(doing, ["symbolic-ref", "HEAD"]);
  return isTrouble(unborn) ? unborn : branchOf(unborn.trim());
}

function branchOf(name: string): Head {
  return name.startsWith(branchPrefix) ? { branch: name.slice(branchPrefix.length) } : {};
}

export interface Blob {
  readonly mode: string;
  readonly id: string;
}

/** The files of a commit below some paths, by their paths. */
export async function listBlobs(
  run: RunGit,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Blob> | Trouble> {
  // All of it has no name of its own.
  const named = paths.includes("") ? [] : paths;
  if (paths.length === 0) return new Map();
  const words = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...named];
  const text = await run("listing the manifests of a commit", words);
  if (isTrouble(text)) return text;
  const blobs = new Map<string, Blob>();
  for (const entry of text.split("\0")) {
    const [, mode = "", id = "", path = ""] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (path !== "") blobs.set(path, { mode, id });
  }
  return blobs;
}

function compared(
  read: readonly ManifestFile[],
  blobs: ReadonlyMap<string, Blob>,
  {
    root,
    folder,
    pathOf,
  }: { root: string; folder: string; pathOf: (file: string) => string | undefined },
): Pick<Checkout, "changedFiles" | "otherFiles"> {
  const changedFiles: string[] = [];
  let otherFiles = 0;
  // Asking where links lead costs more than all the rest, and few files are links.
  const base = relative(root, realOf(folder)).split(sep).join("/");
  for (const { file, bytes } of read) {
    const near = blobs.get(base === "" ? file : `${base}/${file}`);
    if (near !== undefined && near.mode !== "120000" && isBlobOf(near.id, bytes)) continue;
    const path = pathOf(file);
    const blob = path === undefined ? undefined : blobs.get(path);
    if (path === undefined) otherFiles += 1;
    else if (blob === undefined || !isBlobOf(blob.id, bytes)) changedFiles.push(file);
  }
  for (const [path, { mode }] of blobs) {
    const isManifest = mode !== "120000" && isManifestName(path);
    if (isManifest && !existsSync(resolve(root, path))) changedFiles.push(path);
  }
  return { changedFiles, otherFiles };
}

// What of a repository is followed: one branch, one tag, or one commit for ever. Whether it is there
// is another question.

import type { RunGit } from "./run-git.ts";

export type GitReference =
  | { readonly type: "name"; readonly full: string; readonly shown: string }
  | { readonly type: "commit"; readonly hash: string };

/** Text says what is wrong with it. */
export async function readReference(ref: string, git: RunGit): Promise<GitReference | string> {
  if (isHash(ref)) return { type: "commit", hash: ref };
  if (ref.startsWith("-")) return "the name of a branch does not begin with a dash";
  const full = ref.startsWith("refs/") ? ref : `refs/heads/${ref}`;
  if (!/^refs\/(?:heads|tags)\/./.test(full)) {
    return "write the name of a branch, refs/tags/NAME, or a whole commit hash";
  }
  // oxlint-disable-next-line no-control-regex
  const isWritable = !/[\u0000-\u001f\u007f]/.test(full);
  const answer = isWritable ? await git(["check-ref-format", full]) : undefined;
  if (answer?.cut !== undefined) return answer.cut;
  if (answer?.exitCode !== 0) return "git knows no such names: see git check-ref-format";
  return { type: "name", full, shown: full.replace(/^refs\/(?:heads|tags)\//, "") };
}

/** A whole name of an object: SHA-1 or SHA-256 in hex. */
export function isHash(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Relative to the root, without a slash at either end; "" for all of it; undefined where it is none. */
export function readFolder(path: string): string | undefined {
  // oxlint-disable-next-line no-control-regex
  if (path.startsWith("/") || /[\u0000-\u001f\u007f]/.test(path)) return undefined;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return parts.some((part) => part === ".." || part === ".git") ? undefined : parts.join("/");
}

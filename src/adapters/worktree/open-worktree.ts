// Finds the work tree around a path by looking for `.git` upwards. Where there is none, git is neither
// loaded nor started.

import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { OpenWorktree } from "../../ports/worktree.ts";

export const openWorktree: OpenWorktree = async (folder, path) => {
  const root = rootAbove(resolve(folder, path));
  if (root === undefined) return undefined;
  const { createGitWorktree } = await import("./git-worktree.ts");
  return createGitWorktree(root, folder);
};

function rootAbove(path: string): string | undefined {
  let folder: string;
  try {
    folder = realpathSync.native(path);
  } catch {
    // What is wrong with the path is said by who reads it.
    return undefined;
  }
  // A submodule and a further work tree have a file of this name.
  while (!existsSync(join(folder, ".git"))) {
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
  return folder;
}

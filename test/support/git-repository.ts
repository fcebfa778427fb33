// Git repositories made by script, with fixed names and dates, in a folder that goes with the test.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTempFolder } from "./temp-folder.ts";

export interface GitRepository {
  /** The work tree; its ".git" is what is served. */
  readonly path: string;
  /** Runs git in it and answers what it wrote, trimmed. */
  git(...words: string[]): string;
  /** Writes files (undefined removes one) and commits them; answers the commit. */
  commit(files: Readonly<Record<string, string | Buffer | undefined>>, ...words: string[]): string;
  link(name: string, goal: string): void;
  remove(): void;
}

export interface GitRepositoryOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

export function createGitRepository(options: GitRepositoryOptions = {}): GitRepository {
  const folder = createTempFolder();
  const path = join(folder.path, "work");
  mkdirSync(path);
  const git = (...words: string[]): string =>
    execFileSync("git", words, {
      cwd: path,
      env: { ...gitTestEnvironment(folder.path), ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    })
      .toString()
      .trim();
  git("init", "--quiet", "--initial-branch=main");
  return {
    path,
    git,
    commit(files, ...words) {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name);
        if (content === undefined) {
          rmSync(file, { recursive: true, force: true });
          continue;
        }
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", "a change", ...words);
      return git("rev-parse", "HEAD");
    },
    link(name, goal) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      symlinkSync(goal, join(path, name));
    },
    remove() {
      folder.remove();
    },
  };
}

/** Nothing of whoever runs the tests. */
export function gitTestEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.net",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.net",
  };
}

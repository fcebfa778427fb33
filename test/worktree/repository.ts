// A git repository in a temporary folder, with a person of its own who commits.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Repository {
  readonly root: string;
  git(...words: string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes and commits them; the answer is the commit. */
  commit(files: Readonly<Record<string, string>>, author?: string): string;
  end(): void;
}

/** In `folder`, or in one of its own. */
export function createRepository(folder?: string): Repository {
  const root = realpathSync(folder ?? mkdtempSync(join(tmpdir(), "plumb-git-")));
  const git = (...words: string[]): string =>
    execFileSync("git", words, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], HOME: root, GIT_CONFIG_NOSYSTEM: "1" },
    }).trimEnd();
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Somebody");
  git("config", "user.email", "somebody@fabric.example");
  return {
    root,
    git,
    write,
    commit(files, author = "Somebody") {
      write(files);
      git("add", "--", ...Object.keys(files));
      git("commit", "-q", "-m", "change", `--author=${author} <author@fabric.example>`);
      return git("rev-parse", "HEAD");
    },
    end: () => rmSync(root, { recursive: true, force: true }),
  };
}

// Who wrote single lines of a commit's files, by `git blame`, a few at a time. Only what was committed is
// looked at, so that no filter of the work tree is started.

import { isTrouble } from "../../ports/trouble.ts";
import type { FileLine, LineAuthor } from "../../ports/worktree.ts";
import type { RunGit } from "./run-git.ts";

const atATime = 4;

export interface Repository {
  readonly run: RunGit;
  /** A file's path as the repository has it; undefined for one outside. */
  readonly pathOf: (file: string) => string | undefined;
}

export async function blameLines(
  { run, pathOf }: Repository,
  commit: string,
  lines: readonly FileLine[],
  signal: AbortSignal,
): Promise<Map<string, LineAuthor>> {
  const authors = new Map<string, LineAuthor>();
  const asked = ["rev-parse", "--is-shallow-repository"];
  const isShallow = (await run("asking git how much it has", asked, { signal })) === "true\n";
  const waiting = [...lines];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const path = pathOf(next.file);
      if (path === undefined || signal.aborted) continue;
      const range = `${next.line},${next.line}`;
      const words = ["blame", "--porcelain", "--no-textconv", "-L", range, commit, "--", path];
      const said = await run("asking git who wrote a line", words, { signal });
      const author = isTrouble(said) ? undefined : authorOf(said, isShallow);
      if (author !== undefined) authors.set(`${next.file}:${next.line}`, author);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return authors;
}

/** The format of git-blame(1), "THE PORCELAIN FORMAT". */
function authorOf(said: string, isShallow: boolean): LineAuthor | undefined {
  const commit = /^[0-9a-f]{40,64}/.exec(said)?.[0];
  const name = /^author (.*)$/m.exec(said)?.[1];
  const seconds = /^author-time (\d+)$/m.exec(said)?.[1];
  if (commit === undefined || name === undefined || seconds === undefined) return undefined;
  // The very first commit of a whole history is a boundary as well.
  const isOldestKnown = isShallow && /^boundary$/m.test(said);
  return { name, commit, writtenAtMs: Number(seconds) * 1000, isOldestKnown };
}

// Who wrote the lines that a command names, where the manifests lie in a git work tree. It is told beside
// what the command is about: it has three seconds, and what git has not said by then is left out.

import type { Claimant } from "../model/claim.ts";
import type { ManifestTree } from "../ports/files.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Checkout, FileLine, LineAuthor, Worktree } from "../ports/worktree.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { CurrentManifests } from "./current-manifests.ts";
import { lineBefore } from "./line-before.ts";
import type { Settings } from "./settings.ts";

/** Nobody committed the line, or who wrote it as it was committed. */
export type LineStory =
  | { readonly type: "uncommitted" }
  | ({ readonly type: "author" } & LineAuthor);

/** By "file:line". */
export type LineStories = ReadonlyMap<string, LineStory>;

const linesMax = 50;
const patienceMs = 3000;

export interface ReadManifests {
  readonly tree: ManifestTree;
  readonly manifests: CurrentManifests;
}

/** Only of lines that stand so in the manifests as they were read; nothing where there is no git. */
export async function findAuthors(
  claims: readonly Claimant[],
  { tree, manifests }: ReadManifests,
  settings: Settings,
  ports: CommandPorts,
): Promise<LineStories> {
  const lines = linesOf(claims, manifests);
  const [first] = settings.manifests.filter((path) => path !== "-");
  if (lines.length === 0 || first === undefined) return new Map();
  const worktree = await ports.openWorktree(settings.files.resolve("."), first);
  if (worktree === undefined) return new Map();
  const [asked, more] = [lines.slice(0, linesMax), lines.length - linesMax];
  const [over, found] = [new AbortController(), new AbortController()];
  const alarm = ports.clock.sleep(patienceMs, found.signal).then(() => {
    over.abort();
  });
  const stories = await storiesOf(asked, worktree, {
    tree,
    manifests,
    settings,
    signal: over.signal,
  });
  const isLate = over.signal.aborted;
  found.abort();
  await alarm;
  if (isLate) {
    tell("git did not say within 3 s who wrote the other lines", settings, ports);
  } else if (more > 0) {
    tell(`who wrote a line is said of the first ${linesMax} of ${lines.length}`, settings, ports);
  }
  return stories;
}

function tell(what: string, { errPalette }: Settings, { terminal }: CommandPorts): void {
  terminal.err(`${errPalette.yellow("note")}: ${what}.\n`);
}

function linesOf(claims: readonly Claimant[], { byRef }: CurrentManifests): FileLine[] {
  const lines = new Map<string, FileLine>();
  for (const { resource, file, line } of claims) {
    const source = byRef.get(resource)?.source;
    if (source?.file === file && source.line === line) lines.set(`${file}:${line}`, { file, line });
  }
  return [...lines.values()];
}

interface Asking extends ReadManifests {
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

async function storiesOf(
  lines: readonly FileLine[],
  worktree: Worktree,
  asking: Asking,
): Promise<Map<string, LineStory>> {
  const { tree, settings, signal } = asking;
  const stories = new Map<string, LineStory>();
  const checkout = await worktree.checkout(tree.files, settings.manifests, signal);
  if (isTrouble(checkout) || checkout.commit === undefined) return stories;
  const { commit } = checkout;
  const committed = await committedLines(lines, worktree, { ...checkout, commit }, asking);
  const known = [...committed.values()].filter((one) => one !== undefined);
  const authors = await worktree.authors(commit, known, signal);
  for (const [name, line] of committed) {
    const author = line === undefined ? undefined : authors.get(`${line.file}:${line.line}`);
    if (line === undefined) stories.set(name, { type: "uncommitted" });
    else if (author !== undefined) stories.set(name, { type: "author", ...author });
  }
  return stories;
}

/** By "file:line": the line as the commit has it, or undefined where it has none such. */
async function committedLines(
  lines: readonly FileLine[],
  worktree: Worktree,
  { commit, changedFiles }: Checkout & { readonly commit: string },
  { manifests, signal }: Asking,
): Promise<Map<string, FileLine | undefined>> {
  const committed = new Map<string, FileLine | undefined>();
  const before = new Map<string, string | undefined>();
  for (const { file, line } of lines) {
    const name = `${file}:${line}`;
    if (!changedFiles.includes(file)) {
      committed.set(name, { file, line });
      continue;
    }
    if (!before.has(file)) {
      const text = await worktree.committedText(commit, file, signal);
      // Of a file that git does not give, nothing is said.
      if (isTrouble(text)) continue;
      before.set(file, text);
    }
    const at = lineBefore(before.get(file) ?? "", manifests.texts.get(file) ?? "", line);
    committed.set(name, at === undefined ? undefined : { file, line: at });
  }
  return committed;
}

// Where changed manifests go: nowhere, into their files, or onto a branch beside everything that a person
// works with.

import type { DriftPatch } from "../importers/patch/adopt-drift.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { BranchWanted, DriftImportArguments } from "./arguments/import-drift.ts";
import type { CommandPorts } from "./command-ports.ts";
import { readTree } from "./manifest-tree.ts";
import type { Settings } from "./settings.ts";

export type PatchWritten =
  /** There is nothing to write. */
  | { readonly type: "nothing" }
  | { readonly type: "shown" }
  | { readonly type: "files" }
  | { readonly type: "branch"; readonly branch: string; readonly commit: string }
  | { readonly type: "refused"; readonly reason: string; readonly help: string };

interface ToWrite {
  readonly patch: DriftPatch;
  readonly before: ReadonlyMap<string, string>;
}

export async function writePatch(
  to: DriftImportArguments["to"],
  { patch, before }: ToWrite,
  settings: Settings,
  ports: CommandPorts,
): Promise<PatchWritten | Trouble> {
  if (patch.texts.size === 0) return { type: "nothing" };
  if (to.type === "show") return { type: "shown" };
  const { files } = settings;
  const whole = await withMarks(patch.texts, before, files);
  if (isTrouble(whole) || "reason" in whole) return whole;
  if (to.type === "branch") {
    return await commitPatch(to, { ...patch, texts: whole.texts }, settings, ports);
  }
  for (const [file, text] of whole.texts) {
    const failed = before.has(file)
      ? await files.rewriteText(file, text)
      : await files.writeText(file, text);
    if (failed !== undefined) return failed;
  }
  return { type: "files" };
}

const byteOrderMark = "\uFEFF";

/** The texts as files have them: a mark at the beginning is no part of what was read. */
async function withMarks(
  patched: DriftPatch["texts"],
  before: ReadonlyMap<string, string>,
  files: Settings["files"],
): Promise<
  { readonly texts: DriftPatch["texts"] } | Extract<PatchWritten, { type: "refused" }> | Trouble
> {
  const texts = new Map<string, string>();
  for (const [file, text] of patched) {
    const old = before.get(file);
    const there = old === undefined ? undefined : await files.readText(file);
    if (isTrouble(there)) return there;
    if (there === old) texts.set(file, text);
    else if (there === `${byteOrderMark}${old ?? ""}`) texts.set(file, `${byteOrderMark}${text}`);
    else {
      const reason = `${file} is not as it was read: somebody writes it, or it is not in UTF-8`;
      return { type: "refused", reason, help: "nothing was written; run this again" };
    }
  }
  return { texts };
}

async function commitPatch(
  { branch, message }: BranchWanted,
  patch: DriftPatch,
  settings: Settings,
  ports: CommandPorts,
): Promise<PatchWritten | Trouble> {
  const { files, manifests } = settings;
  const help = "show the change as a diff without --branch, or put it into the files with --write";
  const [first] = manifests.filter((path) => path !== "-");
  const worktree =
    first === undefined ? undefined : await ports.openWorktree(files.resolve("."), first);
  if (worktree === undefined) {
    return { type: "refused", reason: "the manifests lie in no git work tree", help };
  }
  const { files: read } = await readTree(settings);
  const checkout = await worktree.checkout(read, manifests);
  if (isTrouble(checkout)) return checkout;
  const { commit, changedFiles } = checkout;
  if (commit === undefined) {
    return {
      type: "refused",
      reason: "nothing was committed yet that a branch could begin at",
      help,
    };
  }
  const loose = [...patch.texts.keys()].find((file) => changedFiles.includes(file));
  if (loose !== undefined) {
    const reason = `${loose} has changes that are not committed, and the branch would have them too`;
    return { type: "refused", reason, help: "commit them, or put them aside, and run this again" };
  }
  const request = { commit, branch, message: message ?? messageOf(patch), files: patch.texts };
  const made = await worktree.makeBranch(request);
  if (isTrouble(made) || made.type === "refused") return made;
  return { type: "branch", branch, commit: made.commit };
}

/** How many items a message names. */
const namedItems = 20;

function messageOf({ adopted }: DriftPatch): string {
  const targets = [...new Set(adopted.map(({ target }) => target))];
  const some = targets.length > 2 ? `${targets.length} targets` : targets.join(" and ");
  const items = adopted
    .slice(0, namedItems)
    .map((one) => `- ${one.target} ${one.path}: ${one.words}`);
  const more = adopted.length - items.length;
  if (more > 0) items.push(`- and ${more} more`);
  const why = "Somebody changed this by hand, and it is to stay so:";
  return `Adopt drift of ${some}\n\n${why}\n\n${items.join("\n")}\n`;
}

// Consents to plans that the repository holds: annotated tags "plumb/approve/DIGEST", signed by somebody
// who may. Whoever may push can put a tag that somebody signed under another name, so the name that was
// signed is the one that counts.

import type { SourceApproval } from "../../ports/source.ts";
import type { RunGit } from "./run-git.ts";
import { verifySignature } from "./signatures.ts";
import type { Signers } from "./signers.ts";

export interface FoundApprovals {
  readonly approvals: readonly SourceApproval[];
  /** False where of one of them nobody could say whether it is one. */
  readonly isCertain: boolean;
}

const namePattern = /^refs\/tags\/(plumb\/approve\/([0-9a-f]+))$/;

/** `tags` are full names and the objects that they name; these are in the mirror. */
export async function readApprovals(
  git: RunGit,
  signers: Signers,
  tags: ReadonlyMap<string, string>,
): Promise<FoundApprovals> {
  const approvals: SourceApproval[] = [];
  let isCertain = true;
  for (const [full, hash] of tags) {
    const [, name, digest] = namePattern.exec(full) ?? [];
    if (name === undefined || digest === undefined) continue;
    if ((await signedName(git, hash)) !== name) continue;
    const verdict = await verifySignature(git, signers, { kind: "tag", hash });
    if (verdict.type === "signed") approvals.push({ digest, by: verdict.by });
    if (verdict.type === "unknown") isCertain = false;
  }
  return { approvals, isCertain };
}

/** Undefined for what is no annotated tag. */
async function signedName(git: RunGit, hash: string): Promise<string | undefined> {
  const answer = await git(["cat-file", "tag", hash]);
  if (answer.exitCode !== 0) return undefined;
  const [headers = ""] = answer.stdout.toString().split("\n\n", 1);
  return /^tag (.+)$/m.exec(headers)?.[1];
}

// Whether a commit may be read: it and all that came since the last trusted one are signed by allowed
// signers, and nothing that was in force was taken out of the history. Where it cannot be known, it may not.

import { trouble, type Trouble } from "../../ports/trouble.ts";
import type { RefusalReason } from "../../ports/source.ts";
import { localTrouble, type MirrorTrouble } from "./fault.ts";
import type { Repository } from "./repository.ts";
import { verifySignature } from "./signatures.ts";
import type { Signers } from "./signers.ts";

export interface Refusal {
  readonly type: "refusal";
  readonly reason: RefusalReason;
  readonly detail: string;
  readonly help: string;
}

export interface Trusted {
  readonly type: "trusted";
  readonly by: string;
}

export interface TrustOptions {
  readonly repository: Pick<Repository, "git" | "bring" | "cuts" | "deepen">;
  readonly signers: Signers;
  /** Commits that were found good with these signers → by whom. Added to. */
  readonly known: Map<string, string>;
}

const doing = "walking through the history of the repository";

/** `trusted` is a commit, or undefined where none is trusted yet: then the newest must be signed. */
export async function checkTrust(
  tip: string,
  trusted: string | undefined,
  options: TrustOptions,
): Promise<Trusted | Refusal | Trouble | MirrorTrouble> {
  if (trusted === undefined) return await checkSigned([tip], options);
  const brought = await options.repository.bring(trusted);
  if (typeof brought !== "boolean") return brought;
  if (!brought) return rewound(tip, trusted);
  for (;;) {
    const found = await checkSince(tip, trusted, options);
    if (found.type !== "refusal") return found;
    // What is missing, or seems to be new, may lie behind the place where history is cut off.
    const isMore = await options.repository.deepen();
    if (typeof isMore !== "boolean") return isMore;
    if (!isMore) return found;
  }
}

async function checkSince(
  tip: string,
  trusted: string,
  options: TrustOptions,
): Promise<Trusted | Refusal | Trouble | MirrorTrouble> {
  const { repository } = options;
  const { git } = repository;
  const isAncestor = await git(["merge-base", "--is-ancestor", trusted, tip]);
  if (isAncestor.exitCode === 1) return rewound(tip, trusted);
  if (isAncestor.exitCode !== 0) return localTrouble(doing, isAncestor);
  const walked = await git(["rev-list", tip, `^${trusted}`]);
  if (walked.exitCode !== 0) return localTrouble(doing, walked);
  const commits = walked.stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "");
  const cut = await repository.cuts();
  if (commits.some((commit) => cut.has(commit))) return cutOff(tip, trusted);
  return await checkSigned([tip, ...commits], options);
}

/** The first of them is the newest. */
async function checkSigned(
  commits: readonly string[],
  options: TrustOptions,
): Promise<Trusted | Refusal | Trouble> {
  let newest: string | undefined;
  for (const commit of commits) {
    const signed = await signerOf(commit, options);
    if ("type" in signed) return signed;
    newest ??= signed.by;
  }
  return { type: "trusted", by: newest ?? "" };
}

async function signerOf(
  commit: string,
  { repository, signers, known }: TrustOptions,
): Promise<{ readonly by: string } | Refusal | Trouble> {
  const before = known.get(commit);
  if (before !== undefined) return { by: before };
  const verdict = await verifySignature(repository.git, signers, { kind: "commit", hash: commit });
  if (verdict.type === "signed") {
    known.set(commit, verdict.by);
    return { by: verdict.by };
  }
  const name = `commit ${commit.slice(0, 12)}`;
  if (verdict.type === "unknown") return trouble(`verifying ${name}`, verdict.why, "soon");
  return {
    type: "refusal",
    reason: "not-signed",
    detail: `${name} ${verdict.why}`,
    help: "sign it with an allowed key and push again, or add its signer's key to the allowed ones",
  };
}

function rewound(tip: string, trusted: string): Refusal {
  return {
    type: "refusal",
    reason: "rewound",
    detail: `commit ${tip.slice(0, 12)} does not follow on ${trusted.slice(0, 12)}, which was in force`,
    help: `push a signed commit that has ${trusted.slice(0, 12)} among its ancestors, as git merge -s ours makes one`,
  };
}

function cutOff(tip: string, trusted: string): Refusal {
  return {
    ...rewound(tip, trusted),
    detail: `the server's history is cut off between ${trusted.slice(0, 12)}, which was in force, and ${tip.slice(0, 12)}`,
    help: "fetch the whole history into the server's copy (git fetch --unshallow)",
  };
}

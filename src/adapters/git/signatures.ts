// Whether commits and tags are signed by somebody who may. Git has the signature checked by gpg or
// ssh-keygen; what these say decides, and a doubt is a no.

import { clean } from "./fault.ts";
import type { Signers } from "./signers.ts";
import type { RunGit } from "./run-git.ts";

export type Verdict =
  | { readonly type: "signed"; readonly by: string }
  /** What follows the name of a commit: "is not signed". */
  | { readonly type: "unsigned"; readonly why: string }
  /** Whoever checks it came to no end. It is no yes, and another time may tell. */
  | { readonly type: "unknown"; readonly why: string };

/** `hash` names a commit or an annotated tag. */
export async function verifySignature(
  git: RunGit,
  signers: Signers,
  { kind, hash }: { readonly kind: "commit" | "tag"; readonly hash: string },
): Promise<Verdict> {
  const answer = await git([`verify-${kind}`, "--raw", hash], signers);
  if (answer.cut !== undefined) return { type: "unknown", why: answer.cut };
  return verdictOf(answer.exitCode, `${answer.stdout.toString()}\n${answer.stderr}`);
}

function no(why: string): Verdict {
  return { type: "unsigned", why };
}

/** Words of GnuPG's status lines that tell against a signature, whatever else is said. */
const against: readonly (readonly [word: string, why: string])[] = [
  ["REVKEYSIG", "is signed with a key that was revoked"],
  ["EXPKEYSIG", "is signed with a key that has expired"],
  ["EXPSIG", "has a signature that has expired"],
  ["BADSIG", "has a signature that does not belong to it"],
  ["ERRSIG", "is signed with a key that is not among the allowed ones"],
];

/** `said` is what git and the programs that it asked wrote. */
export function verdictOf(exitCode: number, said: string): Verdict {
  for (const [word, why] of against) {
    if (new RegExp(`^\\[GNUPG:\\] ${word} `, "m").test(said)) return no(why);
  }
  const good = said.match(/^\[GNUPG:\] GOODSIG [0-9A-F]+ .+$/gm) ?? [];
  const valid = said.match(/^\[GNUPG:\] VALIDSIG /gm) ?? [];
  if (exitCode === 0 && good.length === 1 && valid.length === 1) {
    return { type: "signed", by: decoded(good[0]?.split(" ").slice(3).join(" ") ?? "") };
  }
  const ssh = said.match(/^Good "git" signature for .+ with \S+ key \S+$/gm) ?? [];
  if (exitCode === 0 && ssh.length === 1) {
    const by = /for (.+) with \S+ key \S+$/.exec(ssh[0] ?? "")?.[1] ?? "";
    return { type: "signed", by };
  }
  if (/^Good "git" signature with /m.test(said)) {
    return no("is signed with a key that is not among the allowed ones, or no longer");
  }
  if (/Could not verify signature|Signature verification failed/.test(said)) {
    return no("has a signature that does not belong to it");
  }
  if (/cannot run gpg|cannot run ssh-keygen|allowedSignersFile needs/.test(said)) {
    return no("is signed with a kind of key of which none is allowed here");
  }
  return no("is not signed");
}

/** GnuPG writes odd characters of names as %XX; some of them act on a terminal. */
function decoded(text: string): string {
  try {
    return clean(decodeURIComponent(text), []);
  } catch {
    return text;
  }
}

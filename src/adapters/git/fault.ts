// Git's own words for what went wrong, as trouble in plain ones. What git says may hold addresses with a
// login, and whatever a server chose to say: it is cleaned before anybody sees it.

import { cutText } from "../../model/cut-text.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { folderGone, type GitAnswer } from "./run-git.ts";

/** Trouble with our own copy, which a new one may end. */
export interface MirrorTrouble extends Trouble {
  readonly place: "mirror";
}

export function isMirrorTrouble(value: object): value is MirrorTrouble {
  return "place" in value && value.place === "mirror";
}

export function damaged(doing: string, reason: string): MirrorTrouble {
  return { ...trouble(doing, reason, "soon"), place: "mirror" };
}

interface KnownFault {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly retry: Trouble["retry"];
}

const noRoom: KnownFault = {
  pattern: /No space left on device|disk quota exceeded|out of disk space/i,
  reason: "there is no room left on the disk of the mirror",
  retry: "later",
};

const known: readonly KnownFault[] = [
  noRoom,
  {
    pattern: /Could not resolve host|Name or service not known|Temporary failure in name resol/i,
    reason: "there is no such host, or names are not resolved",
    retry: "soon",
  },
  {
    pattern:
      /Authentication failed|could not read (?:Username|Password)|returned error: 40[13]|Permission denied \(|terminal prompts disabled|invalid credentials|Access denied/i,
    reason: "the server refuses the login, or asks for one; check the credentials",
    retry: "later",
  },
  {
    pattern: /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    reason: "the server's key is not among the known hosts",
    retry: "later",
  },
  {
    pattern: /SSL certificate|server certificate|certificate verif|TLS|gnutls_handshake/i,
    reason: "the server's certificate is not believed, or it speaks no TLS",
    retry: "later",
  },
  {
    pattern: /returned error: 30\d|unable to update url base from redirection|redirect/i,
    reason: "the server points to another address; redirections are not followed, write that one",
    retry: "later",
  },
  {
    pattern: /dubious ownership/i,
    reason: "the repository belongs to another user of this machine, and git does not read such",
    retry: "later",
  },
  {
    pattern:
      /does not appear to be a git repository|repository '.*' not found|returned error: 404|not valid: is this a git repository|Repository not found|project you were looking for could not be found/i,
    reason: "there is no repository at that address, or the login may not see it",
    retry: "later",
  },
  {
    pattern: /transport '.*' not allowed/i,
    reason: "repositories are not reached in that way",
    retry: "never",
  },
  {
    pattern: /Connection refused|Failed to connect|Couldn't connect|Network is unreachable/i,
    reason: "the server does not answer",
    retry: "soon",
  },
  {
    pattern: /timed out|Operation too slow|Timeout was reached/i,
    reason: "the server takes too long",
    retry: "soon",
  },
  {
    pattern: /returned error: 5\d\d/,
    reason: "the server has trouble of its own",
    retry: "soon",
  },
  {
    pattern: /early EOF|RPC failed|hung up|unexpected disconnect|Empty reply|Connection reset/i,
    reason: "the server ended the conversation half way",
    retry: "soon",
  },
];

const damage =
  /corrupt|bad object|loose object|invalid sha1 pointer|unable to read (?:sha1|tree)|not a git repository: |invalid gitfile|index-pack failed|packfile .* (?:cannot|is)|pack has|inflate|missing (?:blob|tree|commit)|did not send all necessary|unresolved delta|cannot lock ref|\.lock': File exists|bad config/i;

/** A command that spoke to a server, and failed. */
export function remoteTrouble(
  doing: string,
  answer: GitAnswer,
  secrets: readonly string[],
): Trouble | MirrorTrouble {
  if (answer.cut === folderGone) return damaged(doing, folderGone);
  if (answer.cut !== undefined) return trouble(doing, clean(answer.cut, secrets), "soon");
  const found = known.find(({ pattern }) => pattern.test(answer.stderr));
  const said = whatGitSaid(answer, secrets);
  if (found !== undefined) return trouble(doing, `${found.reason} (${said})`, found.retry);
  return damage.test(ownWords(answer.stderr)) ? damaged(doing, said) : trouble(doing, said, "soon");
}

/** A command that only read or wrote the mirror, and failed: there is no other reason than the mirror. */
export function localTrouble(doing: string, answer: GitAnswer): Trouble | MirrorTrouble {
  if (answer.cut === folderGone) return damaged(doing, folderGone);
  if (answer.cut !== undefined) return trouble(doing, answer.cut, "soon");
  const said = whatGitSaid(answer, []);
  if (noRoom.pattern.test(answer.stderr)) return trouble(doing, noRoom.reason, noRoom.retry);
  return damaged(doing, said);
}

/** Without what the server said: damage on its side is no reason to throw away what is here. */
function ownWords(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/);
  return lines.filter((line) => !/^(?:remote: |fatal: remote error:)/.test(line)).join("\n");
}

/** The one line that says most. */
function whatGitSaid({ stderr, exitCode }: GitAnswer, secrets: readonly string[]): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const line =
    lines.find((one) => /^(?:fatal|error):/.test(one)) ?? lines.find((one) => one !== "");
  return line === undefined ? `git ended with ${exitCode}` : clean(line, secrets);
}

/** Without logins, without characters that act on a terminal, and not longer than a few lines. */
export function clean(text: string, secrets: readonly string[]): string {
  let shown = text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]*@/gi, "$1");
  for (const secret of secrets) {
    for (const form of new Set([secret, encodeURIComponent(secret)])) {
      shown = shown.replaceAll(form, "***");
    }
  }
  // oxlint-disable-next-line no-control-regex
  shown = shown.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return cutText(shown, 300);
}

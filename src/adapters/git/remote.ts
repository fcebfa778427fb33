// Asking the server: which commit a ref names, and the objects that are missing here. Only what was
// asked for is fetched, as the files of one commit are enough to begin with; see decision 0050.

import { trouble, type Trouble } from "../../ports/trouble.ts";
import { type MirrorTrouble, remoteTrouble } from "./fault.ts";
import { approvalsPrefix, sourceRef } from "./mirror.ts";
import type { GitLogin } from "./credentials.ts";
import type { GitReference } from "./reference.ts";
import type { RunGit } from "./run-git.ts";

export interface Remote {
  readonly git: RunGit;
  readonly url: string;
  readonly reference: GitReference;
  /** Read anew each time. */
  readonly login: () => Promise<GitLogin | Trouble>;
}

export interface Listing {
  /** What the ref names there; undefined where it is not. A tag's own hash, not its commit's. */
  readonly tip: string | undefined;
  /** Full name of each approval's tag → its hash. */
  readonly approvals: ReadonlyMap<string, string>;
  /** Equal texts stand for equal listings. */
  readonly text: string;
}

const approvalTags = "refs/tags/plumb/approve/";
/** What anybody else calls a tag could be in the way of another one in the mirror. */
const approvalName = /^refs\/tags\/plumb\/approve\/[0-9a-f]{8,64}$/;
/** More than people ever leave lying about; whoever may push could leave any number. */
const approvalsMax = 200;

export async function listRemote(remote: Remote): Promise<Listing | Trouble> {
  const { reference, git, url } = remote;
  const login = await remote.login();
  if ("type" in login) return login;
  const wanted = reference.type === "name" ? [reference.full] : [];
  const words = ["ls-remote", "--quiet", "--refs", "--end-of-options", url, ...wanted];
  const answer = await git([...words, `${approvalTags}*`], login);
  const doing = `asking ${url}`;
  if (answer.exitCode !== 0) return remoteTrouble(doing, answer, login.secrets);
  const found = new Map<string, string>();
  for (const line of answer.stdout.toString().split("\n")) {
    const match = /^([0-9a-f]{40}|[0-9a-f]{64})\t(.+)$/.exec(line);
    if (match !== null) found.set(match[2] ?? "", match[1] ?? "");
  }
  // A pattern also matches the end of longer names, which are somebody else's.
  const tip = reference.type === "commit" ? reference.hash : found.get(reference.full);
  const approvals = [...found]
    .filter(([name]) => approvalName.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, approvalsMax);
  const text = JSON.stringify([tip ?? "", approvals]);
  return { tip, approvals: new Map(approvals), text };
}

export interface FetchOptions {
  /** Undefined for all history since what is here. */
  readonly depth: number | undefined;
  readonly listing: Listing;
}

/** Afterwards `refs/plumbline/source` is what the ref names; "gone" where the server does not have it. */
export async function fetchTip(
  remote: Remote,
  { depth, listing }: FetchOptions,
): Promise<"fetched" | "gone" | Trouble | MirrorTrouble> {
  const { reference } = remote;
  const from = reference.type === "name" ? reference.full : reference.hash;
  const tags = [...listing.approvals.keys()].map(
    (name) => `+${name}:${approvalsPrefix}${name.slice(approvalTags.length)}`,
  );
  return await fetchObjects(remote, [`+${from}:${sourceRef}`, ...tags], depth);
}

/** One commit with its files, by name; "gone" where the server does not have it or does not give it so. */
export async function fetchCommit(
  remote: Remote,
  hash: string,
): Promise<"fetched" | "gone" | Trouble | MirrorTrouble> {
  return await fetchObjects(remote, [hash], 1);
}

/** More of the history of what is followed. */
export async function fetchHistory(
  remote: Remote,
  how: "--deepen=500" | "--unshallow",
): Promise<"fetched" | "gone" | Trouble | MirrorTrouble> {
  const { reference } = remote;
  const from = reference.type === "name" ? reference.full : reference.hash;
  return await fetchObjects(remote, [`+${from}:${sourceRef}`], how);
}

async function fetchObjects(
  remote: Remote,
  refspecs: readonly string[],
  depth: number | string | undefined,
): Promise<"fetched" | "gone" | Trouble | MirrorTrouble> {
  const login = await remote.login();
  if ("type" in login) return login;
  const { git, url } = remote;
  const common = ["fetch", "--no-tags", "--force", "--progress", "--update-shallow"];
  common.push("--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance");
  const cut = typeof depth === "number" ? [`--depth=${depth}`] : depth === undefined ? [] : [depth];
  const tail = ["--end-of-options", url, ...refspecs];
  let answer = await git([...common, ...cut, ...tail], login);
  // A server that only hands out files can cut nothing off.
  if (answer.exitCode !== 0 && /does not support shallow/i.test(answer.stderr)) {
    answer = await git([...common, ...tail], login);
  }
  if (answer.exitCode === 0) return "fetched";
  if (gone.test(answer.stderr)) return "gone";
  if (/--unshallow on a complete repository/.test(answer.stderr)) return "fetched";
  const doing = `fetching ${url}`;
  if (/object-format|hash algorithm/.test(answer.stderr)) {
    return trouble(doing, "it names objects by SHA-256, which is not read here", "never");
  }
  return remoteTrouble(doing, answer, login.secrets);
}

const gone =
  /couldn't find remote ref|not our ref|unadvertised object|Server does not allow request/i;

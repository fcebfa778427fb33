// The mirror together with the server that it mirrors: what is followed is fetched into it, single
// commits are found wherever they still are, and a mirror that is damaged is made anew. It reads no
// manifests and judges no signatures.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { type Contents, createContents } from "./contents.ts";
import { readLogin } from "./credentials.ts";
import { localTrouble, type MirrorTrouble } from "./fault.ts";
import { keptRef, type Mirror, sourceRef } from "./mirror.ts";
import type { GitReference } from "./reference.ts";
import {
  fetchCommit,
  fetchHistory,
  fetchTip,
  type Listing,
  listRemote,
  type Remote,
} from "./remote.ts";
import type { RunGit } from "./run-git.ts";
import type { GitSourcePorts, GitSourceSettings } from "./settings.ts";
import type { Slot } from "./slot.ts";

export interface Repository {
  readonly git: RunGit;
  readonly contents: Contents;
  list(): Promise<Listing | Trouble>;
  /** Afterwards what was listed is here; the commit that the ref names, or "gone". */
  fetch(listing: Listing): Promise<{ readonly commit: string } | "gone" | Trouble | MirrorTrouble>;
  /** Sees to it that a commit and its files are here; false where nobody has it. */
  bring(commit: string): Promise<boolean | Trouble | MirrorTrouble>;
  /** Fetches more of the history; false where there is no more. */
  deepen(): Promise<boolean | Trouble | MirrorTrouble>;
  /** Commits of which the parents are not here. */
  cuts(): Promise<ReadonlySet<string>>;
  /** Keeps this commit instead of the one that was kept. */
  keep(commit: string): Promise<Trouble | MirrorTrouble | undefined>;
  /** Throws what the file system throws. */
  remake(): Promise<void>;
}

export interface RepositoryOptions {
  readonly git: RunGit;
  readonly environment: Readonly<Record<string, string>>;
  readonly mirror: Mirror;
  readonly slot: Slot;
  readonly url: string;
  readonly reference: GitReference;
  readonly settings: GitSourceSettings;
  readonly ports: GitSourcePorts;
}

/** Each fetch leaves a file or more behind; packing them takes as long as a few fetches. */
const fetchesBeforePacking = 100;
const doing = "reading the mirror of the repository";

export function createRepository(options: RepositoryOptions): Repository {
  const { git, mirror, settings, ports, url, reference } = options;
  const login = async (): ReturnType<typeof readLogin> =>
    await readLogin(settings.credentials, mirror.askpass, ports.environment);
  const remote: Remote = { git, url, reference, login };
  const cutFile = join(mirror.repository, "shallow");
  const contents = createContents({
    repository: mirror.repository,
    environment: options.environment,
  });
  let fetched: string | undefined;
  let fetchCount = 0;
  let isDeep = false;

  const cutText = async (): Promise<string> => await readFile(cutFile, "utf8").catch(() => "");

  return {
    git,
    contents,
    list: async () => await listRemote(remote),

    async fetch(listing) {
      if (reference.type === "commit" && listing.approvals.size === 0) {
        // It never becomes another one, and the server may have lost it since.
        const here = await contents.head(`${reference.hash}^{commit}`);
        if (here !== undefined && !("place" in here)) return { commit: here.hash };
      }
      if (fetched !== listing.text) {
        const here = await contents.head(sourceRef);
        const isNew = here === undefined || "place" in here;
        const first = settings.depth ?? 1;
        // Signatures are asked for of all that came since; without them only files are of interest.
        const depth = isNew || settings.signatures === undefined ? first : undefined;
        const done = await fetchTip(remote, { depth, listing });
        if (done === "gone" && reference.type === "name") {
          return trouble(`fetching ${url}`, "a branch or a tag went while it was fetched", "soon");
        }
        if (done !== "fetched") return done;
        fetchCount += 1;
        fetched = listing.text;
      }
      const found = await contents.head(`${sourceRef}^{commit}`);
      if (found === undefined) return "gone";
      return "place" in found ? found : { commit: found.hash };
    },

    bring: async (commit) => await bringCommit(commit, { git, remote, slot: options.slot }),

    async deepen() {
      const before = await cutText();
      if (before === "") return false;
      const done = await fetchHistory(remote, isDeep ? "--unshallow" : "--deepen=500");
      if (done === "gone") return false;
      if (done !== "fetched") return done;
      isDeep = true;
      return (await cutText()) !== before;
    },

    async cuts() {
      return new Set((await cutText()).split("\n").filter((line) => line !== ""));
    },

    async keep(commit) {
      const kept = await git(["update-ref", keptRef, commit]);
      if (kept.exitCode !== 0) return localTrouble(doing, kept);
      if (fetchCount < fetchesBeforePacking) return undefined;
      fetchCount = 0;
      const packed = await git(["gc", "--quiet", "--prune=now"]);
      // Nothing is lost where it does not come to an end; the next hundred fetches bring another try.
      const isDone = packed.exitCode === 0 || packed.cut !== undefined;
      return isDone ? undefined : localTrouble(doing, packed);
    },

    async remake() {
      fetched = undefined;
      await mirror.remake();
    },
  };
}

interface Finding {
  readonly git: RunGit;
  readonly remote: Remote;
  readonly slot: Slot;
}

/** From here, from the server, or from the mirror of another process that may have kept it. */
async function bringCommit(
  commit: string,
  { git, remote, slot }: Finding,
): Promise<boolean | Trouble | MirrorTrouble> {
  const isHere = async (): Promise<boolean> =>
    (await git(["cat-file", "-e", `${commit}^{tree}`])).exitCode === 0;
  if (await isHere()) return true;
  const done = await fetchCommit(remote, commit);
  if (done === "fetched" && (await isHere())) return true;
  for (const other of await slot.others()) {
    const copied = await fetchCommit({ ...remote, url: join(other, "mirror.git") }, commit);
    if (copied === "fetched" && (await isHere())) return true;
  }
  return typeof done === "string" ? false : done;
}

// One look at the repository: what the server shows, whether it may be believed, and the manifests in
// it. Whoever calls sees to it that there is one look at a time, and that a damaged mirror is made anew.

import type {
  KnownRevisions,
  RefusalReason,
  RefusedReading,
  SourceApproval,
  SourceReading,
  SourceRevision,
  WholeReading,
} from "../../ports/source.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { readApprovals } from "./approvals.ts";
import type { MirrorTrouble } from "./fault.ts";
import type { Manifests } from "./manifests.ts";
import { type GitReference, isHash } from "./reference.ts";
import type { Listing } from "./remote.ts";
import type { Repository } from "./repository.ts";
import type { Signers } from "./signers.ts";
import { findTree, type TooMuch } from "./trees.ts";
import { checkTrust } from "./trust.ts";

export interface ReaderOptions {
  readonly repository: Repository;
  readonly manifests: Manifests;
  readonly reference: GitReference;
  readonly url: string;
  /** Relative to the root of the repository, "" for the root. */
  readonly folder: string;
  /** Absent where no signatures are asked for. */
  readonly signers: (() => Promise<Signers | Trouble>) | undefined;
  /** Is told what the server showed, once it was read. */
  readonly seen: (listing: Listing) => void;
}

export interface Reader {
  read(known: KnownRevisions): Promise<SourceReading | Trouble | MirrorTrouble>;
  readAt(commit: string): Promise<WholeReading | undefined | Trouble | MirrorTrouble>;
  approvals(): readonly SourceApproval[];
}

export function createReader(options: ReaderOptions): Reader {
  const { repository, manifests, folder } = options;
  const signatures = createSignatures(options);

  return {
    approvals: () => signatures.approvals(),

    async read(known) {
      const listing = await repository.list();
      if (isTrouble(listing)) return listing;
      const fetched = listing.tip === undefined ? "gone" : await repository.fetch(listing);
      if (fetched === "gone") {
        options.seen(listing);
        return refGone(options);
      }
      if (isTrouble(fetched)) return fetched;
      const { commit } = fetched;
      const judged = await signatures.judge(commit, known.trusted, listing);
      if (isTrouble(judged)) return judged;
      options.seen(listing);
      if ("reason" in judged) return judged;
      const { since } = known;
      if (since === commit) return { type: "same", ...judged };
      const tree = await findTree(repository, commit, folder);
      if (isTrouble(tree)) return tree;
      if (tree === undefined) return folderGone(judged, options);
      const place = { commit, tree };
      const before = await treeBefore(options, since);
      if (before === undefined || since === undefined) {
        const whole = await manifests.whole(place);
        if ("detail" in whole) return tooMuch(judged, whole);
        return isTrouble(whole) ? whole : { type: "whole", ...judged, tree: whole };
      }
      const found = await manifests.difference(before, place);
      if (found.type === "too-much") return tooMuch(judged, found);
      return found.type === "trouble" ? found : { ...found, type: "changed", ...judged, since };
    },

    async readAt(commit) {
      if (!isHash(commit)) return undefined;
      const brought = await repository.bring(commit);
      if (typeof brought !== "boolean") return brought;
      const tree = brought ? await findTree(repository, commit, folder) : undefined;
      if (tree === undefined || isTrouble(tree)) return tree;
      const whole = await manifests.whole({ commit, tree });
      const revision = revisionOf(options.reference, commit);
      if ("detail" in whole)
        return trouble(`reading ${options.url}`, `it ${whole.detail}`, "later");
      return isTrouble(whole) ? whole : { type: "whole", ...revision, tree: whole };
    },
  };
}

/** The folder as it was; undefined where nobody here knows, and all has to be told. */
async function treeBefore(
  { repository, folder }: ReaderOptions,
  since: string | undefined,
): Promise<string | undefined> {
  if (since === undefined || !isHash(since)) return undefined;
  // A commit may be here without its files, where only its place in the history was fetched.
  const tree = await findTree(repository, since, folder);
  return isTrouble(tree) ? undefined : tree;
}

/** Commits whose signatures need not be checked again; years of most branches. */
const knownMax = 10_000;

interface Signatures {
  /** The revision with its signer, or why it is not to be read. */
  judge(
    commit: string,
    trusted: string | undefined,
    listing: Listing,
  ): Promise<SourceRevision | RefusedReading | Trouble | MirrorTrouble>;
  approvals(): readonly SourceApproval[];
}

function createSignatures({ repository, reference, signers }: ReaderOptions): Signatures {
  const known = new Map<string, string>();
  let approvals: readonly SourceApproval[] = [];
  let approvalsOf: string | undefined;
  let keys: string | undefined;
  return {
    approvals: () => approvals,
    async judge(commit, trusted, listing) {
      const revision = revisionOf(reference, commit);
      if (signers === undefined) return revision;
      const allowed = await signers();
      if (isTrouble(allowed)) return allowed;
      if (keys !== allowed.digest || known.size > knownMax) known.clear();
      if (keys !== allowed.digest || approvalsOf !== listing.text) {
        const found = await readApprovals(repository.git, allowed, listing.approvals);
        approvals = found.approvals;
        approvalsOf = found.isCertain ? listing.text : undefined;
      }
      keys = allowed.digest;
      const past = trusted !== undefined && isHash(trusted) ? trusted : undefined;
      const judged = await checkTrust(commit, past, { repository, signers: allowed, known });
      if (judged.type === "trouble") return judged;
      if (judged.type === "trusted") return { ...revision, signedBy: judged.by };
      return { ...judged, type: "refused", ...revision };
    },
  };
}

function revisionOf(reference: GitReference, commit: string): SourceRevision {
  const short = commit.slice(0, 7);
  const label = reference.type === "name" ? `${reference.shown}@${short}` : short;
  return { revision: commit, label };
}

function refGone({ reference, url }: ReaderOptions): RefusedReading {
  const isName = reference.type === "name";
  const what = isName
    ? `${reference.full.startsWith("refs/tags/") ? "tag" : "branch"} "${reference.shown}"`
    : `commit ${reference.hash}`;
  const why = isName
    ? "there is none, or it names no commit"
    : "the server does not have it or does not give it";
  return {
    type: "refused",
    reason: "gone",
    // There is nothing that could be named.
    revision: "",
    label: isName ? reference.shown : reference.hash.slice(0, 7),
    detail: `${what} is not in ${url}: ${why}`,
    help: isName ? "push it again, or watch another one" : "name a branch or a tag that holds it",
  };
}

function folderGone(revision: SourceRevision, { folder, url }: ReaderOptions): RefusedReading {
  return {
    type: "refused",
    reason: "gone",
    ...revision,
    detail: `commit ${revision.revision.slice(0, 12)} of ${url} has no folder "${folder}"`,
    help: "put the folder back, or watch another one",
  };
}

function tooMuch(revision: SourceRevision, { detail }: TooMuch): RefusedReading {
  const reason: RefusalReason = "too-large";
  const help = "watch parts of it, each with a controller of its own";
  const text = `commit ${revision.revision.slice(0, 12)} ${detail}`;
  return { type: "refused", reason, ...revision, detail: text, help };
}

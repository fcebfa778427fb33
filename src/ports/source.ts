// Where manifests come from, for who waits for them to change: a folder, a repository. What is in them
// is nobody's business here, and neither is what becomes of them.

import type { ManifestFile, ManifestTree } from "./files.ts";
import type { Trouble } from "./trouble.ts";

export interface SourceRevision {
  /** Names what is there: a digest, a commit. Equal names stand for equal files. */
  readonly revision: string;
  /** What people call it, for the journal: "main@4be1f07". Absent where it has no other name. */
  readonly label?: string;
  /** Who signed it, where signatures are asked for. */
  readonly signedBy?: string;
}

/** Everything that is there. */
export interface WholeReading extends SourceRevision {
  readonly type: "whole";
  readonly tree: ManifestTree;
}

/** What is there, told as what is different from a revision that was read before. */
export interface ChangedReading extends SourceRevision {
  readonly type: "changed";
  readonly since: string;
  /** New files, and those with other bytes. */
  readonly put: readonly ManifestFile[];
  /** Names of files that are gone. */
  readonly removed: readonly string[];
  /** All that cannot be read, also what could not be read before. */
  readonly diagnostics: ManifestTree["diagnostics"];
}

/** Why what is there may not be used. Closed: conditions and notices name it. */
export type RefusalReason =
  /** No signature, or none of somebody who is allowed to. */
  | "not-signed"
  /** It leaves out commits that were in force: somebody rewound or rewrote the branch. */
  | "rewound"
  /** The branch, the tag or the folder in it is gone. */
  | "gone"
  /** More, or larger, files than anybody writes by hand. */
  | "too-large";

export interface RefusedReading extends SourceRevision {
  readonly type: "refused";
  readonly reason: RefusalReason;
  /** One sentence: what is wrong, and with which commit. */
  readonly detail: string;
  /** One sentence: what a person can do. */
  readonly help: string;
}

export type SourceReading =
  /** As it was at the revision that was asked about. */
  ({ readonly type: "same" } & SourceRevision) | ChangedReading | WholeReading | RefusedReading;

/** What the reader knows of the past. */
export interface KnownRevisions {
  /** What it has understood, and wants to be told the difference to. */
  readonly since?: string;
  /** What was in force last: whatever came after it must be signed, where signatures are asked for. */
  readonly trusted?: string;
}

/** A person's consent to a plan, found in the source itself: a signed tag. */
export interface SourceApproval {
  /** A plan's digest, or its beginning of 8 digits or more. */
  readonly digest: string;
  readonly by: string;
}

export interface Source {
  read(known: KnownRevisions): Promise<SourceReading | Trouble>;
  /** What was there at a revision; undefined where nobody knows it any more. */
  readAt(revision: string): Promise<WholeReading | undefined | Trouble>;
  /** Keeps what is needed for `readAt` of this revision; whatever was kept before may go. */
  keep(revision: string): Promise<Trouble | undefined>;
  /** Consents that the source holds, as of the last reading. */
  approvals(): readonly SourceApproval[];
  /** One element whenever `read` may say something else than before; ends with the signal. */
  changes(signal: AbortSignal): AsyncIterable<void>;
  /** Somebody says that something changed: it is looked at soon, not at the next turn. */
  stir(): void;
}

// What people who do not look at a terminal are told of a controller: messages to a channel or to a
// program, and the state of a commit at a forge. Telling never holds anybody up, and never fails.

import type { Clock } from "./clock.ts";
import type { SecretReference } from "./store-place.ts";
import type { Trouble } from "./trouble.ts";

/** Closed: people choose among these, and programs tell them apart. */
export const noticeTypes = [
  /** There is something to do that may not be done yet. */
  "planned",
  /** A plan was applied, all of it. */
  "applied",
  /** A plan could not be applied, or only in part. */
  "failed",
  /** There is nothing to do at a revision, as far as anything may be done. */
  "settled",
  /** The newest manifests have errors. */
  "broken",
  /** The newest manifests may not be used. */
  "refused",
  /** Somebody changed something on a device. */
  "drifted",
  /** The source, the store or something else outside does not work. */
  "trouble",
  /** What was wrong is over. */
  "recovered",
  "suspended",
  "resumed",
] as const;

export type NoticeType = (typeof noticeTypes)[number];

export type Severity = "info" | "warning" | "error";

/** What a forge shows beside a commit. */
export interface CommitState {
  /** The full name of the commit, in hexadecimal digits. */
  readonly commit: string;
  readonly state: "pending" | "success" | "failure";
}

export interface Notice {
  readonly type: NoticeType;
  readonly severity: Severity;
  readonly fabric: string;
  /** One line, without the fabric's name. */
  readonly title: string;
  /** Lines with more; empty where the title says it all. */
  readonly text: string;
  /** Which manifests it is about, as their source names them. */
  readonly revision?: string;
  /** What people call the revision: "main@4be1f07". */
  readonly label?: string;
  /** Of the plan that it is about. */
  readonly digest?: string;
  /** Absent where it is about no commit, or changes nothing about one. */
  readonly commit?: CommitState;
  /** It says nothing new but the state of the commit, which is for forges. */
  readonly isOnlyState?: boolean;
}

interface Peer {
  /** What it is told of. Forges are told of commits, whatever the notice. */
  readonly on: readonly NoticeType[];
}

/** Any program: JSON, signed. */
export interface WebhookPeer extends Peer {
  readonly type: "webhook";
  readonly url: string | SecretReference;
  /** Signs what is sent; absent for no signature. */
  readonly secret?: SecretReference;
}

/** A chat that takes what Slack's incoming webhooks take. Who knows the address may write there. */
export interface SlackPeer extends Peer {
  readonly type: "slack";
  readonly url: SecretReference;
}

/** A forge that shows states beside commits. */
export interface ForgePeer {
  readonly type: "github" | "gitlab" | "gitea";
  /** Where its API begins, without what all its addresses share: "https://api.github.com". */
  readonly url: string | SecretReference;
  readonly token: SecretReference;
  /** "owner/name"; with GitLab also with groups, or the number of the project. */
  readonly repository: string;
  /** Tells the states of several fabrics apart. */
  readonly context: string;
}

export type NoticePeer = WebhookPeer | SlackPeer | ForgePeer;

/** What became of one notice at one peer. */
export type Delivery =
  | "sent"
  /** The peer does not want it, or did not answer for too long. */
  | "given-up"
  /** Too many were waiting. */
  | "dropped";

export interface Notifier {
  /** Hands a notice to every peer that wants it; it is sent while other things go on. */
  tell(notice: Notice): void;
  /** Waits until all is sent, or so long; what is left then is given up, and nothing is taken any more. */
  drain(forMs: number): Promise<void>;
}

export interface DeliveryReport {
  /** Its place in the settings, from 0, which tells two peers of a kind apart: addresses may be secret. */
  readonly index: number;
  readonly peer: NoticePeer["type"];
  readonly notice: NoticeType;
  readonly delivery: Delivery;
  /** Why it was not sent. */
  readonly reason?: string;
}

export interface NotifierParts {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called for every attempt, so that a secret can be changed while the process runs. */
  readonly readSecret: ReadSecret;
  onDelivery(report: DeliveryReport): void;
}

export type ReadSecret = (reference: SecretReference) => Promise<string | Trouble>;

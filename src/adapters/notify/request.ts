// What is sent to a peer, and what every kind of peer has in common about it. Nothing is sent here.

import type { Notice } from "../../ports/notices.ts";

export interface NoticeRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A notice on its way. */
export interface Told {
  readonly notice: Notice;
  /** The same for every attempt, so that a peer that got it twice can tell. */
  readonly id: string;
  /** When it was told, in milliseconds since the epoch. */
  readonly atMs: number;
}

/** What of a peer is known at the time of sending: its address, and the secret that its settings refer to. */
export interface Access {
  readonly url: string;
  readonly secret?: string;
}

/** GitHub refuses requests without a name. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "content-type": "application/json; charset=utf-8",
  "user-agent": "plumb",
};

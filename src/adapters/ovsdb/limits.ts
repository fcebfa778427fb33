// How long the client waits, and how much it holds.

export interface Limits {
  /** Connecting, TLS and all, takes no longer. */
  readonly connectMs: number;
  /** A server that owes an answer may say nothing at all for so long; one that owes none is asked. */
  readonly silenceMs: number;
  /** No answer takes longer, whatever else the server says. */
  readonly answerMs: number;
  /** Of requests that are sent and not answered; more wait. One alone may be larger. */
  readonly inFlightBytes: number;
  /** Of requests that wait; more are refused. */
  readonly queuedBytes: number;
  /** Of one message of the server. */
  readonly messageBytes: number;
}

export const defaultLimits: Limits = {
  connectMs: 5_000,
  silenceMs: 5_000,
  answerMs: 60_000,
  inFlightBytes: 4 * 1024 ** 2,
  queuedBytes: 64 * 1024 ** 2,
  messageBytes: 256 * 1024 ** 2,
};

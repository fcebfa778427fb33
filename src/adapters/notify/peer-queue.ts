// What waits to be sent to one peer: a bounded queue, and one sender that tries again for a while. A
// newer word on the same thing takes the place of one that was not sent yet.

import { backoffMs, type Backoff } from "../../model/backoff.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Delivery } from "../../ports/notices.ts";
import type { Answer } from "./post.ts";
import type { Told } from "./request.ts";

export interface QueueParts {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  send(told: Told, signal: AbortSignal): Promise<Answer>;
  /** `reason` is why it was not sent. */
  onDelivery(delivery: Delivery, told: Told, reason?: string): void;
}

/** A peer that is down for a day must not fill the memory, and nobody reads more afterwards. */
const waitingMax = 100;
/** With the pauses below, up to some five minutes. */
const attemptsMax = 8;
const pauses: Backoff = { firstMs: 1_000, mostMs: 2 * 60_000 };
/** A peer that asks for more asks to be left alone. */
const longestWishMs = 15 * 60_000;

interface Waiting {
  readonly key: string;
  readonly told: Told;
  /** Aborts where a newer one takes its place, or all ends. */
  readonly until: AbortController;
}

export class PeerQueue {
  readonly #parts: QueueParts;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ended = new AbortController();
  #current: Waiting | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** `key` names what it is about. */
  put(key: string, told: Told): void {
    if (this.#ended.signal.aborted) return;
    if (this.#current?.key === key) this.#current.until.abort();
    // Taken out first, so that it stands behind what came before it.
    this.#waiting.delete(key);
    this.#waiting.set(key, { key, told, until: new AbortController() });
    const [oldest] = this.#waiting.values();
    if (this.#waiting.size > waitingMax && oldest !== undefined) {
      this.#waiting.delete(oldest.key);
      this.#parts.onDelivery("dropped", oldest.told, "too many notices wait for this peer");
    }
    if (this.#isSending) return;
    this.#isSending = true;
    this.#sending = this.#sendAll();
  }

  /** Resolves once nothing waits. */
  idle(): Promise<void> {
    return this.#sending;
  }

  /** Gives up all that is not sent. */
  end(): void {
    this.#ended.abort();
    this.#current?.until.abort();
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting.values();
      if (next === undefined) {
        this.#isSending = false;
        return;
      }
      this.#waiting.delete(next.key);
      this.#current = next;
      if (this.#ended.signal.aborted) this.#giveUp(next, "the process ended");
      else await this.#sendOne(next);
      this.#current = undefined;
    }
  }

  async #sendOne(one: Waiting): Promise<void> {
    let reason = "";
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      // A request that is under way is let end: what came of it would not be known.
      const answer = await this.#parts.send(one.told, this.#ended.signal);
      if (answer.type === "taken") return this.#parts.onDelivery("sent", one.told);
      if (this.#ended.signal.aborted) return this.#giveUp(one, "the process ended");
      if (answer.type === "refused") return this.#giveUp(one, answer.reason);
      reason = answer.reason;
      if (one.until.signal.aborted) return;
      if (attempt === attemptsMax) break;
      await this.#parts.clock.sleep(this.#pauseMs(attempt, answer.afterMs), one.until.signal);
      if (this.#ended.signal.aborted) return this.#giveUp(one, "the process ended");
      // A newer word waits.
      if (one.until.signal.aborted) return;
    }
    this.#giveUp(one, `${reason}, ${String(attemptsMax)} times`);
  }

  #giveUp({ told }: Waiting, reason: string): void {
    this.#parts.onDelivery("given-up", told, reason);
  }

  #pauseMs(attempt: number, wishMs: number | undefined): number {
    const ownMs = backoffMs(pauses, attempt, this.#parts.random);
    return wishMs === undefined ? ownMs : Math.max(ownMs, Math.min(wishMs, longestWishMs));
  }
}

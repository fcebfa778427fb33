// Locks of one connection (RFC 7047, 4.1.8 to 4.1.10). The server forgets them with the connection, and so
// does this. Nothing is ever stolen.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Answer, End, Peer } from "./peer.ts";

interface Lock {
  /**
   * "asked": the server has not answered yet, and what it notifies belongs to an earlier question;
   * "queued": it will notify us; "stolen": it must be given back before it can be asked for again.
   */
  state: "asked" | "queued" | "held" | "stolen";
  readonly waiting: Set<(answer: Taken) => void>;
}

/** "late": not in time. An error is the server's, or that of the connection. */
export type Taken = "held" | "late" | Exclude<Answer, { type: "result" }>;

export class Locks {
  readonly #peer: Pick<Peer, "ask" | "call">;
  readonly #locks = new Map<string, Lock>();

  constructor(peer: Pick<Peer, "ask" | "call">) {
    this.#peer = peer;
  }

  /** "held" once we have it, at once or within `waitMs`; who waited in vain no longer stands in line. */
  async take(name: string, waitMs: number): Promise<Taken> {
    const lock = this.#wanted(name);
    if (lock.state === "held") return "held";
    const taken = await new Promise<Taken>((done) => {
      const answer = (given: Taken): void => {
        clearTimeout(timer);
        lock.waiting.delete(answer);
        done(given);
      };
      // The server's answer is waited for however little time there is: it takes no time.
      const timer = setTimeout(() => {
        if (lock.state === "asked") timer.refresh();
        else answer("late");
      }, waitMs);
      lock.waiting.add(answer);
    });
    // Others of this session may still wait, and it may have come to one of them meanwhile.
    const now = this.#locks.get(name);
    if (taken === "late" && now?.state === "queued" && now.waiting.size === 0) {
      await this.giveBack(name);
    }
    return taken;
  }

  /** Also the place in line for it. Nothing happens where there is neither. */
  async giveBack(name: string): Promise<void> {
    const lock = this.#locks.get(name);
    if (lock === undefined) return;
    this.#locks.delete(name);
    answerAll(lock, "late");
    await this.#peer.call("unlock", [name]);
  }

  /** "locked" and "stolen"; everything else is none of its business. */
  hear(method: string, params: Json): void {
    const [name] = Array.isArray(params) ? (params as readonly Json[]) : [];
    const lock = typeof name === "string" ? this.#locks.get(name) : undefined;
    if (lock === undefined || lock.state === "asked") return;
    if (method === "stolen") lock.state = "stolen";
    if (method !== "locked") return;
    lock.state = "held";
    answerAll(lock, "held");
  }

  /** The connection is over. */
  end(end: End): void {
    const locks = [...this.#locks.values()];
    this.#locks.clear();
    for (const lock of locks) answerAll(lock, { type: "broken", end, wasSent: true });
  }

  /** The lock as it is or as it was asked for just now. */
  #wanted(name: string): Lock {
    const known = this.#locks.get(name);
    if (known !== undefined && known.state !== "stolen") return known;
    if (known !== undefined) this.#peer.ask("unlock", [name], () => undefined);
    const lock: Lock = { state: "asked", waiting: new Set() };
    this.#locks.set(name, lock);
    this.#peer.ask("lock", [name], (answer) => this.#answered(name, lock, answer));
    return lock;
  }

  #answered(name: string, lock: Lock, answer: Answer): void {
    if (answer.type !== "result") {
      if (this.#locks.get(name) === lock) this.#locks.delete(name);
      answerAll(lock, answer);
      return;
    }
    const isHeld = isJsonObject(answer.result) && answer.result["locked"] === true;
    lock.state = isHeld ? "held" : "queued";
    if (isHeld) answerAll(lock, "held");
  }
}

function answerAll({ waiting }: Lock, answer: Taken): void {
  for (const one of waiting) one(answer);
}

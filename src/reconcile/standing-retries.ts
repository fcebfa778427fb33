// Asks targets that do not answer once more, a bounded number at a time and beside everything else:
// whoever wants to know of the others does not wait for them.

import type { StandingTarget, ViewPorts } from "./standing-target.ts";

/** With nobody dead there is nothing to wait for but a death, which wakes. */
const idleMs = 60_000;

export class StandingRetries {
  readonly #ports: ViewPorts;
  readonly #atOnce: number;
  readonly #waiting: Map<StandingTarget, PromiseWithEnd> = new Map();
  #working = 0;
  #pause = new AbortController();
  #onMoved: () => void = () => undefined;
  #bug: { readonly error: unknown } | undefined;

  constructor(ports: ViewPorts, atOnce: number) {
    this.#ports = ports;
    this.#atOnce = atOnce;
  }

  /** Asks a target when its turn comes; resolves once it was asked. */
  async ask(target: StandingTarget): Promise<void> {
    let asked = this.#waiting.get(target);
    if (asked === undefined) {
      asked = promiseWithEnd();
      this.#waiting.set(target, asked);
      if (this.#working < this.#atOnce) void this.#work();
    }
    await asked.promise;
  }

  /** Somebody died, or went: the pauses are others. */
  wake(): void {
    this.#pause.abort();
  }

  /** Asks each of them when its pause is over, until the signal aborts. */
  async run(
    targets: () => Iterable<StandingTarget>,
    onMoved: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const end = (): void => this.wake();
    signal.addEventListener("abort", end, { once: true });
    this.#onMoved = onMoved;
    while (!signal.aborted) {
      this.#pause = new AbortController();
      const ms = this.askDue(targets());
      this.throwBug();
      await this.#ports.clock.sleep(ms, this.#pause.signal);
    }
    signal.removeEventListener("abort", end);
    this.#onMoved = () => undefined;
  }

  /** Asks those whose pause is over, and waits for none; returns how long the next pause is. */
  askDue(targets: Iterable<StandingTarget>): number {
    const nowMs = this.#ports.clock.now();
    let nextMs = nowMs + idleMs;
    for (const target of targets) {
      if (!target.isDead || target.isBeingLookedAt || this.#waiting.has(target)) continue;
      if (target.isHopeful || target.retryAtMs <= nowMs) void this.ask(target);
      else nextMs = Math.min(nextMs, target.retryAtMs);
    }
    return nextMs - nowMs;
  }

  /** To whoever asks for dead targets, that there is something to read again. */
  tellMoved(): void {
    this.#onMoved();
  }

  /** What went wrong while nobody waited for it. */
  throwBug(): void {
    if (this.#bug !== undefined) throw this.#bug.error;
  }

  async #work(): Promise<void> {
    this.#working += 1;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const [target, end] = next;
      const before = target.view;
      try {
        await target.look(this.#ports);
      } catch (error) {
        this.#bug = { error };
      }
      end();
      if (target.view !== before) this.#onMoved();
    }
    this.#working -= 1;
    // Its next pause is another one.
    this.wake();
  }

  /** Those first that are believed to answer. */
  #next(): [StandingTarget, () => void] | undefined {
    const all = [...this.#waiting];
    const [target, asked] = all.find(([one]) => one.isHopeful) ?? all[0] ?? [];
    if (target === undefined || asked === undefined) return undefined;
    this.#waiting.delete(target);
    return [target, asked.end];
  }
}

interface PromiseWithEnd {
  readonly promise: Promise<void>;
  readonly end: () => void;
}

function promiseWithEnd(): PromiseWithEnd {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (end = resolve));
  return { promise, end };
}

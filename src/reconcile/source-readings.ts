// Reads the source beside the loop, whenever it may say something else: a server that hangs delays
// nothing but news. There is never more than one reading under way, and none before the last was taken.

import type { Clock } from "../ports/clock.ts";
import type { KnownRevisions, Source, SourceReading } from "../ports/source.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { backoffMs, type Backoff } from "../model/backoff.ts";
import type { OnLoopMeasure } from "./loop-measure.ts";

export interface ReadingPorts {
  readonly source: Source;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface ReadingOptions {
  /** So long it waits, once something moved, for the rest of what moves with it. */
  readonly debounceMs: number;
  readonly onMeasure: OnLoopMeasure;
}

/** Whoever mends a server does not wait long for it to be noticed. */
const backoff: Backoff = { firstMs: 1_000, mostMs: 60_000 };

/** What a reading came to. */
export interface Answer {
  readonly found: SourceReading | Trouble;
  /** The last `ask` before it began: whoever asked later wants another one. */
  readonly asked: number;
}

export class SourceReadings {
  readonly #ports: ReadingPorts;
  readonly #options: ReadingOptions;
  #answer: Answer | undefined;
  #asked = 0;
  #isAsked = true;
  #onAsked: () => void = () => undefined;
  #onTaken: () => void = () => undefined;

  constructor(ports: ReadingPorts, options: ReadingOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** What was read and not taken yet, once. */
  take(): Answer | undefined {
    const answer = this.#answer;
    this.#answer = undefined;
    this.#onTaken();
    return answer;
  }

  /** Reads again soon, whether anything moved or not; returns the number that its answer has, or exceeds. */
  ask(): number {
    this.#asked += 1;
    this.#isAsked = true;
    this.#onAsked();
    return this.#asked;
  }

  /** Until the signal aborts. `known` is asked before every reading, `onRead` told after it. */
  async run(known: () => KnownRevisions, onRead: () => void, signal: AbortSignal): Promise<void> {
    await Promise.all([this.#follow(signal), this.#readAgainAndAgain(known, onRead, signal)]);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { source, clock } = this.#ports;
    for await (const _ of source.changes(signal)) {
      await clock.sleep(this.#options.debounceMs, signal);
      this.ask();
    }
  }

  async #readAgainAndAgain(
    known: () => KnownRevisions,
    onRead: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { source, clock, random } = this.#ports;
    let failures = 0;
    while (!signal.aborted) {
      this.#isAsked = false;
      const asked = this.#asked;
      const beganAtMs = clock.now();
      // A reading that hangs is not waited for once nobody wants it.
      const reading = await untilAborted(source.read(known()), signal);
      if (reading === undefined) return;
      const result = isTrouble(reading) ? "trouble" : reading.type;
      const durationMs = clock.now() - beganAtMs;
      this.#options.onMeasure({ type: "source-read", result, durationMs });
      this.#answer = { found: reading, asked };
      onRead();
      await this.#untilTaken(signal);
      failures = isTrouble(reading) ? failures + 1 : 0;
      const pauseMs = failures === 0 ? undefined : backoffMs(backoff, failures, random);
      await this.#untilAsked(pauseMs, signal);
    }
  }

  async #untilTaken(signal: AbortSignal): Promise<void> {
    if (this.#answer === undefined) return;
    const taken = new Promise<true>((resolve) => {
      this.#onTaken = () => resolve(true);
    });
    await untilAborted(taken, signal);
  }

  /** Until somebody asks, or for so long. */
  async #untilAsked(pauseMs: number | undefined, signal: AbortSignal): Promise<void> {
    if (this.#isAsked) return;
    const awake = new AbortController();
    const asked = new Promise<true>((resolve) => {
      this.#onAsked = () => resolve(true);
    });
    const waits: Promise<unknown>[] = [asked];
    if (pauseMs !== undefined) waits.push(this.#ports.clock.sleep(pauseMs, awake.signal));
    await untilAborted(Promise.race(waits), signal);
    awake.abort();
  }
}

/** Undefined as soon as the signal aborts. What the promise comes to later is nobody's business. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let stop = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

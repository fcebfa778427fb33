// Why a run must end before its time. One signal for everybody who waits or sends; the gravest reason
// is the one that is told.

import type { Trouble } from "../ports/trouble.ts";
import type { Stop } from "./result.ts";

export interface StopSwitch {
  /** Aborts at the first reason, with a phrase that outcomes can carry. */
  readonly signal: AbortSignal;
  why(): Stop | undefined;
  /** The words for operations that were not started because of it. */
  because(): string;
  trouble(): Trouble | undefined;
  fence(): void;
  fail(trouble: Trouble): void;
}

export function createStopSwitch(interrupt: AbortSignal, lost: AbortSignal): StopSwitch {
  const controller = new AbortController();
  let why: Stop | undefined;
  let because = "";
  let trouble: Trouble | undefined;

  function stop(reason: Stop, words: string): void {
    // A lost lock outweighs everything: from then on nothing may be written.
    if (why === "fenced" || (why !== undefined && reason !== "fenced")) return;
    why = reason;
    because = words;
    controller.abort(words);
  }
  whenAborted(interrupt, () => stop("interrupted", "interrupted"));
  whenAborted(lost, () => stop("fenced", "the lock was lost"));
  return {
    signal: controller.signal,
    why: () => why,
    because: () => because,
    trouble: () => trouble,
    fence: () => stop("fenced", "another writer took over"),
    fail(failed) {
      trouble ??= failed;
      stop("trouble", `${failed.doing} failed: ${failed.reason}`);
    },
  };
}

/** Calls `listener` when the signal aborts, or at once where it already has. */
export function whenAborted(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener();
  else signal.addEventListener("abort", listener, { once: true });
}

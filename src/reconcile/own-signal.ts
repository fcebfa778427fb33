// A signal for one piece of work, which aborts with one that lives longer. Who listens to it need not
// stop listening: nothing of the work is left behind once it is let go.

export interface OwnSignal {
  readonly signal: AbortSignal;
  letGo(): void;
}

export function ownSignal(longer: AbortSignal): OwnSignal {
  const own = new AbortController();
  const abort = (): void => {
    own.abort(longer.reason);
  };
  if (longer.aborted) abort();
  else longer.addEventListener("abort", abort, { once: true });
  return {
    signal: own.signal,
    letGo() {
      longer.removeEventListener("abort", abort);
    },
  };
}

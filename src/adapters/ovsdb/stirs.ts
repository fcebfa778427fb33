// Wakes whoever waits for the next time that something moves. It does not say what.

export class Stirs {
  readonly #waiting = new Set<() => void>();

  stir(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Resolves at the next stir, after `ms`, or when the signal aborts; it never rejects. */
  next({ ms, signal }: { readonly ms?: number; readonly signal?: AbortSignal }): Promise<void> {
    return new Promise((done) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal?.removeEventListener("abort", wake);
        done();
      };
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      this.#waiting.add(wake);
      signal?.addEventListener("abort", wake);
      if (signal?.aborted === true) wake();
    });
  }
}

// The person on the other side: where results, progress and questions go. Results go to `out`;
// progress and diagnostics go to `err`, so that a pipe gets the result alone.

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Columns that a line may take; 80 where nobody knows. */
  readonly width: number;
  /** True where `out` is shown to a person rather than read by a program. */
  readonly isOutShown: boolean;
  /** True where `err` is a terminal on which lines may be rewritten. */
  readonly isErrShown: boolean;
  /** True where a question would reach a person who can answer. */
  readonly canAsk: boolean;
  /**
   * True only for the answer "yes"; false without a person, on end of input, on interrupt, and once the
   * signal aborts.
   */
  ask(question: string, signal?: AbortSignal): Promise<boolean>;
  /** The whole standard input, as bytes. */
  readInput(): Promise<Uint8Array>;
}

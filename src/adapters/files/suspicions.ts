// Where something may be different from what was seen last. Suspicions add up until somebody takes
// them to look; the smallest that says everything is kept.

import type { Belief } from "./folder-tree.ts";

export interface Suspected {
  readonly paths: readonly string[];
  /** Where anything beside the paths may be different: how much of the rest can be believed. */
  readonly everywhere?: Belief;
}

/** So many files are looked up one by one; more are found sooner by looking at all. */
const pathsMax = 500;

export class Suspicions {
  readonly #paths: Set<string> = new Set();
  /** Where it is not known what changed, how much can be believed of what seems not to have. */
  #everywhere: Belief | undefined = "bytes";
  /** Whether whoever names paths can be relied on to name all. */
  #isWatched = false;
  #onDoubt: () => void = () => undefined;

  /** One file that was seen before; too many of them are a doubt in everything. */
  name(path: string): void {
    this.#paths.add(path);
    if (this.#paths.size > pathsMax) this.#everywhere ??= "stamps";
    this.#onDoubt();
  }

  doubt(belief: Belief): void {
    this.#everywhere = this.#everywhere === "bytes" ? "bytes" : belief;
    this.#onDoubt();
  }

  /** From now on all that changes is named, or it is not. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
  }

  /** Hears of every suspicion; one listener at a time. */
  listen(onDoubt: () => void): void {
    this.#onDoubt = onDoubt;
  }

  /** What there is to look at; from here on it counts as looked at. */
  take(): Suspected {
    const paths = [...this.#paths];
    const everywhere = this.#everywhere ?? (this.#isWatched ? undefined : "stamps");
    this.#paths.clear();
    this.#everywhere = undefined;
    return everywhere === undefined ? { paths } : { paths, everywhere };
  }
}

// Texts that were expensive to make, kept between runs. A cache may forget anything at any time, and
// says nothing about what it holds: a text that was damaged is the reader's to notice.

import type { Trouble } from "./trouble.ts";

export interface TextCache {
  /** What was put under a key, or undefined; trouble with reading counts as not there. */
  get(key: string): string | undefined;
  /** Keeps a text, visible as a whole or not at all. Trouble only means that the next run is slower. */
  put(key: string, text: string): Trouble | undefined;
}

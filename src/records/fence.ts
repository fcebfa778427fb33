// Fenced writes: a writer that lost its lock changes nothing. The fence is the comparison that the
// lock is still the one that this writer holds; it goes into every transaction.

import type { Compare, Store, Write } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

/** Comparisons that hold as long as the writer's lock does; empty for writers that need none. */
export type Fence = readonly Compare[];

export type FencedWrite =
  | { readonly type: "written"; readonly revision: number }
  /** The lock is lost: nothing was written, and this writer must stop. */
  | { readonly type: "fenced" };

/** Writes under a fence and nothing else. */
export async function writeFenced(
  store: Store,
  fence: Fence,
  writes: readonly Write[],
): Promise<FencedWrite | Trouble> {
  const result = await store.transact(fence, writes);
  if (isTrouble(result)) return result;
  return result.type === "committed"
    ? { type: "written", revision: result.revision }
    : { type: "fenced" };
}

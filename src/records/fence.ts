// Fenced writes: a writer that lost its lock changes nothing. The fence is the comparison that the
// lock is still the one that this writer holds; it goes into every transaction.

import type { Compare, Store, TransactionResult, Write } from "../ports/store.ts";
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
  return fenced(await store.transact(fence, writes));
}

/** What became of a transaction whose comparisons are a fence. */
export function fenced(result: TransactionResult | Trouble): FencedWrite | Trouble {
  if (isTrouble(result)) return result;
  return result.type === "committed"
    ? { type: "written", revision: result.revision }
    : { type: "fenced" };
}

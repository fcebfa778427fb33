// Whether manifests that could not be used are a thing of the past. The good ones are kept in force
// meanwhile, so that work on these says nothing about it.

import type { LoopEvent } from "../../reconcile/loop-event.ts";

export type SourceProblem = Extract<LoopEvent, { type: "broken" | "refused" }>;

/** `revision` is what a plan was made from after the problem was told. */
export function isNewlyUsable(revision: string, { kept }: Pick<SourceProblem, "kept">): boolean {
  return revision !== kept?.revision;
}

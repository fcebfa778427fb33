// That an agent keeps an apply waiting, where lines cannot be rewritten: said after a while, and then now
// and again.

import type { TargetName } from "../model/target.ts";
import { waitingText } from "./views/waiting.ts";

const firstMs = 10_000;
const againMs = 60_000;

/** Is given how long each agent has been waited for, as often as anybody likes. */
export function createWaitingNotes(
  say: (line: string) => void,
): (forMs: ReadonlyMap<TargetName, number>) => void {
  const saidMs = new Map<TargetName, number>();
  return (forMs) => {
    // One that answered is waited for anew.
    for (const target of saidMs.keys()) if (!forMs.has(target)) saidMs.delete(target);
    for (const [target, ms] of forMs) {
      const last = saidMs.get(target);
      if (ms < (last === undefined ? firstMs : last + againMs)) continue;
      saidMs.set(target, ms);
      say(waitingText(new Map([[target, ms]])));
    }
  };
}

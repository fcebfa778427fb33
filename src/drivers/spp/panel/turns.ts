// Lets those who change a host do so one after the other: what is asked of it, and what is attended to.

import type { TargetName } from "../../../model/target.ts";

export interface Turns {
  /** Runs `work` once all that were asked before for the same target have ended. */
  take<T>(target: TargetName, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<TargetName, Promise<unknown>>();
  return {
    async take(target, work) {
      const before = last.get(target);
      const turn = (before ?? Promise.resolve()).then(work);
      const ended = turn.catch(() => undefined);
      last.set(target, ended);
      try {
        return await turn;
      } finally {
        if (last.get(target) === ended) last.delete(target);
      }
    },
  };
}

// One line about the agents that an apply waits for.

import type { TargetName } from "../../model/target.ts";

/** Names the one that has been waited for the longest. There must be one. */
export function waitingText(forMs: ReadonlyMap<TargetName, number>): string {
  const [longest] = [...forMs].sort(([, a], [, b]) => b - a);
  if (longest === undefined) throw new Error("nobody is waited for");
  const [target, ms] = longest;
  const others = forMs.size === 1 ? "" : ` (and for ${forMs.size - 1} more)`;
  const seconds = Math.floor(ms / 1000);
  return `waiting for the agent of ${target}, which has not answered for ${seconds} s${others}; plumb doctor tells whether all is well`;
}

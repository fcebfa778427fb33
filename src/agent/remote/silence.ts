// What is said where no agent serves a target: that none ever did, or since when it is silent. Such a
// target is unknown, never empty.

import type { TargetName } from "../../model/target.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { decodeObservation } from "../../records/messages/said.ts";
import type { Followed } from "./followers.ts";
import type { RemoteParts } from "./watched-agents.ts";

/** Undefined where an agent serves the target. */
export async function whySilent(
  { store, keys }: RemoteParts,
  followed: Followed,
  target: TargetName,
): Promise<Trouble | undefined> {
  if (followed.said().presence !== undefined) return undefined;
  // An agent may have come a moment ago, and the watch may be behind.
  const unread = await followed.refresh();
  if (unread !== undefined) return unread;
  if (followed.said().presence !== undefined) return undefined;
  const doing = `asking the agent of ${target}`;
  const entry = await store.get(keys.observation(target));
  if (isTrouble(entry)) return entry;
  const last = entry === undefined ? undefined : decodeObservation(entry);
  if (last === undefined || isTrouble(last)) {
    const help = `start one with plumb agent --target ${target}`;
    return trouble(doing, `no agent serves ${target}; ${help}`, "later");
  }
  const { observedAtMs: sinceMs } = last;
  // The reason is part of plans, which must not differ by a second; since when stands beside it.
  return { ...trouble(doing, "its agent is silent", "later"), sinceMs };
}

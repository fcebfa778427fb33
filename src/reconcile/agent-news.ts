// What the records of agents say to who keeps live views: that an agent came or went, and what it saw
// last. Answers and refusals are the business of whoever asked.

import { targetTypeOf, type TargetName } from "../model/target.ts";
import type { Entry } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import { targetOfKey, type StoreKeys } from "../records/keys.ts";
import { decodeObservation } from "../records/messages/said.ts";

export type AgentNews =
  | {
      readonly type: "presence";
      /** A target, or a pattern such as "switch/*". */
      readonly name: string;
      /** Another one for every coming; undefined where it went. */
      readonly coming: number | undefined;
    }
  | {
      readonly type: "observation";
      readonly target: TargetName;
      /** Undefined where the agent does not see it either. */
      readonly digest: string | undefined;
    };

/** Undefined where it says nothing of the kind. */
export function agentNewsIn(keys: StoreKeys, entry: Entry): AgentNews | undefined {
  const { key, createRevision } = entry;
  const name = targetOfKey(key.slice(keys.agents.length));
  if (key.endsWith("/presence")) return { type: "presence", name, coming: createRevision };
  if (!key.endsWith("/observation")) return undefined;
  const seen = decodeObservation(entry);
  const digest = isTrouble(seen) || seen.type === "unknown" ? undefined : seen.digest;
  return { type: "observation", target: name, digest };
}

/** The same of a key that is gone. */
export function agentGone(keys: StoreKeys, key: string): AgentNews | undefined {
  const name = targetOfKey(key.slice(keys.agents.length));
  return key.endsWith("/presence") ? { type: "presence", name, coming: undefined } : undefined;
}

/** Whether an agent of this name serves a target. */
export function isServedBy(name: string, target: TargetName): boolean {
  return name === target || name === "*/*" || name === `${targetTypeOf(target)}/*`;
}

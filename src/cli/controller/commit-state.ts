// What a forge is told of a commit: which one, and how the fabric is to it.

import type { HeldReason, Plan } from "../../model/plan.ts";
import type { CommitState } from "../../ports/notices.ts";
import type { SourceRevision } from "../../ports/source.ts";

/**
 * The commit of a revision. A folder's revision is a digest, which looks the same; only what came from a
 * repository has a label that ends with the beginning of its name.
 */
export function commitOf({ revision, label = "" }: SourceRevision): string | undefined {
  const isName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision);
  const beginning = label.slice(label.lastIndexOf("@") + 1);
  return isName && beginning.length >= 7 && revision.startsWith(beginning) ? revision : undefined;
}

/** What each reason to hold something back says about the commit that asks for it. */
const states: Readonly<Record<HeldReason, CommitState["state"]>> = {
  // As the manifests or the policy want it.
  "admin-state-down": "success",
  "drift-left": "success",
  // Time brings it, or a person who is asked anyway.
  waiting: "pending",
  "outside-window": "pending",
  "not-approved": "pending",
  "backing-off": "pending",
  "target-unknown": "pending",
  // Somebody must change something.
  "not-owned": "failure",
  conflict: "failure",
  "over-deletion-budget": "failure",
  "would-disrupt": "failure",
  "pool-exhausted": "failure",
  "capability-missing": "failure",
  "limit-reached": "failure",
};

/** Of a plan whose operations are done, or that has none: the worst of what it holds back. */
export function stateOfPlan({ held, targets }: Plan): CommitState["state"] {
  const found = new Set(held.map(({ reason }) => states[reason]));
  if (targets.some(({ state }) => state === "unknown")) found.add("pending");
  return found.has("failure") ? "failure" : found.has("pending") ? "pending" : "success";
}

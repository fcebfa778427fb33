// From the facts of a controller's status to its conditions. Pure. Each condition has a table of its own:
// the first row that holds is the answer.

import {
  conditionTypes,
  type ActionCounts,
  type Condition,
  type ConditionReason,
  type ConditionType,
  type ControllerStatus,
} from "../model/controller-status.ts";
import { shortDigest } from "../model/plan.ts";
import { clipped } from "./status-parts.ts";

type Answer = readonly [status: Condition["status"], reason: ConditionReason, message: string];

/** One that has the status that it had keeps the time at which it got it. */
export function conditionsOf(status: ControllerStatus, nowMs: number): readonly Condition[] {
  return conditionTypes.map((type) => {
    const [answer, reason, message] = answers[type](status);
    const before = status.conditions.find((one) => one.type === type);
    const revision = status.observed?.revision;
    return {
      type,
      status: answer,
      reason,
      message: clipped(message),
      ...(revision === undefined ? {} : { observedRevision: revision }),
      lastTransitionMs: before?.status === answer ? before.lastTransitionMs : nowMs,
    };
  });
}

const answers: Readonly<Record<ConditionType, (status: ControllerStatus) => Answer>> = {
  Ready: readyOf,
  Reconciling: reconcilingOf,
  Stalled: stalledOf,
  SourceVerified: verifiedOf,
  Drifted: driftedOf,
};

/** Nothing was looked at yet, and nothing is known to be wrong. */
function isNew({ outcome, problem, failure }: ControllerStatus): boolean {
  return outcome === "none" && problem === undefined && failure === undefined;
}

const notLookedYet: Answer = [
  "Unknown",
  "NotLookedYet",
  "the controller has not looked at everything yet",
];

function readyOf(status: ControllerStatus): Answer {
  const { problem, failure, outcome, plan, drift, unknown } = status;
  if (isNew(status)) return notLookedYet;
  if (problem !== undefined) return ["False", ...problemOf(status, problem)];
  if (failure !== undefined) {
    // Of trouble nobody knows what it hides; where an apply failed, something is certainly not so.
    return [failure.type === "trouble" ? "Unknown" : "False", ...failureOf(failure)];
  }
  if (plan !== undefined) return ["False", ...waitingOf(status, plan)];
  if (outcome === "applying") return ["False", "Applying", "a plan is being applied"];
  if (outcome === "applied") return ["False", "Applied", "a plan was applied, and is looked at"];
  if (Object.keys(status.held).length > 0) {
    return ["False", "ChangesHeld", `changes are held back: ${heldText(status)}`];
  }
  if (drift.count > 0) return ["False", "Drift", driftText(status)];
  if (unknown.count > 0) return ["Unknown", "TargetsUnknown", unknownText(status)];
  return ["True", "InSync", "everything is live as the manifests say"];
}

function reconcilingOf(status: ControllerStatus): Answer {
  const { failure, outcome, plan, suspended } = status;
  if (isNew(status)) return ["True", "NotLookedYet", "the first look is under way"];
  if (outcome === "applying") return ["True", "Applying", "a plan is being applied"];
  if (suspended !== undefined) return ["False", "Suspended", `suspended by ${suspended.by}`];
  if (failure?.isStuck === true) {
    return ["False", "Stalled", "it is tried again, but that has not helped"];
  }
  if (failure !== undefined) return ["True", "Retrying", `it is tried again: ${failure.message}`];
  if (outcome === "applied") return ["True", "Applied", "what was applied is looked at"];
  if (plan?.awaits === "time") return ["True", ...waitingOf(status, plan)];
  if (plan !== undefined) return ["False", ...waitingOf(status, plan)];
  return ["False", "NothingToDo", "nothing is to be done that may be"];
}

function stalledOf(status: ControllerStatus): Answer {
  const { problem, failure } = status;
  if (isNew(status)) return notLookedYet;
  if (problem !== undefined) return ["True", ...problemOf(status, problem)];
  if (failure?.isStuck === true) return ["True", ...failureOf(failure)];
  return ["False", "NothingInTheWay", "it goes on without anybody's help"];
}

function verifiedOf({ observed, problem }: ControllerStatus): Answer {
  switch (problem?.type) {
    case "not-signed":
      return ["False", "NotSigned", problem.message];
    case "rewound":
      return ["False", "Rewound", problem.message];
    case "gone":
      return ["Unknown", "Gone", problem.message];
    case "too-large":
      return ["Unknown", "TooLarge", problem.message];
    case "broken":
    case undefined:
  }
  if (observed === undefined) return ["Unknown", "NotLookedYet", "no revision was read yet"];
  const { signedBy } = observed;
  return signedBy === undefined
    ? ["Unknown", "NotAsked", "no signatures are asked for"]
    : ["True", "Signed", `signed by ${signedBy}`];
}

function driftedOf(status: ControllerStatus): Answer {
  const { drift, outcome, unknown } = status;
  if (drift.count > 0) {
    const isLeft = drift.items.every(({ leftBecause }) => leftBecause !== undefined);
    return ["True", isLeft ? "DriftLeft" : "Drift", driftText(status)];
  }
  if (outcome === "none") return notLookedYet;
  if (unknown.count > 0) return ["Unknown", "TargetsUnknown", unknownText(status)];
  return ["False", "NoDrift", "nobody changed what was applied"];
}

function problemOf(
  { inForce }: ControllerStatus,
  { type, message, kept }: NonNullable<ControllerStatus["problem"]>,
): readonly [ConditionReason, string] {
  const name = inForce?.revision === kept ? (inForce?.label ?? kept) : kept;
  const stays = kept === undefined ? "nothing is planned" : `${name} is kept in force`;
  return [type === "broken" ? "ManifestsBroken" : "SourceRefused", `${message}; ${stays}`];
}

function failureOf({
  type,
  message,
}: NonNullable<ControllerStatus["failure"]>): readonly [ConditionReason, string] {
  const reasons = { apply: "ApplyFailed", trouble: "Trouble", locked: "LockHeld" } as const;
  return [reasons[type], message];
}

function waitingOf(
  { suspended }: ControllerStatus,
  { digest, counts, awaits }: NonNullable<ControllerStatus["plan"]>,
): readonly [ConditionReason, string] {
  const plan = `plan ${shortDigest(digest)} (${countsText(counts)})`;
  if (suspended !== undefined) return ["Suspended", `${plan} waits: suspended by ${suspended.by}`];
  switch (awaits) {
    case "approval":
      return ["AwaitingApproval", `${plan} waits for somebody's consent`];
    case "nothing":
      return ["PlanOnly", `${plan} is only told`];
    case "time":
      return ["WaitingForTime", `${plan} waits for its time`];
  }
}

export function countsText({ add, change, remove }: ActionCounts): string {
  return `${add} to add, ${change} to change, ${remove} to remove`;
}

function heldText({ held }: ControllerStatus): string {
  return Object.entries(held)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(", ");
}

function driftText({ drift: { count, items } }: ControllerStatus): string {
  const [first] = items;
  const where = first === undefined ? "" : `: ${first.target} ${first.path}`;
  const more = count > 1 ? `, and ${count - 1} more` : "";
  return `${count === 1 ? "an item differs" : `${count} items differ`} from what was applied${where}${more}`;
}

function unknownText({ unknown: { count, targets } }: ControllerStatus): string {
  const [first] = targets;
  const where = first === undefined ? "" : `: ${first.target} (${first.reason})`;
  const more = count > 1 ? `, and ${count - 1} more` : "";
  return `nobody knows how ${count === 1 ? "a target is" : `${count} targets are`}${where}${more}`;
}

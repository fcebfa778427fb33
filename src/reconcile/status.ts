// A controller's status, from one event to the next. Pure. It holds facts, and the conditions that follow
// from them (status-conditions.ts); it lies in the store, so that whoever leads next goes on with it.
// Events are given as they come, again in every run: a failure that is told three times happened thrice.

import type { ControllerStatus, WaitingPlan } from "../model/controller-status.ts";
import type { Plan } from "../model/plan.ts";
import type { SourceRevision } from "../ports/source.ts";
import type { LoopEvent } from "./loop-event.ts";
import { conditionsOf } from "./status-conditions.ts";
import type { StatusEvent } from "./status-event.ts";
import { failureOfApply, failureOfLock, failureOfTrouble } from "./status-failure.ts";
import { clipped, countActions, driftOf, heldOf, named, unknownOf } from "./status-parts.ts";
import { brokenProblem, refusedProblem } from "./status-problem.ts";
import { appliedRun, plannedRun, withRun } from "./status-runs.ts";

/** So often it is told that nothing changed, at most: each telling is a write. */
const lookedEveryMs = 60_000;

/** Of a controller of which nothing is known. */
export function emptyStatus(nowMs: number): ControllerStatus {
  const facts = {
    term: 0,
    conditions: [],
    outcome: "none",
    held: {},
    drift: { count: 0, items: [] },
    unknown: { count: 0, targets: [] },
    runs: [],
  } as const;
  return { ...facts, conditions: conditionsOf(facts, nowMs) };
}

/** `nowMs` is the time of the event, in milliseconds since the epoch. */
export function nextStatus(
  status: ControllerStatus,
  event: StatusEvent,
  nowMs: number,
): ControllerStatus {
  const facts = withEvent(status, event, nowMs);
  return facts === status ? status : { ...facts, conditions: conditionsOf(facts, nowMs) };
}

function withEvent(status: ControllerStatus, event: StatusEvent, nowMs: number): ControllerStatus {
  switch (event.type) {
    case "leading":
      return newLeader(status, event.term);
    case "read":
      return withRead(status, event);
    case "broken":
      return withProblem(status, event, brokenProblem(event));
    case "refused":
      return withProblem(status, event, refusedProblem(event));
    case "settled":
      return settled(status, event, nowMs);
    case "planned":
      return planned(status, event, nowMs);
    case "applying":
      return { ...without(seen(status, event), "plan"), outcome: "applying" };
    case "applied":
      return applied(status, event, nowMs);
    case "drifted":
      return { ...status, drift: driftOf(event.items) };
    case "suspended":
      return suspended(status, event, nowMs);
    case "resumed":
      return without(status, "suspended");
    case "locked":
      return { ...status, failure: failureOfLock(event.by, status.failure, nowMs) };
    case "trouble":
      return { ...status, failure: failureOfTrouble(event.trouble, status.failure, nowMs) };
    case "looked":
      return looked(status, event.wish, nowMs);
  }
}

/** What the former leader was at is nobody's work any more; what it found holds until it is found again. */
function newLeader(status: ControllerStatus, term: number): ControllerStatus {
  const outcome = status.outcome === "applying" ? "applied" : status.outcome;
  return { ...without(aged(status), "suspended"), term, outcome };
}

/** What was told before this run may be over by what the run finds. */
function aged(status: ControllerStatus): ControllerStatus {
  const { failure } = status;
  if (failure?.isFresh !== true) return status;
  return { ...status, failure: { ...failure, isFresh: false } };
}

/** A run went further than the failure before it. What went wrong in the same run is not over. */
function overcome(status: ControllerStatus): ControllerStatus {
  return status.failure?.isFresh === true ? status : without(status, "failure");
}

/** Manifests with errors stay so; what could not be used can be. */
function withRead(status: ControllerStatus, event: SourceRevision): ControllerStatus {
  const { problem } = status;
  const isStill = problem?.type === "broken" && problem.revision === named(event).revision;
  const rest = isStill ? status : without(status, "problem");
  return { ...rest, observed: observedOf(event) };
}

function withProblem(
  status: ControllerStatus,
  event: SourceRevision & { readonly kept?: unknown },
  problem: NonNullable<ControllerStatus["problem"]>,
): ControllerStatus {
  // Where nothing is kept nothing else is tried, so what failed before is over.
  const rest = event.kept === undefined ? overcome(status) : status;
  return { ...without(rest, "plan"), problem, observed: observedOf(event) };
}

function settled(
  status: ControllerStatus,
  event: Extract<LoopEvent, { type: "settled" }>,
  nowMs: number,
): ControllerStatus {
  const found = withPlan(overcome(status), event, nowMs);
  return { ...inForceFrom(without(found, "plan"), event, nowMs), outcome: "settled" };
}

function planned(
  status: ControllerStatus,
  event: Extract<LoopEvent, { type: "planned" }>,
  nowMs: number,
): ControllerStatus {
  const { plan, awaits } = event;
  // A target on which something failed is given time: that is no end of it.
  const isFailing = awaits === undefined && status.failure?.type === "apply";
  const found = withPlan(isFailing ? status : overcome(status), event, nowMs);
  if (awaits === undefined && isOnlyDrift(plan)) {
    // All that was declared is done. What people changed since is told as drift, if the policy tells it.
    return { ...inForceFrom(without(found, "plan"), event, nowMs), outcome: "settled" };
  }
  const isKnown = status.runs.some(({ digest }) => digest === plan.digest);
  const runs = isKnown ? status.runs : withRun(status.runs, plannedRun(event, nowMs));
  const sinceMs = status.plan?.digest === plan.digest ? status.plan.sinceMs : nowMs;
  const waiting: WaitingPlan = {
    digest: plan.digest,
    ...named(event),
    counts: countActions(plan),
    sinceMs,
    awaits: awaits ?? "time",
  };
  return { ...found, outcome: "waiting", plan: waiting, runs };
}

function isOnlyDrift({ operations }: Plan): boolean {
  return operations.length > 0 && operations.every(({ drift }) => drift === true);
}

function applied(
  status: ControllerStatus,
  event: Extract<LoopEvent, { type: "applied" }>,
  nowMs: number,
): ControllerStatus {
  const { report } = event;
  const runs = withRun(status.runs, appliedRun(status.runs, event, nowMs));
  const planless = without(withPlan(status, event, nowMs), "plan");
  const found = { ...planless, outcome: "applied", runs } as const;
  // Trouble is told by itself.
  if (report.trouble !== undefined) return found;
  const failure = failureOfApply(report, status.failure, nowMs);
  if (failure !== undefined) return { ...found, failure };
  if (report.type !== "applied") return found;
  // Elsewhere something failed before, and is not tried again yet.
  const rest = "backing-off" in found.held ? found : overcome(found);
  return inForceFrom(rest, event, nowMs);
}

/** What a plan tells beside its operations. */
function withPlan(
  status: ControllerStatus,
  event: SourceRevision & { readonly plan: Plan },
  nowMs: number,
): ControllerStatus {
  const { plan } = event;
  const unknown = unknownOf(plan, status.unknown, nowMs);
  return { ...seen(status, event), held: heldOf(plan), unknown };
}

/** A plan is of the newest manifests, unless it is of those that are kept in their place. */
function seen(status: ControllerStatus, event: SourceRevision): ControllerStatus {
  const { problem, observed } = status;
  const { revision } = named(event);
  if (problem === undefined) {
    return observed?.revision === revision ? status : { ...status, observed: observedOf(event) };
  }
  // Planning found the errors the last time, and finds none any more.
  const isMended = problem.type === "broken" && problem.revision === revision;
  const isNewer = problem.revision !== revision && problem.kept !== revision;
  if (!isMended && !isNewer) return status;
  return { ...without(status, "problem"), observed: observedOf(event) };
}

/** Held changes of these reasons are those of newer manifests. */
const notInForce: readonly string[] = ["not-approved", "outside-window", "backing-off"];

function inForceFrom(
  status: ControllerStatus,
  event: SourceRevision,
  nowMs: number,
): ControllerStatus {
  if (notInForce.some((reason) => reason in status.held)) return status;
  const name = named(event);
  const sinceMs = status.inForce?.revision === name.revision ? status.inForce.sinceMs : nowMs;
  return { ...status, inForce: { ...name, sinceMs } };
}

function suspended(
  status: ControllerStatus,
  { by, because }: Extract<LoopEvent, { type: "suspended" }>,
  nowMs: number,
): ControllerStatus {
  const who = clipped(by);
  const why = because === undefined ? {} : { because: clipped(because) };
  const sinceMs = status.suspended?.by === who ? status.suspended.sinceMs : nowMs;
  return { ...status, suspended: { by: who, ...why, sinceMs } };
}

function looked(
  before: ControllerStatus,
  wish: string | undefined,
  nowMs: number,
): ControllerStatus {
  const status = aged(before);
  const isNews = wish !== undefined && wish !== status.wish;
  const isDue = status.lookedAtMs === undefined || nowMs - status.lookedAtMs >= lookedEveryMs;
  if (!isNews && !isDue) return status;
  return { ...status, lookedAtMs: nowMs, ...(wish === undefined ? {} : { wish }) };
}

function observedOf(event: SourceRevision): NonNullable<ControllerStatus["observed"]> {
  const { signedBy } = event;
  return { ...named(event), ...(signedBy === undefined ? {} : { signedBy: clipped(signedBy) }) };
}

function without<Key extends "plan" | "problem" | "failure" | "suspended">(
  status: ControllerStatus,
  key: Key,
): ControllerStatus {
  if (status[key] === undefined) return status;
  const { [key]: _, ...rest } = status;
  return rest as ControllerStatus;
}

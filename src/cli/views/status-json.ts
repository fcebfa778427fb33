// `plumb status -o json`: all that is known, for programs.

import { isInForce, type Approval, type Suspension } from "../../model/controller.ts";
import type { ControllerStatus, NamedRevision } from "../../model/controller-status.ts";
import type { JsonObject } from "../../model/json.ts";
import { isCurrent, type ControllerState } from "../controller-state.ts";
import { formatVersion } from "./format-version.ts";
import { leaderJson } from "./leader.ts";
import { present } from "./plan-json.ts";

export function statusJson(state: ControllerState, now: number): JsonObject {
  const { fabric, status, unreadable, control } = state;
  const { suspension, wish, approvals } = control;
  const inForce = suspension !== undefined && isInForce(suspension, now) ? suspension : undefined;
  return {
    formatVersion,
    fabric,
    ...leaderJson(state),
    isCurrent: isCurrent(state),
    ...present({ unreadable }),
    status: status === undefined ? null : controllerJson(status),
    suspension: inForce === undefined ? null : suspensionJson(inForce),
    approvals: approvals.map(approvalJson),
    ...(wish === undefined || wish.id === status?.wish
      ? {}
      : { wish: { id: wish.id, by: wish.by, atMs: wish.atMs } }),
  };
}

export function suspensionJson({ by, host, sinceMs, because, untilMs }: Suspension): JsonObject {
  return { by, ...present({ host, sinceMs, because, untilMs }) };
}

export function approvalJson({ digest, by, host, atMs, because }: Approval): JsonObject {
  return { digest, by, host, atMs, ...present({ because }) };
}

function controllerJson(status: ControllerStatus): JsonObject {
  const { term, lookedAtMs, observed, inForce, problem, failure, plan, drift, unknown } = status;
  return {
    term,
    ...present({ lookedAtMs }),
    conditions: status.conditions.map((one) => present({ ...one })),
    ...(observed === undefined
      ? {}
      : { observed: { ...nameJson(observed), ...present({ signedBy: observed.signedBy }) } }),
    ...(inForce === undefined
      ? {}
      : { inForce: { ...nameJson(inForce), sinceMs: inForce.sinceMs } }),
    ...(problem === undefined ? {} : { problem: problemJson(problem) }),
    ...(failure === undefined ? {} : { failure: failureJson(failure) }),
    ...(plan === undefined
      ? {}
      : { plan: { ...present({ ...plan, counts: undefined }), counts: { ...plan.counts } } }),
    held: { ...status.held },
    drift: {
      count: drift.count,
      items: drift.items.map(({ claim, ...item }) => ({
        ...present({ ...item }),
        ...(claim === undefined ? {} : { claim: { ...claim } }),
      })),
    },
    unknown: { count: unknown.count, targets: unknown.targets.map((one) => ({ ...one })) },
    runs: status.runs.map((run) => ({
      ...present({ ...run, counts: undefined }),
      counts: { ...run.counts },
    })),
  };
}

function problemJson(problem: NonNullable<ControllerStatus["problem"]>): JsonObject {
  const { type, message, kept } = problem;
  return { type, ...nameJson(problem), message, ...present({ kept }) };
}

function failureJson({
  type,
  message,
  count,
  sinceMs,
  isStuck,
}: NonNullable<ControllerStatus["failure"]>): JsonObject {
  return { type, message, count, sinceMs, isStuck };
}

function nameJson({ revision, label }: NamedRevision): JsonObject {
  return { revision, ...present({ label }) };
}

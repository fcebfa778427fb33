// Applies a plan of a controller, tells what became of it, and keeps in mind which targets failed.

import { applyPlan } from "../apply/apply-plan.ts";
import { isApplyReport, type ApplyReport } from "../apply/result.ts";
import type { Plan } from "../model/plan.ts";
import type { SourceRevision } from "../ports/source.ts";
import { isTrouble, trouble } from "../ports/trouble.ts";
import { withdraw } from "../records/controller/control.ts";
import { failingAfter } from "./failing.ts";
import { ownSignal } from "./own-signal.ts";
import { failed, type RunEnd, type Running } from "./running.ts";

export interface ToApply extends SourceRevision {
  readonly plan: Plan;
  readonly approvedBy?: string;
}

/** Somebody's consent. One in the store counts once; a signed tag counts until somebody deletes it. */
export interface Consent {
  /** Of the whole plan, whatever of it may be done now. */
  readonly digest: string;
  readonly by: string;
}

export async function applyPlanned(
  running: Running,
  planned: Omit<ToApply, "approvedBy">,
  consent: Consent | undefined,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, options, lead, tell, standing } = running;
  const { holder, parallelism, onApplyEvent } = options;
  const { plan, label, revision } = planned;
  const approved = consent === undefined ? {} : { approvedBy: consent.by };
  const what: ToApply = { ...planned, ...approved };
  tell({ type: "applying", ...what });
  const stop = ownSignal(signal);
  const end = ownSignal(options.abort);
  const manifests = label ?? revision;
  const how = { holder, parallelism, under: lead, abort: end.signal, manifests, ...approved };
  const report = await applyPlan(plan, ports, how, onApplyEvent, stop.signal);
  stop.letGo();
  end.letGo();
  standing.doubt(new Set(plan.operations.map(({ target }) => target)));
  if (isTrouble(report)) return failed(running, report);
  if (!isApplyReport(report)) {
    if (report.type === "held") tell({ type: "locked", by: report.by });
    else tell({ type: "trouble", trouble: unconfirmed });
    running.result = "locked";
    return { type: "locked" };
  }
  tell({ type: "applied", ...what, report });
  if (consent !== undefined && report.type === "applied") {
    // One that cannot be taken away is tidied away later.
    await withdraw(ports.store, ports.keys, consent.digest, lead.fence);
  }
  return endOf(running, plan, report);
}

function endOf(running: Running, plan: Plan, report: ApplyReport): RunEnd {
  const { ports } = running;
  const { clock, random } = ports;
  const isRepeated = running.applied === plan.digest;
  running.applied = report.type === "applied" ? plan.digest : undefined;
  running.result = report.type === "applied" ? "applied" : "failed";
  running.failing = failingAfter(running.failing, plan, report, clock.now(), random);
  if (report.trouble !== undefined) return failed(running, report.trouble);
  if (report.type === "applied") return isRepeated ? failed(running, repeated) : { type: "again" };
  // Where single targets failed, these are given time; the others go on at once.
  return report.failures.length > 0 ? { type: "again" } : { type: "failed" };
}

const unconfirmed = trouble(
  "applying the plan",
  "an apply before it is not confirmed yet; plumb confirm settles it, or its agents undo it",
  "later",
);

const repeated = trouble(
  "applying the same plan again",
  "all of it was done and seen, and then it was due again; something undoes it",
  "later",
);

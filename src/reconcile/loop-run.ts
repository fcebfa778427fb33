// One run of the loop after the other: from the source to a plan, and where that is allowed, to an
// apply. What a run finds out it tells; when the next one is due is the loop's business.

import { applyPlan } from "../apply/apply-plan.ts";
import type { Tenure } from "../apply/keep-lock.ts";
import { isApplyReport } from "../apply/result.ts";
import { hasErrors, type Finding } from "../model/diagnostic.ts";
import type { OnEvent } from "../model/event.ts";
import { isQuiet, type Plan } from "../model/plan.ts";
import { wholePlan } from "../plan/input.ts";
import { PlanningSession } from "../plan/session/session.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { Clock } from "../ports/clock.ts";
import type { Source, SourceRevision } from "../ports/source.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { LockHolder } from "../records/lock.ts";
import type { OnLoopEvent, Understood } from "./loop-event.ts";
import type { DigestViews } from "./observe-digests.ts";
import { ownSignal } from "./own-signal.ts";
import { runPlan, type PlanPorts } from "./plan-run.ts";
import { compareSources, quietTargets, type SourceDigests } from "./same-sources.ts";

/** Reads manifests, which the loop cannot. */
export interface Understanding {
  understand(tree: ManifestTree): Promise<Understood>;
  /** The same with what planning found, at its lines. */
  locate(understood: Understood, findings: readonly Finding[]): Understood;
}

export interface RunPorts extends PlanPorts {
  readonly clock: Clock;
  readonly source: Source;
  readonly understanding: Understanding;
}

export interface RunOptions {
  readonly holder: LockHolder;
  /** Targets at a time. */
  readonly parallelism: number;
  /** Whether a plan may be applied. One that may not is told. */
  mayApply(plan: Plan): boolean;
  /** Ends an apply at once, where the signal of a run lets it finish what is in flight. */
  readonly abort: AbortSignal;
  readonly onApplyEvent: OnEvent;
}

/** How a run ended, which decides when the next one is due. */
export type RunEnd =
  /** As soon as something moves. */
  | "idle"
  /** At once: what was applied may let something else be done. */
  | "again"
  /** After a while. */
  | "failed"
  /** After a shorter while: another writer is at it. */
  | "locked";

/** What runs share, and what one leaves to the next. */
interface Running {
  readonly ports: RunPorts;
  readonly options: RunOptions;
  /** What every write is made under. */
  readonly lead: Tenure;
  readonly tell: OnLoopEvent;
  readonly session: PlanningSession;
  collected: Collected | undefined;
  settled: Settled | undefined;
  /** The digest of the last plan, where all of it was applied. */
  applied: string | undefined;
}

/** A plan that had nothing to do, and what it was made from: it holds as long as that is as it was. */
interface Settled {
  readonly revision: string;
  readonly plan: Plan;
  readonly sources: SourceDigests;
}

interface Collected extends SourceRevision {
  readonly understood: Understood;
}

export function createRunner(
  ports: RunPorts,
  options: RunOptions,
  lead: Tenure,
  tell: OnLoopEvent,
): (signal: AbortSignal) => Promise<RunEnd> {
  const session = new PlanningSession(ports.catalog);
  const nothing = { collected: undefined, settled: undefined, applied: undefined };
  const running: Running = { ports, options, lead, tell, session, ...nothing };
  return (signal) => run(running, signal);
}

async function run(running: Running, signal: AbortSignal): Promise<RunEnd> {
  const now = await collect(running.ports, running.collected);
  if (isTrouble(now)) return failed(running, now);
  running.collected = now;
  const { revision, understood } = now;
  if (hasErrors(understood.diagnostics)) {
    running.tell({ type: "broken", revision, understood });
    return "idle";
  }
  const seen = await look(running, revision);
  if (isTrouble(seen)) return failed(running, seen);
  if (seen !== undefined && "plan" in seen) {
    running.tell({ type: "settled", revision, plan: seen.plan });
    return "idle";
  }
  return await planAndApply(running, now, seen, signal);
}

/** What is there; it is understood again only where it is something else. */
async function collect(
  { source, understanding }: RunPorts,
  last: Collected | undefined,
): Promise<Collected | Trouble> {
  const state = await source.read({});
  if (isTrouble(state)) return state;
  if (state.revision === last?.revision) return last;
  if (state.type !== "whole") throw new Error("nobody asked for less than everything");
  const { type: _, tree, ...named } = state;
  return { ...named, understood: await understanding.understand(tree) };
}

/** What was seen of the targets, or that all still is as it was when a plan had nothing to do. */
async function look(
  { ports, options, settled }: Running,
  revision: string,
): Promise<DigestViews | undefined | Settled | Trouble> {
  if (settled?.revision !== revision) return undefined;
  const compared = await compareSources(ports, settled.sources, options.parallelism);
  if (isTrouble(compared)) return compared;
  return compared.type === "same" ? settled : compared.views;
}

async function planAndApply(
  running: Running,
  collected: Collected,
  views: DigestViews | undefined,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, options, session, tell } = running;
  const { revision, understood } = collected;
  const made = await runPlan(ports, {
    resources: understood.resources,
    options: wholePlan,
    parallelism: options.parallelism,
    onObserved: () => undefined,
    session,
    ...(views === undefined ? {} : { views }),
  });
  if (isTrouble(made)) return failed(running, made);
  if (made.type === "invalid") {
    const located = ports.understanding.locate(understood, made.findings);
    tell({ type: "broken", revision, understood: located });
    return "idle";
  }
  const { plan, sources } = made;
  running.settled = settledBy(plan, revision, sources.records);
  if (isQuiet(plan)) {
    running.applied = undefined;
    tell({ type: "settled", revision, plan });
    return "idle";
  }
  if (!options.mayApply(plan)) {
    tell({ type: "planned", revision, plan });
    return "idle";
  }
  return signal.aborted ? "idle" : await apply(running, collected, plan, signal);
}

function settledBy(plan: Plan, revision: string, records: string | undefined): Settled | undefined {
  const targets = quietTargets(plan);
  return targets === undefined || records === undefined
    ? undefined
    : { revision, plan, sources: { records, targets } };
}

async function apply(
  running: Running,
  { revision, label }: Collected,
  plan: Plan,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, options, lead, tell } = running;
  const { holder, parallelism, onApplyEvent } = options;
  const stop = ownSignal(signal);
  const end = ownSignal(options.abort);
  const named = label === undefined ? {} : { manifests: label };
  const how = { holder, parallelism, under: lead, abort: end.signal, ...named };
  const report = await applyPlan(plan, ports, how, onApplyEvent, stop.signal);
  stop.letGo();
  end.letGo();
  if (isTrouble(report)) return failed(running, report);
  if (!isApplyReport(report)) {
    if (report.type === "held") tell({ type: "locked", by: report.by });
    else tell({ type: "trouble", trouble: unconfirmed });
    return "locked";
  }
  tell({ type: "applied", revision, plan, report });
  const isRepeated = running.applied === plan.digest;
  running.applied = report.type === "applied" ? plan.digest : undefined;
  if (report.trouble !== undefined) return failed(running, report.trouble);
  if (report.type !== "applied") return "failed";
  return isRepeated ? failed(running, repeated) : "again";
}

function failed({ tell }: Running, found: Trouble): RunEnd {
  tell({ type: "trouble", trouble: found });
  return "failed";
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

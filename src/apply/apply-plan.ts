// Applies a plan: the steps in order, and every condition under which a later one is not attempted.
// It makes no choices about the fabric; the plan made them.

import type { Outcome } from "../model/change-set.ts";
import type { OnEvent } from "../model/event.ts";
import type { Plan } from "../model/plan.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { commitAllocations } from "../records/allocations.ts";
import { closeEntry, openEntry } from "../records/journal.ts";
import type { JournalEnd, JournalEntry, JournalResult } from "../records/journal.ts";
import type { LockHolder } from "../records/lock.ts";
import { beginRun, type Begun } from "./begin.ts";
import { handOut } from "./hand-out.ts";
import { keepLock, type KeptLock, type Tenure } from "./keep-lock.ts";
import { staleOperations } from "./preflight.ts";
import { failuresOf, countOutcomes, verdictOf } from "./result.ts";
import type { ApplyReport, ApplyResult, ApplyVerdict } from "./result.ts";
import { rollBack } from "./roll-back.ts";
import type { ApplyPorts } from "./run.ts";
import { clearUnconfirmed, closeTakenBack, type AwaitedApply } from "./settle-unconfirmed.ts";
import { createStopSwitch, type StopSwitch } from "./stop.ts";

export interface ApplyOptions {
  readonly holder: LockHolder;
  /** "main@4be1f07 (clean)", for the journal. */
  readonly manifests?: string;
  /** Whose consent the plan has, where it needs one, for the journal. */
  readonly approvedBy?: string;
  /** The journal's entry that the plan takes back, for the journal. */
  readonly undoes?: string;
  /** The agents undo by themselves what they do, unless that is confirmed so soon. */
  readonly confirmWithinMs?: number;
  /** Undo what was done when anything failed. */
  readonly rollback?: boolean;
  /** Targets at a time. */
  readonly parallelism?: number;
  /** Operations in one change set; an interrupt waits for none of them but the one in flight. */
  readonly changeSetMax?: number;
  readonly lockTtlMs?: number;
  /** What must be held besides the lock: a leader's fence goes into every write. */
  readonly under?: Tenure;
  /** The second interrupt: end at once. The first is the `signal` of `applyPlan`. */
  readonly abort?: AbortSignal;
}

/** Long enough for a laptop that stutters, short enough to wait for after a crash elsewhere. */
const lockTtlMsDefault = 15_000;
const parallelismDefault = 10;
const changeSetMaxDefault = 500;
const freedMax = 1_000;

/**
 * Carries a plan out. Whoever calls has shown it to a person. Mistakes of the world come back as the
 * result; only bugs throw.
 */
export async function applyPlan(
  plan: Plan,
  ports: ApplyPorts,
  options: ApplyOptions,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const lockTtlMs = options.lockTtlMs ?? lockTtlMsDefault;
  const kept = await keepLock(ports, options.holder, lockTtlMs, options.under);
  if (!("lock" in kept)) return kept;
  const stop = createStopSwitch(signal, kept.lost);
  const startedAtMs = ports.clock.now();
  const task: Task = { plan, ports, options, onEvent, stop, kept, startedAtMs };
  try {
    return await applyLocked(task);
  } finally {
    // A lock that cannot be released ends by itself, and its holder's death ends it sooner.
    await kept.release();
  }
}

interface Task {
  readonly plan: Plan;
  readonly ports: ApplyPorts;
  readonly options: ApplyOptions;
  readonly onEvent: OnEvent;
  readonly stop: StopSwitch;
  readonly kept: KeptLock;
  readonly startedAtMs: number;
}

async function applyLocked(task: Task): Promise<ApplyReport | AwaitedApply | Trouble> {
  const { ports, options, kept } = task;
  const cleared = await clearUnconfirmed(ports, kept.lock.fence, options.undoes);
  if (isTrouble(cleared) || cleared.type === "awaited") return cleared;
  if (cleared.type === "fenced") return notBegun(task, "fenced", new Map());
  const { undone } = cleared;
  if (undone !== undefined && options.confirmWithinMs !== undefined) return undoneAtOnce(undone);
  const report = await applyCleared(task);
  if (undone === undefined || isTrouble(report) || report.type !== "applied") return report;
  const failed = await closeTakenBack(ports, undone, kept.lock.fence);
  return failed === undefined ? report : { ...report, trouble: failed };
}

function undoneAtOnce({ id }: JournalEntry): Trouble {
  const reason =
    "an apply that is not confirmed is taken back for good: leave out the confirmation";
  return trouble(`taking back the apply ${id}`, reason, "never");
}

async function applyCleared(task: Task): Promise<ApplyReport | Trouble> {
  const { plan, ports, stop, kept, onEvent, options } = task;
  const parallelism = options.parallelism ?? parallelismDefault;
  const stale = await staleOperations(plan, ports.agent, parallelism);
  if (stale.size > 0) return notBegun(task, "stale", stale);
  const { fence } = kept.lock;
  const committed = await commitAllocations(ports.store, ports.keys, plan.allocations, fence);
  if (isTrouble(committed)) return committed;
  if (committed.type === "moved") {
    const report = notBegun(task, "stale", new Map());
    return { ...report, movedAllocations: committed.allocations };
  }
  if (committed.type === "fenced") return notBegun(task, "fenced", new Map());
  const entry = await openEntry(ports.store, ports.keys, opening(task), fence);
  if (isTrouble(entry)) return entry;
  if ("type" in entry) return notBegun(task, "fenced", new Map());
  const begun = await beginRun(plan, {
    ports,
    lock: kept.lock,
    entryId: entry.id,
    confirm: entry.confirm && { entry: entry.id, withinMs: entry.confirm.withinMs },
    undoes: options.undoes,
    stop,
    abort: task.options.abort ?? new AbortController().signal,
    onEvent,
    parallelism,
    changeSetMax: task.options.changeSetMax ?? changeSetMaxDefault,
  });
  if ("type" in begun && begun.type === "fenced") return notBegun(task, "fenced", new Map());
  if (isTrouble(begun)) stop.fail(begun);
  const report = isTrouble(begun)
    ? notBegun(task, "failed", new Map(), begun)
    : await carryOutPlan(task, begun);
  return await close(task, entry.id, report);
}

async function carryOutPlan(task: Task, begun: Begun): Promise<ApplyReport> {
  const { plan, stop, onEvent, options } = task;
  const { run } = begun;
  const operations = new Map(run.graph.targets.map((t) => [t, run.graph.operationsOf(t).length]));
  onEvent({ type: "apply-started", digest: plan.digest, operations });
  await handOut(run);
  if (stop.why() === "interrupted") onEvent({ type: "interrupted" });
  const outcomes = new Map(run.graph.outcomes());
  const counts = countOutcomes(outcomes);
  const verdict = verdictOf(counts, stop.why());
  const mayUndo = options.rollback === true && stop.why() === undefined && verdict === "partly";
  const undone = mayUndo ? await rollBack(begun) : { isComplete: false, count: 0 };
  const confirm = undone.isComplete || !isWork(outcomes) ? undefined : run.confirm;
  const isFinal = !undone.isComplete && confirm === undefined && stop.why() !== "fenced";
  const failed = isFinal ? await releaseFreed(task, outcomes) : undefined;
  const trouble = stop.trouble() ?? failed ?? task.kept.unconfirmed();
  return {
    ...blank(task),
    type: undone.isComplete ? "rolled-back" : verdict,
    counts,
    outcomes,
    failures: [...run.progress.failures, ...failuresOf(plan, outcomes)],
    undone: undone.count,
    ...(confirm === undefined ? {} : { confirmWithinMs: confirm.withinMs }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** Gives back the numbers that this plan saw gone; what is left is given back by a later plan. */
async function releaseFreed(
  { plan, ports, kept }: Task,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Trouble | undefined> {
  const isDone = (id: string): boolean => outcomes.get(id)?.type === "done";
  const released = plan.freed
    .filter(({ after }) => after.every(isDone))
    .map(({ pool, key, value }) => ({ pool, key, value }));
  if (released.length === 0) return undefined;
  const changes = { added: [], released };
  const committed = await commitAllocations(ports.store, ports.keys, changes, kept.lock.fence);
  return isTrouble(committed) ? committed : undefined;
}

async function close(task: Task, entry: string, report: ApplyReport): Promise<ApplyReport> {
  const { ports, kept, options, onEvent, startedAtMs } = task;
  const finishedAtMs = ports.clock.now();
  const durationMs = finishedAtMs - startedAtMs;
  onEvent({ type: "apply-finished", durationMs });
  // After a second interrupt nobody waits for the store, and without the lock nothing may be written;
  // the next writer marks the entry.
  const mayWrite = options.abort?.aborted !== true && task.stop.why() !== "fenced";
  if (!mayWrite) return { ...report, entry, durationMs };
  const end = { ...endOf(report), finishedAtMs };
  const closed = await closeEntry(ports.store, ports.keys, entry, end, kept.lock.fence);
  const trouble = report.trouble ?? (isTrouble(closed) ? closed : undefined);
  return { ...report, entry, durationMs, ...(trouble === undefined ? {} : { trouble }) };
}

function endOf({ type, confirmWithinMs }: ApplyReport): JournalEnd {
  const result = journalResultOf(type);
  return confirmWithinMs === undefined
    ? { result }
    : { result: "unconfirmed", onceConfirmed: result };
}

function opening({ plan, ports, options, kept }: Task): Parameters<typeof openEntry>[2] {
  const { owner, host, command } = options.holder;
  const withinMs = options.confirmWithinMs;
  return {
    generation: kept.lock.generation,
    digest: plan.digest,
    command,
    owner,
    host,
    ...(options.manifests === undefined ? {} : { manifests: options.manifests }),
    ...(options.approvedBy === undefined ? {} : { approvedBy: options.approvedBy }),
    ...(options.undoes === undefined ? {} : { undoes: options.undoes }),
    ...(withinMs === undefined ? {} : { confirm: { withinMs, freed: keptFreed(plan.freed) } }),
    startedAtMs: ports.clock.now(),
  };
}

/** Few enough to stand in the journal's entry; what is left is given back by a later plan. */
function keptFreed(freed: Plan["freed"]): Plan["freed"] {
  return freed.length <= freedMax ? freed : [];
}

/** Something was done, or may have been, that the agents would undo. */
function isWork(outcomes: ReadonlyMap<string, Outcome>): boolean {
  return [...outcomes.values()].some(
    (outcome) => outcome.type === "unknown" || (outcome.type === "done" && !outcome.already),
  );
}

function journalResultOf(verdict: ApplyVerdict): JournalResult {
  switch (verdict) {
    case "applied":
    case "partly":
    case "failed":
    case "rolled-back":
    case "interrupted":
      return verdict;
    case "stale":
      return "failed";
    case "fenced":
      return "interrupted";
  }
}

/** A report of an apply that sent nothing. */
function notBegun(
  task: Task,
  type: ApplyVerdict,
  stale: ReadonlyMap<string, Outcome>,
  trouble?: Trouble,
): ApplyReport {
  const because = trouble?.reason ?? (type === "stale" ? "the plan is stale" : "the lock was lost");
  const outcomes = new Map(
    task.plan.operations.map(({ id }): [string, Outcome] => {
      return [id, stale.get(id) ?? { type: "skipped", because }];
    }),
  );
  const failures = failuresOf(task.plan, outcomes);
  const report = { ...blank(task), type, counts: countOutcomes(outcomes), outcomes, failures };
  return trouble === undefined ? report : { ...report, trouble };
}

function blank(task: Task): Pick<ApplyReport, "digest" | "undone" | "durationMs"> {
  const durationMs = task.ports.clock.now() - task.startedAtMs;
  return { digest: task.plan.digest, undone: 0, durationMs };
}

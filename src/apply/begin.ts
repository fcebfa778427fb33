// From a plan to a run: reads what is ours under the lock, records what the plan adopts and forgets,
// and writes the operations into the journal before the first of them is sent.

import type { Outcome } from "../model/change-set.ts";
import type { Operation } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { FencedWrite } from "../records/fence.ts";
import { recordTarget, type JournalTarget } from "../records/journal.ts";
import { readOwned, writeOwned } from "../records/owned.ts";
import { inParallel } from "./in-parallel.ts";
import { ownedAtStart } from "./owned-after.ts";
import { createReadyGraph, type ReadyGraph } from "./ready.ts";
import { emptyProgress, settingsOf, type OwnedRecords, type Run } from "./run.ts";

type RunBase = Omit<
  Run,
  "settings" | "graph" | "nextChangeSet" | "before" | "former" | "journalTarget" | "progress"
>;

export interface Begun {
  readonly plan: Plan;
  readonly run: Run;
  /** What was ours before the plan, for a rollback. */
  readonly former: OwnedRecords;
}

type Written = FencedWrite | { readonly type: "unchanged" } | Trouble;

/** Fenced: another writer took the lock, and nothing more of this plan may be written. */
type Unwritten = Trouble | { readonly type: "fenced" };

export async function beginRun(plan: Plan, base: RunBase): Promise<Begun | Unwritten> {
  const { store, keys } = base.ports;
  const settings = new Map(plan.targets.map((one) => [one.target, one.settings]));
  const concerned = concernedTargets(plan);
  const former = new Map<TargetName, Awaited<ReturnType<typeof readOwned>>>();
  const troubles = await inParallel(concerned, base.parallelism, async (target) => {
    const owned = await readOwned(store, keys, target);
    former.set(target, owned);
    return isTrouble(owned) ? owned : undefined;
  });
  const unread = troubles.find((one) => one !== undefined);
  if (unread !== undefined) return unread;
  const before = new Map(former as OwnedRecords);
  const graph = createReadyGraph(plan.operations);
  const isRecordedOnly = new Set([...plan.adoptions, ...plan.forgotten].map((one) => one.target));
  const failed = await inParallel(concerned, base.parallelism, async (target) => {
    const own = settingsOf({ settings }, target);
    const { fence } = base.lock;
    if (isRecordedOnly.has(target)) {
      const owned = ownedAtStart(before.get(target), own, plan);
      before.set(target, owned);
      const written = await writeOwned(store, keys, target, owned, fence);
      if (isUnwritten(written)) return written;
    }
    const operations = graph.operationsOf(target);
    if (operations.length === 0) return undefined;
    const journal = { target, settings: own, operations, outcomes: new Map() };
    const written = await recordTarget(store, keys, base.entryId, journal, fence);
    return isUnwritten(written) ? written : undefined;
  });
  const unwritten = failed.find((one) => one !== undefined);
  if (unwritten !== undefined) return unwritten;
  const journalTarget = (target: TargetName): JournalTarget =>
    journalOf(target, settings, graph.operationsOf(target), graph.outcomes());
  const progress = emptyProgress(graph, before);
  const nextChangeSet = counter(base.lock.generation);
  const run = { ...base, settings, graph, before, progress, journalTarget, nextChangeSet };
  return { plan, run, former: former as OwnedRecords };
}

/** A run that takes operations back, in the same apply and under the same lock. */
export function beginUndo(begun: Begun, inverses: readonly Operation[], undone: Undone): Run {
  const { run, former } = begun;
  const graph: ReadyGraph = createReadyGraph(inverses);
  const before = new Map(run.progress.owned);
  const journalTarget = (target: TargetName): JournalTarget => {
    const operations = run.graph.operationsOf(target);
    return journalOf(target, run.settings, operations, undone(graph.outcomes()));
  };
  const progress = emptyProgress(graph, before);
  // What the agents would undo otherwise is undone by this.
  const terms = { confirm: undefined, undoes: run.confirm?.entry };
  return { ...run, ...terms, graph, before, former, journalTarget, progress };
}

/** The outcomes of the original operations, given those of their inverses. */
export type Undone = (inverses: ReadonlyMap<string, Outcome>) => ReadonlyMap<string, Outcome>;

function journalOf(
  target: TargetName,
  settings: Run["settings"],
  operations: readonly Operation[],
  outcomes: ReadonlyMap<string, Outcome>,
): JournalTarget {
  const own = operations.flatMap(({ id }): [string, Outcome][] => {
    const outcome = outcomes.get(id);
    return outcome === undefined ? [] : [[id, outcome]];
  });
  return { target, settings: settingsOf({ settings }, target), operations, outcomes: new Map(own) };
}

/** In the plan's order. */
function concernedTargets(plan: Plan): TargetName[] {
  return [
    ...new Set(
      [...plan.operations, ...plan.adoptions, ...plan.forgotten].map(({ target }) => target),
    ),
  ];
}

function counter(generation: number): () => string {
  let count = 0;
  return () => `${generation}.${++count}`;
}

function isUnwritten(result: Written): result is Unwritten {
  return isTrouble(result) || result.type === "fenced";
}

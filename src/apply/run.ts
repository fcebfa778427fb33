// One run of operations through their agents: what it needs, what it knows, and how an outcome, once
// final, is told and remembered. Handing out and recording stand in their own files.

import type { ConfirmWithin, Outcome } from "../model/change-set.ts";
import type { OnEvent } from "../model/event.ts";
import type { JsonObject } from "../model/json.ts";
import type { Operation } from "../model/operation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Agent } from "../ports/agent.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import type { JournalTarget } from "../records/journal.ts";
import type { StoreKeys } from "../records/keys.ts";
import type { Lock } from "../records/lock.ts";
import type { OwnedWriter } from "../records/owned.ts";
import type { ReadyGraph } from "./ready.ts";
import { failureReason, type ApplyFailure } from "./result.ts";
import type { StopSwitch } from "./stop.ts";

export interface ApplyPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly agent: Agent;
}

export type OwnedRecords = ReadonlyMap<TargetName, OwnedDocument | undefined>;

export interface Run {
  readonly ports: ApplyPorts;
  readonly lock: Lock;
  readonly entryId: string;
  /** The agents undo by themselves what they do, unless that is confirmed. */
  readonly confirm: ConfirmWithin | undefined;
  /** The journal's entry of the apply that the run takes back. */
  readonly undoes: string | undefined;
  readonly settings: ReadonlyMap<TargetName, TargetSettings>;
  readonly graph: ReadyGraph;
  readonly stop: StopSwitch;
  /** A second interrupt: nothing is waited for any more, and nothing is recorded. */
  readonly abort: AbortSignal;
  readonly onEvent: OnEvent;
  readonly parallelism: number;
  readonly changeSetMax: number;
  /** Unique under the lock's generation. */
  readonly nextChangeSet: () => string;
  /** What was ours when the run began. */
  readonly before: OwnedRecords;
  /** Where the run undoes another: what was ours before that one. */
  readonly former?: OwnedRecords;
  readonly journalTarget: (target: TargetName) => JournalTarget;
  readonly progress: RunProgress;
}

export interface LastSeen {
  readonly document: JsonObject;
  /** Names the document on its target, where the device has a name for it. */
  readonly token?: string | undefined;
}

export interface RunProgress {
  /** As last written. */
  readonly owned: Map<TargetName, OwnedDocument | undefined>;
  /** Digests of what this run recorded of it. */
  readonly recorded: OwnedWriter["recorded"];
  /** As last observed and not yet recorded. */
  readonly documents: Map<TargetName, LastSeen>;
  /** Targets with outcomes that are not recorded yet. */
  readonly unrecorded: Set<TargetName>;
  /** Operations without a final outcome. */
  readonly remaining: Map<TargetName, number>;
  readonly startedAtMs: Map<TargetName, number>;
  /** When agents were given a change set that they have not answered. */
  readonly askedAtMs: Map<TargetName, number>;
  /** Targets that failed as a whole. */
  readonly failures: ApplyFailure[];
}

export function emptyProgress(graph: ReadyGraph, owned: OwnedRecords): RunProgress {
  return {
    owned: new Map(owned),
    recorded: new Map(),
    documents: new Map(),
    unrecorded: new Set(),
    remaining: new Map(graph.targets.map((target) => [target, graph.operationsOf(target).length])),
    startedAtMs: new Map(),
    askedAtMs: new Map(),
    failures: [],
  };
}

export function settingsOf(
  { settings }: Pick<Run, "settings">,
  target: TargetName,
): TargetSettings {
  const found = settings.get(target);
  if (found === undefined) throw new Error(`the plan has operations on ${target}, but no summary`);
  return found;
}

/** Makes an outcome final, and with it that of everything that waits for a failed operation. */
export function settle(run: Run, operation: Operation, outcome: Outcome): void {
  const skipped = run.graph.settle(operation.id, outcome);
  tell(run, operation, outcome.type);
  for (const one of skipped) tell(run, one, "skipped");
}

function tell(run: Run, { id, target }: Operation, outcome: Outcome["type"]): void {
  const { remaining, unrecorded } = run.progress;
  unrecorded.add(target);
  run.onEvent({ type: "operation-finished", target, operation: id, outcome });
  const left = (remaining.get(target) ?? 0) - 1;
  remaining.set(target, left);
  if (left === 0) tellTarget(run, target);
}

function tellTarget(run: Run, target: TargetName): void {
  const operations = run.graph.operationsOf(target);
  const outcomes = operations.map(({ id }) => run.graph.outcomes().get(id));
  const whole = run.progress.failures.find((failure) => failure.target === target)?.reason;
  const first = outcomes.find((outcome) => outcome?.type !== "done");
  const failure =
    whole ??
    outcomes.map(failureReason).find((reason) => reason !== undefined) ??
    (first?.type === "skipped" ? first.because : undefined);
  const startedAtMs = run.progress.startedAtMs.get(target) ?? run.ports.clock.now();
  run.onEvent({
    type: "target-finished",
    target,
    done: outcomes.filter((outcome) => outcome?.type === "done").length,
    total: operations.length,
    durationMs: run.ports.clock.now() - startedAtMs,
    ...(failure === undefined ? {} : { failure }),
  });
}

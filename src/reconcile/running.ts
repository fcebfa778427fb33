// What the runs of a controller share, and what one leaves to the next.

import type { Tenure } from "../apply/keep-lock.ts";
import type { OnEvent } from "../model/event.ts";
import type { PlanningSession } from "../plan/session/session.ts";
import type { Clock } from "../ports/clock.ts";
import type { Source } from "../ports/source.ts";
import type { Tracer } from "../ports/tracer.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { LockHolder } from "../records/lock.ts";
import type { DriftMemory } from "./drift-memory.ts";
import type { FailingTargets } from "./failing.ts";
import type { KeptManifests } from "./kept-manifests.ts";
import type { OnLoopMeasure, RunResult } from "./loop-measure.ts";
import type { PlanPorts } from "./plan-run.ts";
import type { SourceReadings } from "./source-readings.ts";
import type { Standing } from "./standing.ts";
import type { StatusEvent } from "./status-event.ts";
import type { Understanding } from "./understanding.ts";

export interface RunPorts extends PlanPorts {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly source: Source;
  readonly understanding: Understanding;
  readonly tracer: Tracer;
}

export interface RunOptions {
  readonly holder: LockHolder;
  /** Targets at a time. */
  readonly parallelism: number;
  /** Apply where no policy says what to do. */
  readonly isAutoApproved: boolean;
  /** Ends an apply at once, where the signal of a run lets it finish what is in flight. */
  readonly abort: AbortSignal;
  readonly onApplyEvent: OnEvent;
  readonly onMeasure: OnLoopMeasure;
}

/** How a run ended, which decides when the next one is due. */
export type RunEnd =
  /** As soon as something moves, or at a time (milliseconds since the epoch) when it may do more. */
  | { readonly type: "idle"; readonly dueAtMs?: number }
  /** At once: what was applied may let something else be done. */
  | { readonly type: "again" }
  /** After a while. */
  | { readonly type: "failed" }
  /** After a shorter while: another writer is at it. */
  | { readonly type: "locked" };

export interface Running {
  readonly ports: RunPorts;
  readonly options: RunOptions;
  /** What every write is made under. */
  readonly lead: Tenure;
  readonly tell: (event: StatusEvent) => void;
  readonly session: PlanningSession;
  readonly manifests: KeptManifests;
  readonly readings: SourceReadings;
  readonly standing: Standing;
  /** The text of what was left to the next leader last. */
  memory: string | undefined;
  /** What the source was asked to keep last. */
  keptRevision: string | undefined;
  drift: DriftMemory;
  failing: FailingTargets;
  isSuspended: boolean;
  /** What the run under way has come to. */
  result: RunResult;
  /** The last wish that was heard of. */
  wish: HeardWish | undefined;
  /** The digest of the last plan, where all of it was applied. */
  applied: string | undefined;
}

/** A wish is granted by a reading that began after it was heard. */
export interface HeardWish {
  readonly id: string;
  /** The number under which the source was asked because of it. */
  readonly asked: number;
  readonly isGranted: boolean;
}

/** Tells the trouble; it is tried again after a while. */
export function failed(running: Running, found: Trouble): RunEnd {
  running.result = "failed";
  running.tell({ type: "trouble", trouble: found });
  return { type: "failed" };
}

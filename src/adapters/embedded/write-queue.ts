// Writers that come in one turn of the event loop share one commit, and so one flush to the disk;
// each of them is still all or nothing. Between processes the database's own lock takes turns.

import type { Clock } from "../../ports/clock.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { compact, type HistoryLimits } from "./history.ts";
import { sweepLeases } from "./leases.ts";
import { readMeta, writeMeta, type Meta } from "./meta.ts";
import type { Tables } from "./tables.ts";
import { troubleOf } from "./trouble-of.ts";

/** One atomic piece of work; it must decide before it writes, for it cannot take a write back. */
export type Work<T> = (meta: Meta) => { readonly meta: Meta; readonly result: T };

export interface WriteQueue {
  /** Runs after leases that have ended were swept. */
  run<T>(work: Work<T>): Promise<T | Trouble>;
  /** Commits at once what is waiting. */
  flush(): void;
}

interface Waiting {
  /** Does the work and keeps its result. */
  work(meta: Meta): Meta;
  /** Answers with the result, or with what kept it from being committed. */
  settle(failure: Trouble | undefined): void;
}

export function createWriteQueue(
  tables: Tables,
  clock: Clock,
  limits: HistoryLimits,
  onCommit: () => void,
): WriteQueue {
  let waiting: Waiting[] = [];

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const failure = commit(tables, batch, clock.now(), limits);
    for (const one of batch) one.settle(failure);
    onCommit();
  };

  return {
    flush,
    run: (work) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push(waitingFor(work, resolve));
      }),
  };
}

function waitingFor<T>(work: Work<T>, resolve: (answer: T | Trouble) => void): Waiting {
  let answer: { readonly result: T } | undefined;
  return {
    work(meta) {
      const done = work(meta);
      answer = done;
      return done.meta;
    },
    settle(failure) {
      if (failure !== undefined) resolve(failure);
      else if (answer !== undefined) resolve(answer.result);
      else throw new Error("a committed batch left out a piece of its work");
    },
  };
}

function commit(
  tables: Tables,
  batch: readonly Waiting[],
  nowMs: number,
  limits: HistoryLimits,
): Trouble | undefined {
  try {
    tables.root.transactionSync(() => {
      const before = readMeta(tables);
      const swept = sweepLeases(tables, before, nowMs);
      const worked = batch.reduce((meta, one) => one.work(meta), swept);
      const after = compact(tables, worked, limits);
      if (after !== before) writeMeta(tables, after);
    });
    return undefined;
  } catch (error) {
    const failure = troubleOf("writing to the store", error);
    if (!isTrouble(failure)) throw error;
    return failure;
  }
}

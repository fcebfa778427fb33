// Hands out change sets as their operations become ready: over all targets, a bounded number at a
// time, never two on one target.

import type { TargetName } from "../model/target.ts";
import { runChangeSet } from "./change-set.ts";
import { recordAnswer } from "./record.ts";
import { settle, type Run } from "./run.ts";
import { whenAborted } from "./stop.ts";
import { tellWaiting } from "./tell-waiting.ts";

/** Returns when every operation has a final outcome, or at once after a second interrupt. */
export async function handOut(run: Run): Promise<void> {
  const over = new AbortController();
  const telling = tellWaiting(run, over.signal);
  try {
    await handOutAll(run);
  } finally {
    over.abort();
    await telling;
  }
}

async function handOutAll(run: Run): Promise<void> {
  const inFlight = new Map<TargetName, Promise<void>>();
  const aborted = new Promise<void>((resolve) => whenAborted(run.abort, resolve));
  for (;;) {
    if (!run.stop.signal.aborted) fill(run, inFlight);
    if (inFlight.size === 0 || run.abort.aborted) break;
    await Promise.race([aborted, ...inFlight.values()]);
  }
  settleRest(run);
  if (run.abort.aborted || run.stop.why() === "fenced") return;
  for (const target of run.progress.unrecorded) await recordAnswer(run, target);
}

function fill(run: Run, inFlight: Map<TargetName, Promise<void>>): void {
  for (const target of run.graph.awake()) {
    if (inFlight.size >= run.parallelism) return;
    if (inFlight.has(target)) continue;
    const operations = run.graph.take(target, run.changeSetMax);
    if (operations.length === 0) continue;
    const work = runChangeSet(run, target, operations).finally(() => inFlight.delete(target));
    inFlight.set(target, work);
  }
}

/** What was not started, or not waited for, when the run ended. */
function settleRest(run: Run): void {
  for (const target of run.graph.targets) {
    for (const operation of run.graph.operationsOf(target)) {
      const state = run.graph.state(operation.id);
      if (state === "under-way") {
        settle(run, operation, { type: "unknown", reason: "it was under way at the interrupt" });
      } else if (state === "pending") {
        if (!run.stop.signal.aborted) throw new Error(`${operation.id} never became ready`);
        settle(run, operation, { type: "skipped", because: run.stop.because() });
      }
    }
  }
}

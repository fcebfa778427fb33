// What a run writes down: what is ours before something is sent and after it was answered, the live
// document, the journal. A lost lock or a failing store stops the run; nothing is skipped silently.

import { digestOf } from "../model/digest.ts";
import type { TargetName } from "../model/target.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { FencedWrite } from "../records/fence.ts";
import { recordOutcomes } from "../records/journal.ts";
import { writeLive } from "../records/live.ts";
import { rewriteOwned } from "../records/owned.ts";
import { ownedAfter } from "./owned-after.ts";
import { withRetries } from "./retry.ts";
import { settingsOf, type Run } from "./run.ts";

/** Records what is ours as the operations stand now. False when the run must stop. */
export async function recordOwned(run: Run, target: TargetName): Promise<boolean> {
  const { store, keys } = run.ports;
  const former = run.former?.get(target)?.items ?? (run.former && new Map());
  const owned = ownedAfter(run.before.get(target), {
    settings: settingsOf(run, target),
    operations: run.graph.operationsOf(target),
    state: (id) => run.graph.state(id),
    ...(former === undefined ? {} : { former }),
    isUnconfirmed: run.confirm !== undefined,
  });
  if (owned === undefined && run.progress.owned.get(target) === undefined) return true;
  run.progress.owned.set(target, owned);
  const writer = { store, keys, fence: run.lock.fence, recorded: run.progress.recorded };
  return await written(run, () => rewriteOwned(writer, target, owned));
}

/** Records everything that is known of a target after an answer. */
export async function recordAnswer(run: Run, target: TargetName): Promise<boolean> {
  const { store, keys } = run.ports;
  const journal = run.journalTarget(target);
  const isRecorded =
    (await recordOwned(run, target)) &&
    (await written(run, () => recordOutcomes(store, keys, run.entryId, journal, run.lock.fence)));
  if (isRecorded) run.progress.unrecorded.delete(target);
  // A document that the next change set will change again is not worth its hash.
  const isLast = run.progress.remaining.get(target) === 0 || run.stop.signal.aborted;
  return isRecorded && (!isLast || (await recordLive(run, target)));
}

async function recordLive(run: Run, target: TargetName): Promise<boolean> {
  const { store, keys, clock } = run.ports;
  const seen = run.progress.documents.get(target);
  if (seen === undefined) return true;
  run.progress.documents.delete(target);
  const { document, token } = seen;
  const live = { document, digest: digestOf(document), token, observedAtMs: clock.now() };
  return await written(run, () => writeLive(store, keys, target, live, run.lock.fence));
}

/** A fenced write that ends the run where it fails. */
async function written(
  run: Run,
  write: () => Promise<FencedWrite | { readonly type: "unchanged" } | Trouble>,
): Promise<boolean> {
  const result = await withRetries(run.ports.clock, run.stop.signal, write);
  if (isTrouble(result)) run.stop.fail(result);
  else if (result.type === "fenced") run.stop.fence();
  return !isTrouble(result) && result.type !== "fenced";
}

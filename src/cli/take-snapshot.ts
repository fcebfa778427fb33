// Takes a snapshot of a fabric: looks at all targets, reads the records, and sees to it that nobody wrote
// them meanwhile. It takes no lock, so that writers go on.

import type { TargetName, TargetSettings } from "../model/target.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { observeDigests, withDocuments, type OnObserved } from "../reconcile/observe-digests.ts";
import { readAllocations } from "../records/allocations.ts";
import { readAllOwned } from "../records/owned.ts";
import { readRecordDigests } from "../records/record-digests.ts";
import { reachOf, type Snapshot, type SnapshotTarget } from "../records/snapshot/snapshot.ts";
import { compareNames } from "../model/sort.ts";
import { awaitedRemovals } from "./awaited-removals.ts";
import type { Connection } from "./connection.ts";

/** Somebody who applies is done at some time, or applies all the time. */
const attemptsMax = 5;

export interface SnapshotRequest {
  readonly connection: Connection;
  readonly fabric: string;
  /** Targets that manifests declare, whether anything was applied there or not. */
  readonly declared: ReadonlyMap<TargetName, TargetSettings>;
  readonly parallelism: number;
  now(): number;
  readonly onObserved: OnObserved;
}

export async function takeSnapshot(request: SnapshotRequest): Promise<Snapshot | Trouble> {
  const { store, keys } = request.connection;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readRecordDigests(store, keys);
    if (isTrouble(before)) return before;
    const taken = await takeOnce(request);
    if (isTrouble(taken)) return taken;
    const after = await readRecordDigests(store, keys);
    if (isTrouble(after)) return after;
    if (before.revisions === after.revisions) return taken;
  }
  const reason = `the records were written while they were read, ${attemptsMax} times in a row`;
  return trouble("taking a snapshot", reason, "soon");
}

async function takeOnce(request: SnapshotRequest): Promise<Snapshot | Trouble> {
  const { connection, fabric, declared, parallelism } = request;
  const { store, keys } = connection;
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return allocations;
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned;
  const settings = new Map([...owned].map(([target, one]) => [target, one.settings]));
  for (const [target, own] of declared) settings.set(target, own);
  const removed = await awaitedRemovals(connection);
  const takenAtMs = request.now();
  const views = await observeDigests(connection, settings, parallelism, request.onObserved);
  const { live, observedAtMs } = await withDocuments(connection, settings, views, parallelism);
  const targets = [...settings].map(([target, own]): [TargetName, SnapshotTarget] => {
    const ours = owned.get(target);
    const seenAtMs = observedAtMs.get(target);
    const awaited = removed.get(target);
    return [
      target,
      {
        live: live.get(target) ?? { type: "unknown", reason: "nobody has observed it" },
        reach: reachOf(own),
        ...(seenAtMs === undefined ? {} : { observedAtMs: seenAtMs }),
        ...(ours === undefined ? {} : { owned: ours }),
        ...(awaited === undefined ? {} : { awaited: [...awaited] }),
      },
    ];
  });
  const sorted = new Map(targets.sort(([a], [b]) => compareNames(a, b)));
  return { takenAtMs, fabric, allocations, targets: sorted };
}

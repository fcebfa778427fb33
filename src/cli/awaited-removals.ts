// Drift while an apply waits for its confirmation: what it removed is still ours, because its agents may
// put it back, and yet nobody misses it. Only what was seen to be gone by its doing is left out.

import { itemPathOf, itemValueOf } from "../model/operation.ts";
import type { TargetName } from "../model/target.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Difference, TargetDrift } from "../reconcile/drift.ts";
import { listEntries, readEntry } from "../records/journal.ts";
import { isUnconfirmed } from "../records/unconfirmed.ts";
import type { Connection } from "./connection.ts";

/** The same without what the last apply removed and may put back. Without its journal all is told. */
export async function withoutAwaited(
  found: readonly TargetDrift[],
  connection: Connection,
): Promise<readonly TargetDrift[]> {
  if (!found.some(({ state }) => state === "drifted")) return found;
  return withoutRemovals(found, await awaitedRemovals(connection));
}

/** Target → paths of what the last apply removed there and may put back. */
export type AwaitedRemovals = ReadonlyMap<TargetName, ReadonlySet<string>>;

export function withoutRemovals(
  found: readonly TargetDrift[],
  removed: AwaitedRemovals,
): readonly TargetDrift[] {
  if (removed.size === 0) return found;
  return found.map((one): TargetDrift => {
    if (one.state !== "drifted") return one;
    const { target, items } = one;
    const isAwaited = ({ type, path }: Difference): boolean =>
      type === "missing" && removed.get(target)?.has(path) === true;
    const differences = one.differences.filter((difference) => !isAwaited(difference));
    return differences.length === 0 ? { target, state: "in-sync", items } : { ...one, differences };
  });
}

export async function awaitedRemovals({ store, keys }: Connection): Promise<AwaitedRemovals> {
  const none: AwaitedRemovals = new Map();
  const entries = await listEntries(store, keys, 1);
  const last = isTrouble(entries) ? undefined : entries[0];
  if (last === undefined || !isUnconfirmed(last)) return none;
  const record = await readEntry(store, keys, last.id);
  if (record === undefined || isTrouble(record)) return none;
  return new Map(
    record.targets.map(({ target, operations, outcomes }) => {
      const gone = operations.filter(
        (one) => itemValueOf(one) === undefined && outcomes.get(one.id)?.type === "done",
      );
      return [target, new Set(gone.map(itemPathOf))];
    }),
  );
}

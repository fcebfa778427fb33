// What the doctor makes of what is in the store: whether this build can read it, who holds the lock, who
// leads, and whether the last apply came to its end.

import { shortDigest } from "../../model/plan.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { abandonedEntries } from "../../records/abandoned.ts";
import { readAllocations } from "../../records/allocations.ts";
import { closedText, readClosed } from "../../records/closed.ts";
import { listEntries } from "../../records/journal.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { readLeader } from "../../records/leader.ts";
import { readLiveHeads } from "../../records/live.ts";
import { readLock, type LockRecord } from "../../records/lock.ts";
import { age, counted } from "../views/numbers.ts";
import { printable } from "../views/printable.ts";
import { ok, problem, warning, type Check } from "./check.ts";
import type { FabricTargets } from "./targets.ts";
import { unreadable } from "./unreadable.ts";

export interface RecordSources {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly now: number;
  readonly isGone: (holder: { readonly host: string; readonly pid: number }) => boolean;
  readonly targets: Pick<FabricTargets, "ownedCount" | "troubles">;
}

export async function recordChecks(sources: RecordSources): Promise<Check[]> {
  const all = await Promise.all([
    contentChecks(sources),
    closedChecks(sources),
    lockChecks(sources),
    leaderChecks(sources),
    journalChecks(sources),
  ]);
  return all.flat();
}

/** One of several records that nobody can read tells enough. */
const shown = 3;

async function contentChecks({ store, keys, targets }: RecordSources): Promise<Check[]> {
  const [allocations, heads] = await Promise.all([
    readAllocations(store, keys),
    readLiveHeads(store, keys),
  ]);
  const { ownedCount, troubles } = targets;
  const failed = [allocations, heads, ...troubles.slice(0, shown)].filter(isTrouble);
  if (isTrouble(allocations) || isTrouble(heads) || failed.length > 0) {
    return failed.map((one) => unreadable("records", one));
  }
  if (ownedCount + allocations.length + heads.size === 0) {
    const help = "name another with --fabric, or begin with plumb apply";
    return [warning("records", `nothing was applied to the fabric ${keys.fabric} yet`, help)];
  }
  const what = [
    `what is ours on ${counted(ownedCount, "target")}`,
    counted(allocations.length, "allocation"),
    counted(heads.size, "live document"),
  ];
  return [ok("records", `fabric ${keys.fabric}: ${what.join(", ")}; this build reads them`)];
}

async function closedChecks({ store, keys }: RecordSources): Promise<Check[]> {
  const closed = await readClosed(store, keys);
  if (closed === undefined) return [];
  if (isTrouble(closed)) return [unreadable("records", closed)];
  const [says = "", ...help] = closedText(keys, closed).split("\n");
  return [problem("records", says, help.map((line) => line.trim()).join(" "))];
}

/** Longer than any apply is meant to take. */
const longMs = 3_600_000;

async function lockChecks({ store, keys, now, isGone }: RecordSources): Promise<Check[]> {
  const lock = await readLock(store, keys);
  if (lock === undefined) return [ok("lock", "the lock is free")];
  if (isTrouble(lock)) return [unreadable("lock", lock)];
  const { id, sinceMs, command } = lock;
  const held = `${whoOf(lock)} holds it for ${age(now - sinceMs)} (${id}): ${printable(command)}`;
  if (isGone(lock)) {
    const help = `its process is gone: it ends by itself with its lease, or at once with plumb lock break ${id}`;
    return [warning("lock", held, help)];
  }
  const isLong = now - sinceMs > longMs;
  const help = `see whether it hangs; plumb lock break ${id} takes the lock away`;
  return [isLong ? warning("lock", held, help) : ok("lock", held)];
}

function whoOf({ owner, host, pid }: Pick<LockRecord, "owner" | "host" | "pid">): string {
  return `${printable(`${owner}@${host}`)} (process ${pid})`;
}

async function leaderChecks({ store, keys, now, isGone }: RecordSources): Promise<Check[]> {
  const leader = await readLeader(store, keys);
  if (leader === undefined) return [];
  if (isTrouble(leader)) return [unreadable("lock", leader)];
  const leads = `${whoOf(leader)} leads for ${age(now - leader.sinceMs)}: ${printable(leader.command)}`;
  const help = "its process is gone: another may lead when its lease has ended";
  return [isGone(leader) ? warning("lock", leads, help) : ok("lock", leads)];
}

async function journalChecks({ store, keys, now, isGone }: RecordSources): Promise<Check[]> {
  const entries = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(entries)) return [unreadable("journal", entries)];
  const gone = await abandonedEntries(store, keys, entries, isGone);
  if (isTrouble(gone)) return [unreadable("journal", gone)];
  const [last] = entries;
  if (last === undefined) return [ok("journal", "nothing was applied yet")];
  const what = `the last apply (${shortDigest(last.digest)}, begun ${age(now - last.startedAtMs)} ago)`;
  if (gone.has(last.id) || last.result === "interrupted") {
    const help = "plumb plan shows what is left, plumb apply goes on from what is live";
    return [warning("journal", `${what} was interrupted`, help)];
  }
  if (last.result === "running") return [ok("journal", `${what} is running`)];
  if (last.result === "unconfirmed") {
    const help = `plumb confirm ${shortDigest(last.digest)} keeps it; otherwise its agents undo it`;
    return [warning("journal", `${what} is not confirmed`, help)];
  }
  if (last.result === "applied") return [ok("journal", `${what} was applied`)];
  const help = `plumb history ${shortDigest(last.digest)} tells what failed`;
  return [warning("journal", `${what} ended as "${last.result}"`, help)];
}

// The embedded store: the store port on an LMDB file, for several processes of one machine. Commits
// survive kill -9 and power cuts. It serves no second machine and no network file system.

import { checkTransaction } from "../../ports/check-transaction.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Lease, LeaseHolder, Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { defaultHistory, type HistoryLimits } from "./history.ts";
import { endLease, hasEndedLeases, keepLease, startLease } from "./leases.ts";
import { readMeta } from "./meta.ts";
import { readChanges, readEntry, readPage } from "./read.ts";
import { openTables, type Tables } from "./tables.ts";
import { runTransaction } from "./transaction.ts";
import { troubleOf } from "./trouble-of.ts";
import { createWakers, watchChanges } from "./watch.ts";
import { createWriteQueue, type Work, type WriteQueue } from "./write-queue.ts";

/** Opens the store in a folder, and makes it where there is none. */
export async function openEmbeddedStore(
  folder: string,
  clock: Clock,
  history: HistoryLimits = defaultHistory,
): Promise<Store | Trouble> {
  try {
    const tables = await openTables(folder);
    readMeta(tables);
    return storeOn(tables, clock, history);
  } catch (error) {
    return troubleOf(`opening the store in ${folder}`, error);
  }
}

function storeOn(tables: Tables, clock: Clock, history: HistoryLimits): Store {
  const wakers = createWakers();
  const queue = createWriteQueue(tables, clock, history, () => {
    wakers.wake();
  });
  let isClosed = false;
  const closedTrouble = trouble("using the store", "it is closed", "never");

  const write = async <T>(work: Work<T>): Promise<T | Trouble> =>
    isClosed ? closedTrouble : await queue.run(work);

  const read = async <T>(doing: string, from: () => T): Promise<T | Trouble> => {
    if (isClosed) return closedTrouble;
    try {
      // The library keeps a snapshot for a while; others may have written since.
      tables.root.resetReadTxn();
      if (hasEndedLeases(tables, clock.now())) {
        const swept = await queue.run((meta) => ({ meta, result: undefined }));
        if (isTrouble(swept)) return swept;
        if (isClosed) return closedTrouble;
        tables.root.resetReadTxn();
      }
      return from();
    } catch (error) {
      return troubleOf(doing, error);
    }
  };

  return {
    get: (key) => read(`reading ${key}`, () => readEntry(tables, key)),
    range: (prefix, options = {}) =>
      read(`reading keys under ${prefix}`, () => readPage(tables, prefix, options)),
    async transact(compares, writes) {
      const wrong = checkTransaction(compares, writes);
      return wrong ?? (await write((meta) => runTransaction(tables, meta, compares, writes)));
    },
    watch: (prefix, fromRevision, signal) =>
      watchChanges(
        (next) => read(`watching ${prefix}`, () => readChanges(tables, prefix, next)),
        fromRevision,
        wakers,
        clock,
        signal,
      ),
    lease: (ttlMs, holder) => takeLease(tables, clock, write, ttlMs, holder),
    async close() {
      if (isClosed) return;
      queue.flush();
      isClosed = true;
      wakers.wake();
      await tables.root.close();
    },
  };
}

async function takeLease(
  tables: Tables,
  clock: Clock,
  write: WriteQueue["run"],
  ttlMs: number,
  holder: LeaseHolder,
): Promise<Lease | Trouble> {
  const id = await write((meta) => {
    const started = startLease(tables, meta, ttlMs, holder, clock.now());
    return { meta: started.meta, result: started.id };
  });
  if (isTrouble(id)) return id;
  return {
    id,
    ttlMs,
    keepAlive: () => write((meta) => ({ meta, result: keepLease(tables, id, clock.now()) })),
    async revoke() {
      return await write((meta) => ({ meta: endLease(tables, meta, id), result: undefined }));
    },
  };
}

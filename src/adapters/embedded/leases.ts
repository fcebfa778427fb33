// Leases: which there are, which have ended, and what goes with them. A lease ends by time, by its
// holder, or because its holder's process on this machine is gone.

import type { LeaseHolder } from "../../ports/store.ts";
import { endOfPrefix } from "./bytes.ts";
import { deleteKey, leaseKey, rangeOf } from "./history.ts";
import type { Meta } from "./meta.ts";
import { isGone, markOf, type ProcessMark } from "./processes.ts";
import type { Tables } from "./tables.ts";

interface LeaseRecord {
  readonly ttlMs: number;
  readonly expiresAtMs: number;
  readonly holder: LeaseHolder;
  readonly process?: ProcessMark;
}

/** Whether any lease has ended whose keys are still there. */
export function hasEndedLeases(tables: Tables, nowMs: number): boolean {
  for (const { value } of tables.leases.getRange()) {
    if (isEnded(JSON.parse(value) as LeaseRecord, nowMs)) return true;
  }
  return false;
}

/** Ends what has ended: deletes its keys, as one revision for each lease. In a write transaction. */
export function sweepLeases(tables: Tables, meta: Meta, nowMs: number): Meta {
  const ended: string[] = [];
  for (const { key, value } of tables.leases.getRange()) {
    if (isEnded(JSON.parse(value) as LeaseRecord, nowMs)) ended.push(key.toString());
  }
  return ended.reduce((swept, id) => endLease(tables, swept, id), meta);
}

/** In a write transaction. A lease that has ended already is left alone. */
export function endLease(tables: Tables, meta: Meta, id: string): Meta {
  const prefix = leaseKey(id, Buffer.alloc(0));
  const keys: string[] = [];
  for (const { key } of rangeOf(tables.leaseKeys, prefix, endOfPrefix(prefix))) {
    keys.push(key.toString("utf8", prefix.length));
  }
  tables.leases.removeSync(Buffer.from(id));
  const revision = meta.revision + 1;
  return keys.reduce(
    (after, key, index) => deleteKey(tables, after, { revision, index }, key) ?? after,
    meta,
  );
}

/** In a write transaction. */
export function startLease(
  tables: Tables,
  meta: Meta,
  ttlMs: number,
  holder: LeaseHolder,
  nowMs: number,
): { readonly meta: Meta; readonly id: string } {
  const id = `lease-${String(meta.nextLease)}`;
  const process = markOf(holder);
  const record: LeaseRecord = { ttlMs, expiresAtMs: nowMs + ttlMs, holder };
  writeLease(tables, id, process === undefined ? record : { ...record, process });
  return { id, meta: { ...meta, nextLease: meta.nextLease + 1 } };
}

/** In a write transaction, after a sweep. False when the lease has ended. */
export function keepLease(tables: Tables, id: string, nowMs: number): boolean {
  const text = tables.leases.get(Buffer.from(id));
  if (text === undefined) return false;
  const record = JSON.parse(text) as LeaseRecord;
  writeLease(tables, id, { ...record, expiresAtMs: nowMs + record.ttlMs });
  return true;
}

export function isLease(tables: Tables, id: string): boolean {
  return tables.leases.get(Buffer.from(id)) !== undefined;
}

function isEnded(record: LeaseRecord, nowMs: number): boolean {
  if (nowMs >= record.expiresAtMs) return true;
  return record.process !== undefined && isGone(record.process);
}

function writeLease(tables: Tables, id: string, record: LeaseRecord): void {
  tables.leases.putSync(Buffer.from(id), JSON.stringify(record));
}

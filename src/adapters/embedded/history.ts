// Writing keys, and the history that it leaves. A value lies once, with the change that wrote it;
// the index points there. History beyond its limits is compacted, and only current values stay.
// Everything here runs inside a write transaction.

import {
  decodeChange,
  decodeIndex,
  decodePlace,
  encodeChange,
  encodeIndex,
  encodePlace,
  type ChangePlace,
  type ChangeRecord,
  type IndexRecord,
} from "./bytes.ts";
import type { Meta } from "./meta.ts";
import type { Table, Tables } from "./tables.ts";

export interface HistoryLimits {
  readonly changes: number;
  readonly bytes: number;
}

// A watcher that polls ten times a second is hundreds of polls behind before it meets compaction;
// the bytes bound what a fabric with large documents keeps on disk.
export const defaultHistory: HistoryLimits = { changes: 10_000, bytes: 64 * 2 ** 20 };

export function indexOf(tables: Tables, key: Buffer): IndexRecord | undefined {
  const bytes = tables.entries.get(key);
  return bytes === undefined ? undefined : decodeIndex(bytes);
}

export function putKey(
  tables: Tables,
  meta: Meta,
  place: ChangePlace,
  write: { readonly key: string; readonly value: string; readonly lease?: string },
): Meta {
  const { key, value, lease = "" } = write;
  const keyBytes = Buffer.from(key);
  const old = indexOf(tables, keyBytes);
  const createRevision = old?.createRevision ?? place.revision;
  leaveOld(tables, meta, keyBytes, old);
  tables.entries.putSync(keyBytes, encodeIndex({ ...place, createRevision, lease }));
  if (lease !== "") tables.leaseKeys.putSync(leaseKey(lease, keyBytes), "");
  return remember(tables, meta, place, { type: "put", createRevision, key, value });
}

/** Answers undefined where the key is absent and nothing was done. */
export function deleteKey(
  tables: Tables,
  meta: Meta,
  place: ChangePlace,
  key: string,
): Meta | undefined {
  const keyBytes = Buffer.from(key);
  const old = indexOf(tables, keyBytes);
  if (old === undefined) return undefined;
  leaveOld(tables, meta, keyBytes, old);
  tables.entries.removeSync(keyBytes);
  return remember(tables, meta, place, { type: "delete", createRevision: 0, key, value: "" });
}

export function leaseKey(lease: string, key: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${lease}\0`), key]);
}

function leaveOld(tables: Tables, meta: Meta, key: Buffer, old: IndexRecord | undefined): void {
  if (old === undefined) return;
  if (old.lease !== "") tables.leaseKeys.removeSync(leaseKey(old.lease, key));
  // Compaction has already passed the old value and left it only because it was current.
  if (old.revision <= meta.compacted) tables.changes.removeSync(encodePlace(old));
}

function remember(tables: Tables, meta: Meta, place: ChangePlace, change: ChangeRecord): Meta {
  const bytes = encodeChange(change);
  tables.changes.putSync(encodePlace(place), bytes);
  return {
    ...meta,
    revision: place.revision,
    changes: meta.changes + 1,
    bytes: meta.bytes + bytes.length,
  };
}

/** Forgets the oldest revisions once the history is over a limit, and some more so that it is rare. */
export function compact(tables: Tables, meta: Meta, limits: HistoryLimits): Meta {
  if (meta.changes <= limits.changes && meta.bytes <= limits.bytes) return meta;
  const goal = { changes: limits.changes * 0.9, bytes: limits.bytes * 0.9 };
  let { changes, bytes, compacted } = meta;
  const gone: Buffer[] = [];
  const start = encodePlace({ revision: meta.compacted + 1, index: 0 });
  for (const { key, value } of rangeOf(tables.changes, start)) {
    const place = decodePlace(key);
    // Revisions are forgotten whole: a watcher must never see half of a transaction.
    if (place.revision > compacted && changes <= goal.changes && bytes <= goal.bytes) break;
    compacted = place.revision;
    changes -= 1;
    bytes -= value.length;
    const current = indexOf(tables, Buffer.from(decodeChange(value).key));
    const isCurrent = current?.revision === place.revision && current.index === place.index;
    if (!isCurrent) gone.push(Buffer.from(key));
  }
  for (const key of gone) tables.changes.removeSync(key);
  return { ...meta, changes, bytes, compacted };
}

export function rangeOf<Value>(
  table: Table<Value>,
  start: Buffer,
  end?: Buffer,
): Iterable<{ key: Buffer; value: Value }> {
  return table.getRange(end === undefined ? { start } : { start, end });
}

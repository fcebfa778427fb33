// Reading keys and history, each call from one snapshot that is as new as the call.

import type { Entry, Page, RangeOptions, WatchEvent } from "../../ports/store.ts";
import {
  decodeChange,
  decodeIndex,
  decodePlace,
  encodePlace,
  endOfPrefix,
  type IndexRecord,
} from "./bytes.ts";
import { indexOf, rangeOf } from "./history.ts";
import { readMeta } from "./meta.ts";
import type { Tables } from "./tables.ts";

const defaultLimit = 1000;
/** About as much as etcd gives at a time, so that nobody who pages holds much more. */
const pageBytesMax = 4 * 2 ** 20;

export function readEntry(tables: Tables, key: string): Entry | undefined {
  const index = indexOf(tables, Buffer.from(key));
  return index === undefined ? undefined : entryAt(tables, key, index);
}

export function readPage(tables: Tables, prefix: string, options: RangeOptions): Page {
  const { revision } = readMeta(tables);
  const limit = options.limit ?? defaultLimit;
  const prefixBytes = Buffer.from(prefix);
  const entries: Entry[] = [];
  let bytes = 0;
  for (const { key, value } of rangeOf(
    tables.entries,
    startOfPage(prefixBytes, options.after),
    endOfPrefix(prefixBytes),
  )) {
    if (entries.length === limit || bytes > pageBytesMax) return { entries, more: true, revision };
    const entry = entryAt(tables, key.toString(), decodeIndex(value));
    entries.push(entry);
    bytes += entry.value.length;
  }
  return { entries, more: false, revision };
}

function startOfPage(prefix: Buffer, after: string | undefined): Buffer {
  // The zero byte makes the smallest key behind `after`; no key begins with it otherwise.
  const behind = after === undefined ? Buffer.alloc(1) : Buffer.from(`${after}\0`);
  return Buffer.compare(behind, prefix) > 0 ? behind : prefix;
}

function entryAt(tables: Tables, key: string, index: IndexRecord): Entry {
  const change = tables.changes.get(encodePlace(index));
  if (change === undefined) throw new Error(`the store has lost the value of ${key}`);
  const { revision, createRevision } = index;
  return { key, value: decodeChange(change).value, revision, createRevision };
}

export type Changes =
  | {
      readonly type: "changes";
      readonly events: readonly WatchEvent[];
      /** The first revision that has not been read. */
      readonly next: number;
      readonly more: boolean;
    }
  | { readonly type: "compacted"; readonly revision: number };

/** Changes of keys with a prefix from a revision on: about `limit` changes, and whole revisions. */
export function readChanges(
  tables: Tables,
  prefix: string,
  fromRevision: number,
  limit: number = defaultLimit,
): Changes {
  const meta = readMeta(tables);
  if (fromRevision <= meta.compacted) return { type: "compacted", revision: meta.compacted };
  const events: WatchEvent[] = [];
  let seen = 0;
  let last = 0;
  for (const { key, value } of rangeOf(
    tables.changes,
    encodePlace({ revision: fromRevision, index: 0 }),
  )) {
    const { revision } = decodePlace(key);
    if (seen >= limit && revision !== last) {
      return { type: "changes", events, next: revision, more: true };
    }
    seen += 1;
    last = revision;
    const change = decodeChange(value);
    if (!change.key.startsWith(prefix)) continue;
    const { createRevision } = change;
    events.push(
      change.type === "put"
        ? { type: "put", entry: { key: change.key, value: change.value, revision, createRevision } }
        : { type: "delete", key: change.key, revision },
    );
  }
  const next = Math.max(fromRevision, meta.revision + 1);
  return { type: "changes", events, next, more: false };
}

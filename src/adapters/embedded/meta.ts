// The counters of the whole store, in one record.

import type { Tables } from "./tables.ts";

export interface Meta {
  readonly format: 1;
  /** Of the last change. */
  readonly revision: number;
  /** History up to this revision, inclusive, is gone. */
  readonly compacted: number;
  /** Changes and bytes of the history behind `compacted`. */
  readonly changes: number;
  readonly bytes: number;
  readonly nextLease: number;
}

const metaKey = Buffer.from("meta");

const emptyMeta: Meta = {
  format: 1,
  revision: 0,
  compacted: 0,
  changes: 0,
  bytes: 0,
  nextLease: 1,
};

/** Throws when the store was written by a version that this one does not know. */
export function readMeta(tables: Tables): Meta {
  const text = tables.meta.get(metaKey);
  if (text === undefined) return emptyMeta;
  const meta = JSON.parse(text) as Meta;
  if (meta.format !== 1) {
    throw new Error(
      `the store has format ${String(meta.format)}, and this version knows only format 1`,
    );
  }
  return meta;
}

export function writeMeta(tables: Tables, meta: Meta): void {
  tables.meta.putSync(metaKey, JSON.stringify(meta));
}

// Writes to a host's keys that belong together, with what must still be so for them to be right. One
// becomes one transaction; nothing here sends it.

import type { Compare, Entry, Write } from "../../../ports/store.ts";

export interface KeyChange {
  readonly compares: readonly Compare[];
  readonly writes: readonly Write[];
}

/** The key is as it was read. */
export function asRead(key: string, entry: Entry | undefined): Compare {
  return entry === undefined
    ? { key, is: "absent" }
    : { key, is: "revision", revision: entry.revision };
}

export function put(key: string, value: string): Write {
  return { type: "put", key, value };
}

export function remove(key: string): Write {
  return { type: "delete", key };
}

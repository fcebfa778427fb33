// The database file and its tables. The library is loaded when a store is first opened, so that
// commands without a store do not pay for it.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database, RootDatabase } from "lmdb";
import { checkFile } from "./check-file.ts";
import { storeFile } from "./has-store.ts";

export type Table<Value> = Database<Value, Buffer>;

export interface Tables {
  readonly root: RootDatabase<Buffer, Buffer>;
  /** Key → index record. */
  readonly entries: Table<Buffer>;
  /** Place → change: the history, and the values of the keys that are there. */
  readonly changes: Table<Buffer>;
  /** Lease id → JSON. */
  readonly leases: Table<string>;
  /** Lease id, zero byte, key → nothing: the keys of each lease. */
  readonly leaseKeys: Table<string>;
  /** One record: counters of the whole store, as JSON. */
  readonly meta: Table<string>;
}

// Address space, not memory and not disk: the file grows as it is filled. A map that is large from
// the start never has to be moved while other processes read through theirs.
const mapSize = 16 * 2 ** 30;

/** Opens the tables in a folder, and makes both where they are missing. Throws what the library throws. */
export async function openTables(folder: string): Promise<Tables> {
  await mkdir(folder, { recursive: true });
  await checkFile(join(folder, storeFile));
  const { open } = await import("lmdb");
  const root = open<Buffer, Buffer>({
    path: folder,
    noSubdir: false,
    mapSize,
    maxDbs: 8,
    encoding: "binary",
    keyEncoding: "binary",
    // Each commit is on the disk before anybody sees it. With overlapping syncs others may read,
    // and act on, what a power cut then takes back. Measured through the port, on two shared cores
    // and a virtual disk: 1,000 to 2,000 transactions a second one after the other, 7,000 with 10
    // in flight and 20,000 with 100, because those that wait share a commit. Transactions with many
    // writes reach 70,000 puts a second.
    overlappingSync: false,
  });
  const binary = { encoding: "binary", keyEncoding: "binary" } as const;
  const text = { encoding: "string", keyEncoding: "binary" } as const;
  return {
    root,
    entries: root.openDB<Buffer, Buffer>("entries", binary),
    changes: root.openDB<Buffer, Buffer>("changes", binary),
    leases: root.openDB<string, Buffer>("leases", text),
    leaseKeys: root.openDB<string, Buffer>("leaseKeys", text),
    meta: root.openDB<string, Buffer>("meta", text),
  };
}

// The shared key-value state, with etcd's semantics: one revision counter for the whole store,
// transactions that compare before they write, watches from a revision, leases. Values are texts.
// No method rejects for trouble outside; all answer with a `Trouble`.

import type { Trouble } from "./trouble.ts";

export interface Entry {
  readonly key: string;
  readonly value: string;
  /** The store's revision when the key was last written; a larger one is newer. */
  readonly revision: number;
  /** The store's revision when the key came to be; a key that was deleted and put again has a new one. */
  readonly createRevision: number;
}

export interface Page {
  /** Sorted by the bytes of their keys. */
  readonly entries: readonly Entry[];
  /** True where keys with the prefix lie behind the last entry: go on with `after`. */
  readonly more: boolean;
  /** The store's revision when the page was read. */
  readonly revision: number;
}

export interface RangeOptions {
  /** At most this many entries a page, and fewer where they are large; default 1000. */
  readonly limit?: number;
  /** Only keys behind this one. */
  readonly after?: string;
}

/** All comparisons of a transaction must hold, or nothing of it is done. */
export type Compare =
  | { readonly key: string; readonly is: "absent" }
  | { readonly key: string; readonly is: "present" }
  | { readonly key: string; readonly is: "revision"; readonly revision: number }
  | { readonly key: string; readonly is: "createRevision"; readonly revision: number };

export type Write =
  | { readonly type: "put"; readonly key: string; readonly value: string; readonly lease?: string }
  | { readonly type: "delete"; readonly key: string };

export type TransactionResult =
  | { readonly type: "committed"; readonly revision: number }
  /** Nothing was written; `failed` are the comparisons that did not hold. */
  | { readonly type: "refused"; readonly failed: readonly Compare[]; readonly revision: number };

export type WatchEvent =
  | { readonly type: "put"; readonly entry: Entry }
  | { readonly type: "delete"; readonly key: string; readonly revision: number }
  /** History before this point is gone: list again, then watch from the list's revision. */
  | { readonly type: "compacted"; readonly revision: number }
  | { readonly type: "trouble"; readonly trouble: Trouble };

/** Keys put with a lease vanish when it ends. Its holder keeps it alive, or it ends by itself. */
export interface Lease {
  readonly id: string;
  /** What was granted: at least what was asked for. */
  readonly ttlMs: number;
  /** False when the lease has ended; the holder must then stop writing. */
  keepAlive(): Promise<boolean | Trouble>;
  revoke(): Promise<Trouble | undefined>;
}

export interface Store {
  get(key: string): Promise<Entry | undefined | Trouble>;
  /** One page of the keys with a prefix. */
  range(prefix: string, options?: RangeOptions): Promise<Page | Trouble>;
  /**
   * Atomic, and within the limits of check-transaction.ts. A transaction without comparisons always
   * commits. Trouble that may pass soon leaves open whether it was written, unless it says otherwise:
   * whoever writes again compares.
   */
  transact(
    compares: readonly Compare[],
    writes: readonly Write[],
  ): Promise<TransactionResult | Trouble>;
  /**
   * Changes of keys with a prefix, from a revision on (inclusive), in whole revisions, until the
   * signal aborts. A key that changed several times may be told once, with its newest value.
   * Compaction and trouble end it: who watches on begins again behind what was told.
   */
  watch(prefix: string, fromRevision: number, signal: AbortSignal): AsyncIterable<WatchEvent>;
  /** `holder` says who asks, so that a store may notice that this process died. */
  lease(ttlMs: number, holder: LeaseHolder): Promise<Lease | Trouble>;
  close(): Promise<void>;
}

export interface LeaseHolder {
  readonly host: string;
  readonly pid: number;
}

/**
 * Opens a store that belongs to others, by its address as people write it ("etcd://192.0.2.1:2379");
 * without one it is the store in which everything else is. Asked again it answers with the same one.
 * Who asks does not close it.
 */
export type OpenKeys = (address?: string) => Promise<Store | Trouble>;

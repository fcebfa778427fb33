// What was done, when, by whom and with what outcome: an entry for each apply and undo. The last 50
// are kept. It is what undo and history read; the reconciler never does.

import type { Outcome } from "../model/change-set.ts";
import type { Operation } from "../model/operation.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { Fence, FencedWrite } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";

export type JournalResult =
  | "running"
  | "applied"
  | "partly"
  | "failed"
  | "rolled-back"
  | "interrupted";

/** What is known of an apply when it starts. */
export interface JournalOpening {
  /** The writer's generation; it names the entry. */
  readonly generation: number;
  /** The digest of the plan. */
  readonly digest: string;
  readonly command: string;
  readonly owner: string;
  readonly host: string;
  /** "main@4be1f07 (clean)", where the manifests come from git. */
  readonly manifests?: string;
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number;
}

export interface JournalEntry extends JournalOpening {
  /** Sorts as entries were opened. */
  readonly id: string;
  readonly result: JournalResult;
  readonly finishedAtMs?: number;
}

/** The operations of an entry on one target, and what became of them. */
export interface JournalTarget {
  readonly target: TargetName;
  readonly settings: TargetSettings;
  readonly operations: readonly Operation[];
  /** By operation id; an operation without one was not finished. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface JournalRecord {
  readonly entry: JournalEntry;
  /** Sorted by target. */
  readonly targets: readonly JournalTarget[];
}

/**
 * Opens an entry. Entries still running belong to writers that died (their lock is ours now) and
 * become interrupted; entries beyond the last 50 go.
 */
export async function openEntry(
  store: Store,
  keys: StoreKeys,
  opening: JournalOpening,
  fence: Fence,
): Promise<JournalEntry | { readonly type: "fenced" } | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${String([opening, fence])}`);
}

/** Records a target's operations and outcomes; a second record of a target replaces the first. */
export async function recordTarget(
  store: Store,
  keys: StoreKeys,
  entryId: string,
  done: JournalTarget,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  throw new Error(
    `not built yet: ${String(store)} ${keys.prefix} ${String([entryId, done, fence])}`,
  );
}

export async function closeEntry(
  store: Store,
  keys: StoreKeys,
  entryId: string,
  end: { readonly result: JournalResult; readonly finishedAtMs: number },
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  throw new Error(
    `not built yet: ${String(store)} ${keys.prefix} ${String([entryId, end, fence])}`,
  );
}

/** The newest entries, newest first. */
export async function listEntries(
  store: Store,
  keys: StoreKeys,
  limit: number,
): Promise<readonly JournalEntry[] | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${String(limit)}`);
}

/** The entry with this id, or the newest whose plan digest starts so; undefined for none. */
export async function readEntry(
  store: Store,
  keys: StoreKeys,
  idOrDigestPrefix: string,
): Promise<JournalRecord | undefined | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${idOrDigestPrefix}`);
}

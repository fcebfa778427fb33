// Everything under a prefix, for as long as the agent lives: listed, then watched from the list's
// revision; after trouble and compaction listed again. It keeps no values, only which keys there were.

import type { Clock } from "../../ports/clock.ts";
import type { Entry, Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { backoffMs } from "./backoff.ts";
import type { Contact } from "./contact.ts";
import type { Turn } from "./turns.ts";

export interface Following {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
  readonly contact: Contact;
  readonly prefix: string;
  /** A key as it is; undefined where it is gone. The same may be told again. */
  readonly onKey: (key: string, entry: Entry | undefined) => void;
  /** After every list. */
  readonly onListed: () => void;
  /** Waits for its turn with a list, where many follow at the same time. */
  readonly turn: Turn;
  /** Whether to give up where the store says that this is not for us. */
  readonly mayBeRefused: boolean;
}

/** A watch may be silent without anybody noticing, so everything is listed now and then. */
const listEveryMs = 60_000;

/** Resolves when the signal aborts; or, with "refused", where it was given up. */
export async function follow(
  following: Following,
  signal: AbortSignal,
): Promise<"refused" | undefined> {
  const { clock, random, contact, prefix, turn, mayBeRefused } = following;
  const known = new Map<string, number>();
  for (let failures = 0; !signal.aborted;) {
    const revision = await turn(() => list(following, known));
    if (mayBeRefused && isTrouble(revision) && revision.retry !== "soon") return "refused";
    const ended = isTrouble(revision)
      ? revision
      : await watch(following, known, revision + 1, signal);
    if (signal.aborted) return undefined;
    failures = isTrouble(revision) ? failures + 1 : ended === undefined ? 0 : 1;
    contact.heard(prefix, ended);
    if (failures > 0) await clock.sleep(backoffMs(failures, random), signal);
  }
  return undefined;
}

/** Answers the revision from which on changes are not in the list. */
async function list(
  { store, prefix, onKey, onListed, contact }: Following,
  known: Map<string, number>,
): Promise<number | Trouble> {
  const gone = new Set(known.keys());
  let listedAt: number | undefined;
  for (let after: string | undefined; ;) {
    const page = await store.range(prefix, after === undefined ? {} : { after });
    if (isTrouble(page)) return page;
    // Pages are not of one moment: what changed since the first is told by the watch, once more.
    listedAt ??= page.revision;
    for (const entry of page.entries) {
      gone.delete(entry.key);
      if (known.get(entry.key) === entry.revision) continue;
      known.set(entry.key, entry.revision);
      onKey(entry.key, entry);
    }
    after = page.entries.at(-1)?.key;
    if (!page.more) break;
  }
  for (const key of gone) {
    known.delete(key);
    onKey(key, undefined);
  }
  contact.heard(prefix, undefined);
  onListed();
  return listedAt;
}

/** Undefined where it is time to list again without anything being wrong. */
async function watch(
  { store, clock, random, prefix, onKey }: Following,
  known: Map<string, number>,
  fromRevision: number,
  signal: AbortSignal,
): Promise<Trouble | undefined> {
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) return undefined;
  void clock.sleep(listEveryMs * (0.8 + 0.4 * random()), over.signal).then(end);
  try {
    for await (const event of store.watch(prefix, fromRevision, over.signal)) {
      if (event.type === "trouble") return event.trouble;
      if (event.type === "compacted") return undefined;
      const { key, revision } = event.type === "put" ? event.entry : event;
      // Newer than the list's first page, and perhaps older than its last.
      if (revision <= (known.get(key) ?? 0)) continue;
      if (event.type === "put") known.set(key, revision);
      else known.delete(key);
      onKey(key, event.type === "put" ? event.entry : undefined);
    }
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
  return undefined;
}

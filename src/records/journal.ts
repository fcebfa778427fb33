// What was done, when, by whom and with what outcome: an entry for each apply and undo. The last 50
// are kept. It is what undo and history read; the reconciler never does.

import type { FreedAllocation } from "../model/plan.ts";
import type { TargetName } from "../model/target.ts";
import type { Entry, Store, Write } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { fenced, writeFenced, type Fence, type FencedWrite } from "./fence.ts";
import { decodeTarget, encodeOutcomes, encodeTarget, type JournalTarget } from "./journal-codec.ts";
import { targetOfKey, type StoreKeys } from "./keys.ts";
import { getText, isLong, putText } from "./long-text.ts";
import { readRange } from "./ranges.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export type { JournalTarget } from "./journal-codec.ts";

export type JournalResult =
  | "running"
  | "applied"
  | "partly"
  | "failed"
  | "rolled-back"
  | "interrupted"
  /** Its agents undo it unless it is confirmed. */
  | "unconfirmed"
  | "undone-by-agents";

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
  /** Whose consent the plan had, where a controller needs one. */
  readonly approvedBy?: string;
  /** The id of the entry that this one takes back; only an undo has one. */
  readonly undoes?: string;
  /** Absent where it needs no confirmation. */
  readonly confirm?: AwaitedConfirmation;
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number;
}

export interface AwaitedConfirmation {
  readonly withinMs: number;
  /** Numbers that are given back once it is confirmed that they are gone. */
  readonly freed: readonly FreedAllocation[];
}

/** What is known of an apply when it ends. */
export interface JournalEnd {
  readonly result: JournalResult;
  /** What the result is once it is confirmed, where it is to be. */
  readonly onceConfirmed?: JournalResult;
  readonly finishedAtMs?: number;
}

export interface JournalEntry extends JournalOpening, JournalEnd {
  /** Sorts as entries were opened. */
  readonly id: string;
}

export interface JournalRecord {
  readonly entry: JournalEntry;
  /** Sorted by the stored form of their names. */
  readonly targets: readonly JournalTarget[];
}

// People undo and look up what was done lately; an entry of a large apply takes megabytes.
const entriesMax = 50;
const idDigits = 10;
const writesPerTransaction = 100;

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
  const entries = await readEntries(store, keys);
  if (isTrouble(entries)) return entries;
  const id = String(opening.generation).padStart(idDigits, "0");
  if (entries.some((entry) => entry.id === id)) {
    throw new Error(
      `generation ${String(opening.generation)} has opened its journal entry already`,
    );
  }
  const entry: JournalEntry = { id, ...opening, result: "running" };
  const [old, kept] = [entries.slice(0, -(entriesMax - 1)), entries.slice(-(entriesMax - 1))];
  const orphans = kept.filter(({ result }) => result === "running");
  const writes = [...orphans.map((one): JournalEntry => ({ ...one, ...endOfOrphan(one) })), entry];
  const gone = await deletionsOf(store, keys, old);
  if (isTrouble(gone)) return gone;
  const all = [...writes.map((one) => putOf(keys, one)), ...gone];
  for (let from = 0; from < all.length; from += writesPerTransaction) {
    const piece = all.slice(from, from + writesPerTransaction);
    const written = await writeFenced(store, fence, piece);
    if (isTrouble(written) || written.type === "fenced") return written;
  }
  return entry;
}

/** Behind the numbers of chunks. */
const outcomesName = "outcomes";

/**
 * Records a target's outcomes alone. Its operations stand in the journal since before the first of them
 * was sent, and are the same. They are replaced as one.
 */
export async function recordOutcomes(
  store: Store,
  keys: StoreKeys,
  entryId: string,
  done: JournalTarget,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const key = `${keys.journalTargets(entryId, done.target)}${outcomesName}`;
  const place = { store, key, pieces: keys.pieces(key) };
  return fenced(await putText(place, encodeOutcomes(done), fence, []));
}

/** Records a target's operations and outcomes; a second record of a target replaces the first. */
export async function recordTarget(
  store: Store,
  keys: StoreKeys,
  entryId: string,
  done: JournalTarget,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const prefix = keys.journalTargets(entryId, done.target);
  let last: FencedWrite | Trouble = { type: "fenced" };
  const chunks = encodeTarget(done);
  for (const [index, value] of chunks.entries()) {
    const key = `${prefix}${String(index).padStart(4, "0")}`;
    // Outcomes that were recorded by themselves speak of the former record until the whole one is there.
    const isLast = index === chunks.length - 1;
    const besides: Write[] = isLast ? [{ type: "delete", key: `${prefix}${outcomesName}` }] : [];
    // A chunk is long where thousands share its items; otherwise nobody need look for former pieces.
    last = isLong(value)
      ? fenced(await putText({ store, key, pieces: keys.pieces(key) }, value, fence, besides))
      : await writeFenced(store, fence, [{ type: "put", key, value }, ...besides]);
    if (isTrouble(last) || last.type === "fenced") return last;
  }
  return last;
}

export async function closeEntry(
  store: Store,
  keys: StoreKeys,
  entryId: string,
  end: JournalEnd,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const found = await store.get(keys.journalEntry(entryId));
  if (isTrouble(found)) return found;
  // The entry goes only when 50 newer ones came, and those needed the lock.
  if (found === undefined) return { type: "fenced" };
  const entry = decodeRecord<JournalEntry>(found.key, found.value);
  if (isTrouble(entry)) return entry;
  return await writeFenced(store, fence, [putOf(keys, { ...entry, ...end })]);
}

/** The newest entries, newest first. */
export async function listEntries(
  store: Store,
  keys: StoreKeys,
  limit: number,
): Promise<readonly JournalEntry[] | Trouble> {
  const entries = await readEntries(store, keys);
  return isTrouble(entries) ? entries : entries.toReversed().slice(0, limit);
}

/** The entry with this id, or the newest whose plan digest starts so; undefined for none. */
export async function readEntry(
  store: Store,
  keys: StoreKeys,
  idOrDigestPrefix: string,
): Promise<JournalRecord | undefined | Trouble> {
  const entries = await readEntries(store, keys);
  if (isTrouble(entries)) return entries;
  const entry =
    entries.find(({ id }) => id === idOrDigestPrefix) ??
    entries.findLast(({ digest }) => digest.startsWith(idOrDigestPrefix));
  if (entry === undefined) return undefined;
  const targets = await readTargets(store, keys, entry.id);
  return isTrouble(targets) ? targets : { entry, targets };
}

async function readTargets(
  store: Store,
  keys: StoreKeys,
  entryId: string,
): Promise<JournalTarget[] | Trouble> {
  const prefix = keys.journalTargets(entryId);
  const stored = await readRange(store, prefix);
  if (isTrouble(stored)) return stored;
  const chunks = new Map<TargetName, Pick<Entry, "key" | "value">[]>();
  for (const entry of stored) {
    const { key } = entry;
    const target = targetOfKey(key.slice(prefix.length));
    const whole = await getText({ store, key, pieces: keys.pieces(key) }, entry);
    if (isTrouble(whole)) return whole;
    // It was long when the list was made, and is gone since, with its whole entry.
    if (whole === undefined) continue;
    const ofTarget = chunks.get(target) ?? [];
    chunks.set(target, ofTarget);
    ofTarget.push({ key, value: whole.text });
  }
  const targets: JournalTarget[] = [];
  for (const ofTarget of chunks.values()) {
    const later = ofTarget.find(({ key }) => key.endsWith(`/${outcomesName}`));
    const target = decodeTarget(
      ofTarget.filter((one) => one !== later),
      later,
    );
    if (isTrouble(target)) return target;
    targets.push(target);
  }
  return targets;
}

/** All entries, oldest first. */
async function readEntries(store: Store, keys: StoreKeys): Promise<JournalEntry[] | Trouble> {
  const stored = await readRange(store, keys.journal);
  if (isTrouble(stored)) return stored;
  const entries: JournalEntry[] = [];
  for (const { key, value } of stored) {
    const entry = decodeRecord<JournalEntry>(key, value);
    if (isTrouble(entry)) return entry;
    entries.push(entry);
  }
  return entries;
}

/** Its agents may have been armed before its writer died. */
function endOfOrphan({ confirm }: JournalEntry): JournalEnd {
  return confirm === undefined
    ? { result: "interrupted" }
    : { result: "unconfirmed", onceConfirmed: "interrupted" };
}

/** Targets go before their entry, so that a cut leaves an entry and never an orphan. */
async function deletionsOf(
  store: Store,
  keys: StoreKeys,
  entries: readonly JournalEntry[],
): Promise<Write[] | Trouble> {
  const writes: Write[] = [];
  for (const { id } of entries) {
    for (const prefix of [keys.journalPieces(id), keys.journalTargets(id)]) {
      const chunks = await readRange(store, prefix);
      if (isTrouble(chunks)) return chunks;
      for (const { key } of chunks) writes.push({ type: "delete", key });
    }
    writes.push({ type: "delete", key: keys.confirmation(id) });
    writes.push({ type: "delete", key: keys.journalEntry(id) });
  }
  return writes;
}

function putOf(keys: StoreKeys, entry: JournalEntry): Write {
  return { type: "put", key: keys.journalEntry(entry.id), value: encodeRecord(entry) };
}

// What the records of a fabric say, in two digests, for who only asks whether anything is other than
// it was. Documents are not read for it.

import { digestOfText } from "../model/digest.ts";
import type { Entry, Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "./keys.ts";
import { readRange } from "./ranges.ts";

export interface RecordDigests {
  /** Of all allocations, and of what is ours on every target. */
  readonly content: string;
  /** Another one after every write, also after one that was taken back. */
  readonly revisions: string;
}

export async function readRecordDigests(
  store: Store,
  keys: StoreKeys,
): Promise<RecordDigests | Trouble> {
  const owned = await readRange(store, keys.ownedDigests);
  if (isTrouble(owned)) return owned;
  const allocations = await allocationRecords(store, keys);
  if (isTrouble(allocations)) return allocations;
  const entries = [...owned, ...allocations];
  return {
    content: digestOfLines(entries.map(({ key, value }) => `${key}\t${value}`)),
    revisions: digestOfLines(entries.map(({ key, revision }) => `${key}\t${revision}`)),
  };
}

/** The one digest over all of them; where an earlier commit was cut short, all themselves. */
async function allocationRecords(
  store: Store,
  keys: StoreKeys,
): Promise<readonly Entry[] | Trouble> {
  const digest = await store.get(keys.allocationsDigest);
  if (isTrouble(digest)) return digest;
  return digest === undefined ? await readRange(store, keys.allocations) : [digest];
}

function digestOfLines(lines: readonly string[]): string {
  return digestOfText(lines.join("\n"));
}

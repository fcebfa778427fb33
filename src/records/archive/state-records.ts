// The records of a fabric's state, one after the other in the order of their keys, without ever holding
// them all. Pages are read at different moments: who needs one moment compares revisions.

import type { Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../keys.ts";
import { belongingOf } from "./archive-keys.ts";

/** A record by itself, wherever it lies. */
export interface StateRecord {
  /** Relative to the fabric's prefix. */
  readonly key: string;
  /** As it is stored. */
  readonly value: string;
}

/** Sorted by the bytes of their keys; trouble is the last of them. */
export type StateRecords<Record extends StateRecord = StateRecord> = AsyncIterable<
  Record | Trouble
>;

export interface StoredRecord extends StateRecord {
  readonly revision: number;
}

/** All records of a fabric's state. */
export async function* stateRecords(
  store: Store,
  keys: StoreKeys,
): AsyncGenerator<StoredRecord | Trouble, void, undefined> {
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await store.range(keys.prefix, after === undefined ? {} : { after });
    if (isTrouble(page)) {
      yield page;
      return;
    }
    for (const { key: whole, value, revision } of page.entries) {
      const key = whole.slice(keys.prefix.length);
      const belonging = belongingOf(key);
      if (belonging === "unknown") {
        yield unknownKey(keys, key);
        return;
      }
      if (belonging === "kept") yield { key, value, revision };
    }
    after = page.entries.at(-1)?.key;
    more = page.more;
  }
}

function unknownKey({ fabric }: StoreKeys, key: string): Trouble {
  const reason = `it holds the key ${JSON.stringify(key)}, which this build does not know: a newer plumb wrote it, or something else did. Use that plumb, or take the key away`;
  return trouble(`reading the state of the fabric ${fabric}`, reason, "never");
}

/** Whether there is any state at all. */
export async function hasState(store: Store, keys: StoreKeys): Promise<boolean | Trouble> {
  for await (const record of stateRecords(store, keys)) {
    if (isTrouble(record)) return record;
    if (record.key !== "generation") return true;
  }
  return false;
}

/** The number of records by the first part of their keys: {"allocations": 12, "journal": 3}. */
export async function countState(
  store: Store,
  keys: StoreKeys,
): Promise<ReadonlyMap<string, number> | Trouble> {
  const counts = new Map<string, number>();
  for await (const record of stateRecords(store, keys)) {
    if (isTrouble(record)) return record;
    const [part = ""] = record.key.split("/");
    // Whoever takes the lock leaves a number behind, also where there is nothing.
    if (record.key !== "generation") counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

// A key that one holder has at a time, for as long as its lease lasts, and a number that grows with
// every holder. The lock of a fabric is one, its leader another. It does not renew itself.

import type { Compare, Entry, Lease, LeaseHolder, Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { Fence } from "./fence.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export interface HoldingPlace {
  readonly store: Store;
  /** "the lock", for messages. */
  readonly what: string;
  readonly key: string;
  /** Where the number lies, which outlives its holders. */
  readonly numberKey: string;
  /** The field of the number in its record. */
  readonly numberField: string;
}

export interface HoldingRequest<Record extends object> {
  /** What is put under the key. */
  readonly record: (number: number) => Record;
  readonly holder: LeaseHolder;
  readonly ttlMs: number;
  /** What must hold as well, now and at every write. */
  readonly under: Fence;
}

export interface Holding<Record extends object> {
  readonly type: "taken";
  readonly record: Record;
  readonly lease: Lease;
  readonly fence: Fence;
  /** Keeps the key for another term. False when it is lost: stop writing. */
  readonly renew: () => Promise<boolean | Trouble>;
  readonly release: () => Promise<Trouble | undefined>;
}

export interface HeldBy<Record extends object> {
  readonly type: "held";
  readonly by: Record;
}

type OwnCompare = Extract<Compare, { readonly is: "createRevision" }>;

/** Each lost race means that another took the key and gave it back in between. */
const attemptsMax = 20;

/**
 * Takes the key and the next number in one transaction, or says who has it. A key whose holder is
 * dead or silent for `ttlMs` is free.
 */
export async function takeHolding<Record extends object>(
  place: HoldingPlace,
  request: HoldingRequest<Record>,
): Promise<Holding<Record> | HeldBy<Record> | Trouble> {
  const { store, what, key } = place;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const [held, last] = await Promise.all([
      readHolder<Record>(store, key),
      store.get(place.numberKey),
    ]);
    if (isTrouble(held)) return held;
    if (held !== undefined) return { type: "held", by: held };
    if (isTrouble(last)) return last;
    const lease = await store.lease(request.ttlMs, request.holder);
    if (isTrouble(lease)) return lease;
    const taken = await tryOnce(place, request, lease, last);
    if (taken !== undefined && !isTrouble(taken)) return taken;
    const left = await lease.revoke();
    if (taken !== undefined) return taken;
    if (left !== undefined) return left;
  }
  return trouble(`taking ${what}`, "others kept taking it and giving it back", "soon");
}

/** Who has the key; undefined when it is free. */
export async function readHolder<Record extends object>(
  store: Store,
  key: string,
): Promise<Record | undefined | Trouble> {
  const entry = await store.get(key);
  if (entry === undefined || isTrouble(entry)) return entry;
  return decodeRecord<Record>(entry.key, entry.value);
}

/** Undefined when another was faster. */
async function tryOnce<Record extends object>(
  { store, what, key, numberKey, numberField }: HoldingPlace,
  { record: recordOf, under }: HoldingRequest<Record>,
  lease: Lease,
  last: Entry | undefined,
): Promise<Holding<Record> | Trouble | undefined> {
  const number = nextNumber(numberField, last);
  if (isTrouble(number)) return number;
  const record = recordOf(number);
  const result = await store.transact(
    [...under, { key, is: "absent" }, unchanged(numberKey, last)],
    [
      { type: "put", key, value: encodeRecord(record), lease: lease.id },
      { type: "put", key: numberKey, value: encodeRecord({ [numberField]: number }) },
    ],
  );
  if (isTrouble(result)) return result;
  if (result.type === "committed") {
    const own = { key, is: "createRevision", revision: result.revision } as const;
    return holdingOf(store, own, { record, lease, fence: [own, ...under] });
  }
  if (!result.failed.some((compare) => under.includes(compare))) return undefined;
  return trouble(`taking ${what}`, "what it was to be taken under is lost", "later");
}

function holdingOf<Record extends object>(
  store: Store,
  { key, revision }: OwnCompare,
  taken: Pick<Holding<Record>, "record" | "lease" | "fence">,
): Holding<Record> {
  const { lease } = taken;
  return {
    type: "taken",
    ...taken,
    async renew() {
      const kept = await lease.keepAlive();
      if (kept !== true) return kept;
      // The lease outlives a key that somebody deleted.
      const found = await store.get(key);
      return isTrouble(found) ? found : found?.createRevision === revision;
    },
    release: () => lease.revoke(),
  };
}

function nextNumber(field: string, last: Entry | undefined): number | Trouble {
  if (last === undefined) return 1;
  const record = decodeRecord<{ readonly [field: string]: unknown }>(last.key, last.value);
  if (isTrouble(record)) return record;
  const number = record[field];
  if (typeof number === "number" && Number.isSafeInteger(number)) return number + 1;
  return trouble(`reading the record ${last.key}`, `it has no whole number as ${field}`, "never");
}

function unchanged(key: string, entry: Entry | undefined): Compare {
  return entry === undefined
    ? { key, is: "absent" }
    : { key, is: "revision", revision: entry.revision };
}

// Texts that may be longer than one transaction of the store takes: what is ours on a large target, and
// what is live there. A long text lies in pieces under the digest of the whole, and its key has a head
// that names them. The head is written last, under the writer's comparisons, so that a reader finds the
// former text or the new one and never a mixture. Short texts lie under their key as they are.
//
// Most texts are always short, so a short one costs one transaction and no look for former pieces: these
// are taken away where this process has met a long text under the key. What is left by others that died
// or did not know is garbage, at most one text for a key, which no head names and the next long text or
// the next deletion takes away.

import { digestOfText } from "../model/digest.ts";
import type { Compare, Entry, Store, TransactionResult, Write } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export interface TextPlace {
  readonly store: Store;
  readonly key: string;
  /** Prefix (it ends with "/") under which the pieces lie, and nothing else. */
  readonly pieces: string;
  /** The key vanishes with it. Pieces stay until the next long text comes, which takes them away. */
  readonly lease?: string;
}

interface HeadRecord {
  readonly inPieces: number;
  readonly digest: string;
}

/** In UTF-8; the writes that go with a text need room beside it. */
const shortBytesMax = 768 * 1024;
// A character takes up to three bytes of UTF-8.
const pieceCharacters = 256 * 1024;
/** Each is compared when the head is written, beside what the writer compares. */
const piecesMax = 100;
/** Others may write the same text at the same time, but not for ever. */
const attemptsMax = 5;

const headStart = encodeRecord({ inPieces: 0 }).slice(0, -2);

/**
 * Keys under which a long text was met, for each store. Where there was one, another may have been
 * written by somebody else since, so a key stays in it.
 */
const metLong = new WeakMap<Store, Set<string>>();

function meetLong({ store, key }: TextPlace): void {
  const keys = metLong.get(store);
  if (keys === undefined) metLong.set(store, new Set([key]));
  else keys.add(key);
}

/** Whether a text needs pieces. */
export function isLong(text: string): boolean {
  return Buffer.byteLength(text) > shortBytesMax;
}

/** Writes a text and `besides` if all comparisons hold, which a refusal names. */
export async function putText(
  place: TextPlace,
  text: string,
  compares: readonly Compare[],
  besides: readonly Write[],
): Promise<TransactionResult | Trouble> {
  const { store, key } = place;
  if (isLong(text)) {
    return await putInPieces(place, text, compares, besides);
  }
  const written = await store.transact(compares, [putOf(place, text), ...besides]);
  if (metLong.get(store)?.has(key) !== true) return written;
  return await tidied(place, written, (revision) => ({ key, is: "revision", revision }));
}

export async function deleteText(
  place: TextPlace,
  compares: readonly Compare[],
  besides: readonly Write[],
): Promise<TransactionResult | Trouble> {
  const { store, key } = place;
  const deleted = await store.transact(compares, [{ type: "delete", key }, ...besides]);
  return await tidied(place, deleted, () => ({ key, is: "absent" }));
}

export interface FoundText {
  readonly text: string;
  /** Of the key. */
  readonly revision: number;
}

/** The text under a key, of which the caller may know the entry; undefined where there is none. */
export async function getText(
  place: TextPlace,
  known?: Entry,
): Promise<FoundText | undefined | Trouble> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const entry = attempt === 0 && known !== undefined ? known : await place.store.get(place.key);
    if (entry === undefined || isTrouble(entry)) return entry;
    const text = await wholeText(place, entry.value);
    if (isTrouble(text)) return text;
    if (text !== undefined) return { text, revision: entry.revision };
  }
  // Whoever replaces a text takes its pieces away, so somebody did all the time, or they are lost.
  return trouble(`reading the record ${place.key}`, "some of its pieces are not there", "soon");
}

/** The text that a value of the key stands for; undefined where its pieces are there no more. */
async function wholeText(place: TextPlace, value: string): Promise<string | undefined | Trouble> {
  const { store, key, pieces } = place;
  if (!value.startsWith(headStart)) return value;
  meetLong(place);
  const head = decodeRecord<HeadRecord>(key, value);
  if (isTrouble(head)) return head;
  const parts: string[] = [];
  for (let index = 0; index < head.inPieces; index += 1) {
    const entry = await store.get(pieceKey(pieces, head.digest, index));
    if (entry === undefined || isTrouble(entry)) return entry;
    parts.push(entry.value);
  }
  const text = parts.join("");
  return digestOfText(text) === head.digest ? text : undefined;
}

async function putInPieces(
  place: TextPlace,
  text: string,
  compares: readonly Compare[],
  besides: readonly Write[],
): Promise<TransactionResult | Trouble> {
  const { store, key, pieces } = place;
  const digest = digestOfText(text);
  const puts = cut(text).map((value, index): Write => {
    return { type: "put", key: pieceKey(pieces, digest, index), value };
  });
  if (puts.length > piecesMax) {
    const reason = `it has ${String(text.length)} characters, and no more than ${String(piecesMax * pieceCharacters)} can be kept`;
    return trouble(`writing the record ${key}`, reason, "never");
  }
  meetLong(place);
  const arePresent = puts.map((put): Compare => ({ key: put.key, is: "present" }));
  const head = encodeRecord({ inPieces: puts.length, digest } satisfies HeadRecord);
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    for (const put of puts) {
      const written = await store.transact(compares, [put]);
      if (isTrouble(written) || written.type === "refused") return written;
    }
    const all = [...compares, ...arePresent];
    const written = await store.transact(all, [putOf(place, head), ...besides]);
    if (isTrouble(written) || written.type === "committed") {
      return await tidied(
        place,
        written,
        (revision) => ({ key, is: "revision", revision }),
        digest,
      );
    }
    const failed = written.failed.filter((compare) => compares.includes(compare));
    if (failed.length > 0) return { ...written, failed };
    // Another who wrote this text meanwhile took the pieces for left-overs.
  }
  return trouble(`writing the record ${key}`, "others write it all the time", "soon");
}

function putOf({ key, lease }: TextPlace, value: string): Write {
  return lease === undefined ? { type: "put", key, value } : { type: "put", key, value, lease };
}

function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + pieceCharacters, text.length);
    // Half of a surrogate pair would not survive as UTF-8.
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

/**
 * Takes away all pieces but those of one digest, as long as the key is as it was just written: otherwise
 * they are another's business. What cannot be taken away is left for the next writer.
 */
async function tidied(
  { store, pieces }: TextPlace,
  written: TransactionResult | Trouble,
  isAsWritten: (revision: number) => Compare,
  kept?: string,
): Promise<TransactionResult | Trouble> {
  if (isTrouble(written) || written.type === "refused") return written;
  const isStale = (key: string): boolean =>
    kept === undefined || !key.startsWith(`${pieces}${kept}/`);
  for (let after: string | undefined, more = true; more;) {
    const page = await store.range(
      pieces,
      after === undefined ? { limit: 4 } : { limit: 4, after },
    );
    if (isTrouble(page)) break;
    const stale = page.entries.filter(({ key }) => isStale(key));
    const deletes = stale.map(({ key }): Write => ({ type: "delete", key }));
    const deleted =
      deletes.length === 0
        ? undefined
        : await store.transact([isAsWritten(written.revision)], deletes);
    if (isTrouble(deleted) || deleted?.type === "refused") break;
    after = page.entries.at(-1)?.key;
    more = page.more;
  }
  return written;
}

function pieceKey(pieces: string, digest: string, index: number): string {
  return `${pieces}${digest}/${String(index).padStart(4, "0")}`;
}

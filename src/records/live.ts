// The last observation of each target, for those who may not or need not ask the target itself. What
// names a document lies apart from it: who only asks whether a target is as it was must not read
// every document for it.
//
// A record is true for ever: under this token the document was this one. So it needs no lock, and
// whoever writes last does no harm.

import type { JsonObject } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";
import type { Entry, Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { fenced, writeFenced, type Fence, type FencedWrite } from "./fence.ts";
import { targetOfKey, type StoreKeys } from "./keys.ts";
import { readRange } from "./ranges.ts";
import { getText, putText } from "./long-text.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export interface LiveHead {
  readonly digest: string;
  /** By this name the target knows the document; absent where it has none for it. */
  readonly token?: string | undefined;
  /** When this document was first seen so, in milliseconds since the epoch. */
  readonly observedAtMs: number;
}

export interface LiveRecord extends LiveHead {
  readonly document: JsonObject;
}

interface BodyRecord {
  readonly digest: string;
  readonly document: JsonObject;
}

/** Undefined where the target was never observed. */
export async function readLiveHead(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<LiveHead | undefined | Trouble> {
  const entry = await store.get(keys.liveHead(target));
  if (entry === undefined || isTrouble(entry)) return entry;
  return decodeLiveHead(entry);
}

/** Of all targets that were ever observed. */
export async function readLiveHeads(
  store: Store,
  keys: StoreKeys,
): Promise<ReadonlyMap<TargetName, LiveHead> | Trouble> {
  const entries = await readRange(store, keys.liveHeads);
  if (isTrouble(entries)) return entries;
  const heads = new Map<TargetName, LiveHead>();
  for (const entry of entries) {
    const head = decodeLiveHead(entry);
    if (isTrouble(head)) return head;
    heads.set(targetOfKey(entry.key.slice(keys.liveHeads.length)), head);
  }
  return heads;
}

/** The recorded document; undefined where it is not, or not any more, the one with this digest. */
export async function readLiveDocument(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  digest: string,
): Promise<JsonObject | undefined | Trouble> {
  const key = keys.live(target);
  const found = await getText({ store, key, pieces: keys.pieces(key) });
  if (found === undefined || isTrouble(found)) return found;
  const record = decodeRecord<BodyRecord>(key, found.text);
  if (isTrouble(record)) return record;
  return record.digest === digest ? record.document : undefined;
}

/**
 * Records what was seen, as far as it is not recorded; a fence may be empty. A document that is
 * recorded keeps the time when it was first seen so.
 */
export async function writeLive(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  live: LiveRecord,
  fence: Fence,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const last = await readLiveHead(store, keys, target);
  if (isTrouble(last)) return last;
  const { document, digest, token } = live;
  const isRecorded = last?.digest === digest;
  if (isRecorded && last.token === token) return { type: "unchanged" };
  const observedAtMs = isRecorded ? last.observedAtMs : live.observedAtMs;
  const head = encodeRecord({ digest, token, observedAtMs });
  const putHead = { type: "put", key: keys.liveHead(target), value: head } as const;
  if (isRecorded) return await writeFenced(store, fence, [putHead]);
  const key = keys.live(target);
  const body = encodeRecord({ digest, document });
  return fenced(await putText({ store, key, pieces: keys.pieces(key) }, body, fence, [putHead]));
}

/** For who is told of the entry by a watch. */
export function decodeLiveHead({ key, value }: Entry): LiveHead | Trouble {
  const record = decodeRecord<LiveHead>(key, value);
  if (isTrouble(record)) return record;
  const { digest, token, observedAtMs } = record;
  return token === undefined ? { digest, observedAtMs } : { digest, token, observedAtMs };
}

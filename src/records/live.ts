// The last observation of each target, for those who may not or need not ask the target itself.

import type { JsonObject } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { writeFenced, type Fence, type FencedWrite } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export interface LiveRecord {
  readonly document: JsonObject;
  readonly digest: string;
  /** When this document was first seen so, in milliseconds since the epoch. */
  readonly observedAtMs: number;
}

/** Undefined where the target was never observed. */
export async function readLive(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<LiveRecord | undefined | Trouble> {
  const entry = await store.get(keys.live(target));
  if (entry === undefined || isTrouble(entry)) return entry;
  const record = decodeRecord<LiveRecord>(entry.key, entry.value);
  if (isTrouble(record)) return record;
  const { document, digest, observedAtMs } = record;
  return { document, digest, observedAtMs };
}

/** Writes nothing where the digest is the recorded one; a fence may be empty. */
export async function writeLive(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  live: LiveRecord,
  fence: Fence,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const key = keys.live(target);
  const last = await store.get(key);
  if (isTrouble(last)) return last;
  if (last?.value.startsWith(headOf(live.digest)) === true) return { type: "unchanged" };
  const { document, digest, observedAtMs } = live;
  // The digest stands first, so that the next comparison need not parse the document.
  const value = encodeRecord({ digest, observedAtMs, document });
  return await writeFenced(store, fence, [{ type: "put", key, value }]);
}

/** How the stored text of a document with this digest begins. */
function headOf(digest: string): string {
  return `${encodeRecord({ digest }).slice(0, -1)},`;
}

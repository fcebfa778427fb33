// What was applied last, one record for each target. What it means is the planner's business. The
// digest of a record lies beside it, for who only asks whether anything is other than it was.

import { digestOfText } from "../model/digest.ts";
import type { OwnedDocument } from "../model/owned.ts";
import { compareNames } from "../model/sort.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { fenced, type Fence, type FencedWrite } from "./fence.ts";
import { targetOfKey, type StoreKeys } from "./keys.ts";
import { deleteText, getText, putText, type TextPlace } from "./long-text.ts";
import { decodeOwned, encodeOwned } from "./owned-codec.ts";
import { readRange } from "./ranges.ts";
import { encodeRecord } from "./wire.ts";

/** Undefined where nothing was ever applied. */
export async function readOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<OwnedDocument | undefined | Trouble> {
  const place = placeOf(store, keys, keys.owned(target));
  const found = await getText(place);
  if (found === undefined || isTrouble(found)) return found;
  return decodeOwned(place.key, found.text);
}

/** Of all targets, sorted by name. */
export async function readAllOwned(
  store: Store,
  keys: StoreKeys,
): Promise<ReadonlyMap<TargetName, OwnedDocument> | Trouble> {
  const entries = await readRange(store, keys.targets);
  if (isTrouble(entries)) return entries;
  const found: [TargetName, OwnedDocument][] = [];
  for (const entry of entries) {
    const whole = await getText(placeOf(store, keys, entry.key), entry);
    if (isTrouble(whole)) return whole;
    // It was long when the list was made, and is forgotten since.
    if (whole === undefined) continue;
    const owned = decodeOwned(entry.key, whole.text);
    if (isTrouble(owned)) return owned;
    found.push([targetOfKey(entry.key.slice(keys.targets.length)), owned]);
  }
  return new Map(found.sort(([a], [b]) => compareNames(a, b)));
}

/** Records what is ours on a target, unless it is recorded so; undefined forgets the target. */
export async function writeOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  owned: OwnedDocument | undefined,
  fence: Fence,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const last = owned === undefined ? undefined : await store.get(keys.ownedDigest(target));
  if (isTrouble(last)) return last;
  const recorded = new Map(last === undefined ? [] : [[target, last.value]]);
  return await rewriteOwned({ store, keys, fence, recorded }, target, owned);
}

/** A writer that records what is ours again and again, all under one fence. */
export interface OwnedWriter {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly fence: Fence;
  /**
   * Digests of what it recorded last. As long as the fence holds nobody else writes there, so the
   * store need not be asked; what is not in it is written.
   */
  readonly recorded: Map<TargetName, string>;
}

/** The same for who knows what is recorded. */
export async function rewriteOwned(
  { store, keys, fence, recorded }: OwnedWriter,
  target: TargetName,
  owned: OwnedDocument | undefined,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  const place = placeOf(store, keys, keys.owned(target));
  const digestKey = keys.ownedDigest(target);
  const former = recorded.get(target);
  // What may or may not have been written is written again.
  recorded.delete(target);
  if (owned === undefined) {
    return fenced(await deleteText(place, fence, [{ type: "delete", key: digestKey }]));
  }
  const value = encodeOwned(owned);
  const digest = encodeRecord({ digest: digestOfText(value) });
  const putDigest = { type: "put", key: digestKey, value: digest } as const;
  const written =
    former === digest
      ? ({ type: "unchanged" } as const)
      : fenced(await putText(place, value, fence, [putDigest]));
  if (!isTrouble(written) && written.type !== "fenced") recorded.set(target, digest);
  return written;
}

function placeOf(store: Store, keys: StoreKeys, key: string): TextPlace {
  return { store, key, pieces: keys.pieces(key) };
}

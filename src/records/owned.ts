// What was applied last, one record for each target. What it means is the planner's business.

import type { OwnedDocument } from "../model/owned.ts";
import { compareNames } from "../model/sort.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { writeFenced, type Fence, type FencedWrite } from "./fence.ts";
import { targetOfKey, type StoreKeys } from "./keys.ts";
import { decodeOwned, encodeOwned } from "./owned-codec.ts";
import { readRange } from "./ranges.ts";

/** Undefined where nothing was ever applied. */
export async function readOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<OwnedDocument | undefined | Trouble> {
  const entry = await store.get(keys.owned(target));
  if (entry === undefined || isTrouble(entry)) return entry;
  return decodeOwned(entry.key, entry.value);
}

/** Of all targets, sorted by name. */
export async function readAllOwned(
  store: Store,
  keys: StoreKeys,
): Promise<ReadonlyMap<TargetName, OwnedDocument> | Trouble> {
  const entries = await readRange(store, keys.targets);
  if (isTrouble(entries)) return entries;
  const found: [TargetName, OwnedDocument][] = [];
  for (const { key, value } of entries) {
    const owned = decodeOwned(key, value);
    if (isTrouble(owned)) return owned;
    found.push([targetOfKey(key.slice(keys.targets.length)), owned]);
  }
  return new Map(found.sort(([a], [b]) => compareNames(a, b)));
}

/** Records what is ours on a target; undefined forgets the target. */
export function writeOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  owned: OwnedDocument | undefined,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const key = keys.owned(target);
  return owned === undefined
    ? writeFenced(store, fence, [{ type: "delete", key }])
    : writeFenced(store, fence, [{ type: "put", key, value: encodeOwned(owned) }]);
}

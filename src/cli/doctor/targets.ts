// The targets of a fabric and how they are reached, without reading all that is ours: the doctor is in
// a hurry, and a large fabric has hundreds of megabytes of it.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { forEachLimited } from "../../reconcile/limited.ts";
import { targetOfKey, type StoreKeys } from "../../records/keys.ts";
import { readOwned } from "../../records/owned.ts";
import { readRange } from "../../records/ranges.ts";

export interface FabricTargets {
  /** That are ours or in manifests, sorted. */
  readonly names: readonly TargetName[];
  /** Of those in manifests, and of some that are only ours. */
  readonly settings: ReadonlyMap<TargetName, TargetSettings>;
  /** How many have something that is ours. */
  readonly ownedCount: number;
  /** What could not be read of the records that were looked at. */
  readonly troubles: readonly Trouble[];
}

/** How many records are read, and how many at a time. */
const sampled = 50;
const readsAtOnce = 10;

export async function readTargets(
  store: Store,
  keys: StoreKeys,
  declared: ReadonlyMap<TargetName, TargetSettings>,
): Promise<FabricTargets | Trouble> {
  const digests = await readRange(store, keys.ownedDigests);
  if (isTrouble(digests)) return digests;
  const owned = digests.map(({ key }) => targetOfKey(key.slice(keys.ownedDigests.length)));
  const settings = new Map(declared);
  const troubles: Trouble[] = [];
  // Of those that manifests do not have, only the record knows how they are reached.
  const sample = owned.toSorted((a, b) => Number(declared.has(a)) - Number(declared.has(b)));
  await forEachLimited(sample.slice(0, sampled), readsAtOnce, async (target) => {
    const found = await readOwned(store, keys, target);
    if (isTrouble(found)) troubles.push(found);
    else if (found !== undefined && !settings.has(target)) settings.set(target, found.settings);
  });
  const names = [...new Set([...owned, ...declared.keys()])].sort();
  return { names, settings, ownedCount: owned.length, troubles };
}

// What was applied last, one record for each target. What it means is the planner's business.

import type { OwnedDocument } from "../model/owned.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { Fence, FencedWrite } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";

/** Undefined where nothing was ever applied. */
export async function readOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<OwnedDocument | undefined | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${target}`);
}

/** Of all targets, sorted by name. */
export async function readAllOwned(
  store: Store,
  keys: StoreKeys,
): Promise<ReadonlyMap<TargetName, OwnedDocument> | Trouble> {
  throw new Error(`not built yet: ${String(store)} ${keys.prefix}`);
}

/** Records what is ours on a target; undefined forgets the target. */
export async function writeOwned(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  owned: OwnedDocument | undefined,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  throw new Error(
    `not built yet: ${String(store)} ${keys.prefix} ${String([target, owned, fence])}`,
  );
}

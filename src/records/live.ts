// The last observation of each target, for those who may not or need not ask the target itself.

import type { JsonObject } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import type { Trouble } from "../ports/trouble.ts";
import type { Fence, FencedWrite } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";

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
  throw new Error(`not built yet: ${String(store)} ${keys.prefix} ${target}`);
}

/** Writes nothing where the digest is the recorded one; a fence may be empty. */
export async function writeLive(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  live: LiveRecord,
  fence: Fence,
): Promise<FencedWrite | { readonly type: "unchanged" } | Trouble> {
  throw new Error(
    `not built yet: ${String(store)} ${keys.prefix} ${String([target, live, fence])}`,
  );
}

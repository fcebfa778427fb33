// That an apply stays as it is. Whoever holds the lock says so, and the agents that would undo it hear it.
// It stays as long as the apply is in the journal: an agent may have been away when it was said.

import type { Confirmation } from "../../model/agent.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { writeFenced, type Fence, type FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { decodeRecord, encodeRecord } from "../wire.ts";

export async function getConfirmation(
  store: Store,
  keys: StoreKeys,
  entry: string,
): Promise<Confirmation | undefined | Trouble> {
  const found = await store.get(keys.confirmation(entry));
  if (found === undefined || isTrouble(found)) return found;
  return decodeRecord<Confirmation>(found.key, found.value);
}

export async function putConfirmation(
  store: Store,
  keys: StoreKeys,
  confirmation: Confirmation,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const key = keys.confirmation(confirmation.entry);
  return await writeFenced(store, fence, [{ type: "put", key, value: encodeRecord(confirmation) }]);
}

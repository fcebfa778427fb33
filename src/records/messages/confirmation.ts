// That an apply stays as it is. Whoever holds the lock says so, and the agents that would undo it hear it.
// It stays as long as the apply is in the journal: an agent may have been away when it was said.

import type { Confirmation } from "../../model/agent.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { writeFenced, type Fence, type FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { readMessage } from "./read-message.ts";
import { writeMessage } from "./write-message.ts";

export async function getConfirmation(
  store: Store,
  keys: StoreKeys,
  entry: string,
): Promise<Confirmation | undefined | Trouble> {
  const found = await store.get(keys.confirmation(entry));
  if (found === undefined || isTrouble(found)) return found;
  const read = readMessage("confirmation", found.key, found.value);
  if (isTrouble(read)) return read;
  const { entry: confirmed, by, atMs } = read;
  return { entry: confirmed, by, atMs };
}

export async function putConfirmation(
  store: Store,
  keys: StoreKeys,
  { entry, by, atMs }: Confirmation,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const key = keys.confirmation(entry);
  const value = writeMessage("confirmation", { entry, by, atMs });
  return await writeFenced(store, fence, [{ type: "put", key, value }]);
}

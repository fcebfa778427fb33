// A fabric that must not be used: it is being filled, or its state moved elsewhere. A mark in the store
// says so. Nobody gets the lock of a closed fabric but who fills, moves or reopens it.

import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { writeFenced, type Fence, type FencedWrite } from "./fence.ts";
import type { StoreKeys } from "./keys.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

export type Closed =
  /** What is there is a part of a state. Only the end of an import takes the mark away. */
  | { readonly type: "importing"; readonly from: string; readonly sinceMs: number }
  /** What is there is whole, and another store has it as well, or will have it. */
  | { readonly type: "moved"; readonly to: string; readonly sinceMs: number };

/** Undefined for a fabric that is open. */
export async function readClosed(
  store: Store,
  keys: StoreKeys,
): Promise<Closed | undefined | Trouble> {
  const entry = await store.get(keys.closed);
  if (entry === undefined || isTrouble(entry)) return entry;
  return decodeRecord<Closed>(entry.key, entry.value);
}

export async function closeFabric(
  store: Store,
  keys: StoreKeys,
  closed: Closed,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const value = encodeRecord(closed);
  return await writeFenced(store, fence, [{ type: "put", key: keys.closed, value }]);
}

export async function reopenFabric(
  store: Store,
  keys: StoreKeys,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  return await writeFenced(store, fence, [{ type: "delete", key: keys.closed }]);
}

/** Ends an import: the fabric is open, and its next writer's generation is larger than this one. */
export async function openFilled(
  store: Store,
  keys: StoreKeys,
  generation: number,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const value = encodeRecord({ generation });
  return await writeFenced(store, fence, [
    { type: "put", key: keys.generation, value },
    { type: "delete", key: keys.closed },
  ]);
}

/** Why the fabric may not be used, and what to do, for people. */
export function closedText({ fabric }: StoreKeys, closed: Closed): string {
  const since = `${new Date(closed.sinceMs).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  if (closed.type === "importing") {
    return `what is there of the fabric ${fabric} is a part of a state: taking it from ${closed.from} began ${since} and has not ended
  if nobody is at it any more, run that plumb state import or migrate again: it goes on where it was cut short`;
  }
  return `the state of the fabric ${fabric} moved to ${closed.to} (${since})
  use --store ${closed.to}. Where the move was cut short, plumb state migrate --to ${closed.to} ends it; plumb state migrate --undo opens this one again`;
}

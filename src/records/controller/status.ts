// The controller's word on itself. Only whoever leads writes it; anybody may read it.

import type { ControllerStatus } from "../../model/controller-status.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Fence, FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { readMessage } from "../messages/read-message.ts";
import { writeMessage } from "../messages/write-message.ts";
import { writeWhileOpen } from "./while-open.ts";

/** Undefined before any controller led. */
export async function readStatus(
  store: Store,
  keys: StoreKeys,
): Promise<ControllerStatus | undefined | Trouble> {
  const found = await store.get(keys.controllerStatus);
  if (found === undefined || isTrouble(found)) return found;
  const read = readMessage("controller-status", found.key, found.value);
  if (isTrouble(read)) return read;
  const { version: _, ...status } = read;
  return status;
}

/** The text of a status; equal ones have equal texts. */
export function statusText(status: ControllerStatus): string {
  const { conditions, drift, unknown, runs } = status;
  return writeMessage("controller-status", {
    ...status,
    held: { ...status.held },
    conditions: [...conditions],
    drift: { count: drift.count, items: [...drift.items] },
    unknown: { count: unknown.count, targets: [...unknown.targets] },
    runs: [...runs],
  });
}

export async function writeStatus(
  store: Store,
  keys: StoreKeys,
  text: string,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const key = keys.controllerStatus;
  return await writeWhileOpen(keys, fence, (compares) =>
    store.transact(compares, [{ type: "put", key, value: text }]),
  );
}

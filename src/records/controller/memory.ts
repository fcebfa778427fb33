// What a leader leaves to the next one. Of a fabric on which everything drifts it is long, so it may lie
// in pieces.

import type { ControllerMemory } from "../../model/controller.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Fence, FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { getText, putText, type TextPlace } from "../long-text.ts";
import { readMessage } from "../messages/read-message.ts";
import { writeMessage } from "../messages/write-message.ts";
import { writeWhileOpen } from "./while-open.ts";

/** Empty before any controller led. */
export async function readMemory(
  store: Store,
  keys: StoreKeys,
): Promise<ControllerMemory | Trouble> {
  const place = placeOf(store, keys);
  const found = await getText(place);
  if (found === undefined) return {};
  if (isTrouble(found)) return found;
  const read = readMessage("controller-memory", place.key, found.text);
  if (isTrouble(read)) return read;
  const { version: _, ...memory } = read;
  return memory;
}

/** The text of a memory; equal ones have equal texts. */
export function memoryText({ inForce, drift }: ControllerMemory): string {
  return writeMessage("controller-memory", {
    ...(inForce === undefined ? {} : { inForce: revisionText(inForce) }),
    ...(drift === undefined ? {} : { drift }),
  });
}

export async function writeMemory(
  store: Store,
  keys: StoreKeys,
  text: string,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  const place = placeOf(store, keys);
  return await writeWhileOpen(keys, fence, (compares) => putText(place, text, compares, []));
}

function revisionText({
  revision,
  label,
}: NonNullable<ControllerMemory["inForce"]>): NonNullable<ControllerMemory["inForce"]> {
  return label === undefined ? { revision } : { revision, label };
}

function placeOf(store: Store, keys: StoreKeys): TextPlace {
  const key = keys.controllerMemory;
  return { store, key, pieces: keys.pieces(key) };
}

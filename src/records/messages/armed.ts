// What the agent of a target says of an apply that it undoes by itself unless that is confirmed. The agent
// alone writes it; who confirms, and who wants to apply something else, reads it.

import type { Armed } from "../../model/agent.ts";
import type { TargetName } from "../../model/target.ts";
import type { Compare, Entry, Store, TransactionResult, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../keys.ts";
import { getText, putText } from "../long-text.ts";
import { outcomesOf, outcomesText } from "./forms.ts";
import { readMessage } from "./read-message.ts";
import { writeMessage } from "./write-message.ts";

/** `known` is the entry of the key where the caller has it. */
export async function getArmed(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  known?: Entry,
): Promise<Armed | undefined | Trouble> {
  const key = keys.armed(target);
  const found = await getText({ store, key, pieces: keys.pieces(key) }, known);
  if (found === undefined || isTrouble(found)) return found;
  const read = readMessage("armed", key, found.text);
  if (isTrouble(read)) return read;
  const { version: _, outcomes, ...armed } = read;
  return outcomes === undefined ? armed : { ...armed, outcomes: outcomesOf(outcomes) };
}

/** Replaces what was said as long as `compares` hold. */
export async function putArmed(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  armed: Armed,
  compares: readonly Compare[],
): Promise<TransactionResult | Trouble> {
  const key = keys.armed(target);
  return await putText({ store, key, pieces: keys.pieces(key) }, encodeArmed(armed), compares, []);
}

/** The same as one write among others, for what has no outcomes yet and is short. */
export function armedWrite(keys: StoreKeys, target: TargetName, armed: Armed): Write {
  return { type: "put", key: keys.armed(target), value: encodeArmed(armed) };
}

function encodeArmed({ entry, state, withinMs, atMs, undoAtMs, outcomes }: Armed): string {
  return writeMessage("armed", {
    entry,
    state,
    withinMs,
    atMs,
    ...(undoAtMs === undefined ? {} : { undoAtMs }),
    ...(outcomes === undefined ? {} : { outcomes: outcomesText(outcomes) }),
  });
}

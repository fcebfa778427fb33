// Takes away what people told the controller and what is over: consents to plans that nobody makes any
// more, and a suspension whose time is over. Whoever leads does so; nothing depends on it.

import { isInForce } from "../../model/controller.ts";
import { transactionLimits } from "../../ports/check-transaction.ts";
import type { Compare, Entry, Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Fence, FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { readMessage } from "../messages/read-message.ts";
import { readRange } from "../ranges.ts";
import { approvalOf } from "./control.ts";
import { writeWhileOpen } from "./while-open.ts";

/** Nobody reviews more plans at a time, and each comes into being by a person. */
const approvalsMax = 50;
/** A consent is about a fabric as it was; after a week nobody remembers what it was about. */
const approvalAgeMsMax = 7 * 24 * 3_600_000;

export interface WhatIsOver {
  readonly nowMs: number;
  /** The digest of the plan that waits: consent to it is kept, however old. */
  readonly waiting?: string;
}

/** Undefined where there is nothing to take away. What was told anew meanwhile stays. */
export async function tidyControl(
  store: Store,
  keys: StoreKeys,
  { nowMs, waiting }: WhatIsOver,
  fence: Fence,
): Promise<FencedWrite | Trouble | undefined> {
  const entries = await readRange(store, keys.control);
  if (isTrouble(entries)) return entries;
  const over = [
    ...entries.filter((entry) => entry.key === keys.suspension && isOver(entry, nowMs)),
    ...approvalsOver(entries, keys, nowMs, waiting),
  ].slice(0, transactionLimits.compares - fence.length - 1);
  if (over.length === 0) return undefined;
  const asRead = over.map(({ key, revision }): Compare => ({ key, is: "revision", revision }));
  const deletes = over.map(({ key }) => ({ type: "delete", key }) as const);
  return await writeWhileOpen(keys, [...fence, ...asRead], (compares) =>
    store.transact(compares, deletes),
  );
}

/** One that cannot be read stays: somebody meant to stop the controller. */
function isOver({ key, value }: Entry, nowMs: number): boolean {
  const read = readMessage("suspension", key, value);
  return !isTrouble(read) && !isInForce(read, nowMs);
}

function approvalsOver(
  entries: readonly Entry[],
  keys: StoreKeys,
  nowMs: number,
  waiting: string | undefined,
): Entry[] {
  const all = entries
    .filter(({ key }) => key.startsWith(keys.approvals))
    // What cannot be read goes first.
    .map((entry) => ({ entry, atMs: approvalOf(entry, keys)?.atMs ?? 0 }))
    .sort((left, right) => right.atMs - left.atMs);
  const isKept = ({ key }: Entry): boolean =>
    waiting !== undefined && key === keys.approval(waiting);
  return all
    .filter(({ atMs }, i) => i >= approvalsMax || nowMs - atMs > approvalAgeMsMax)
    .map(({ entry }) => entry)
    .filter((entry) => !isKept(entry));
}

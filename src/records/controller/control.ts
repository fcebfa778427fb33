// What people tell the controller: that it stops for a while, that it looks, that a plan may be applied.
// Anybody who may write these keys may say so, whether a controller runs or not; nobody needs the lock.

import {
  nothingTold,
  type Approval,
  type Control,
  type Suspension,
} from "../../model/controller.ts";
import type { Entry, Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { Fence, FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { readMessage } from "../messages/read-message.ts";
import { writeMessage } from "../messages/write-message.ts";
import { readRange } from "../ranges.ts";
import { writeWhileOpen } from "./while-open.ts";

/**
 * All of it, read as one range. What cannot be read is no consent and no wish; but where a suspension
 * should lie, somebody meant to stop the controller, so it counts as one.
 */
export async function readControl(store: Store, keys: StoreKeys): Promise<Control | Trouble> {
  const entries = await readRange(store, keys.control);
  if (isTrouble(entries)) return entries;
  return entries.reduce((control, entry) => withEntry(control, entry, keys), nothingTold);
}

function withEntry(control: Control, entry: Entry, keys: StoreKeys): Control {
  if (entry.key === keys.suspension) return { ...control, suspension: suspensionOf(entry) };
  if (entry.key === keys.wish) {
    const wish = readMessage("wish", entry.key, entry.value);
    if (isTrouble(wish)) return control;
    const { id, by, atMs } = wish;
    return { ...control, wish: { id, by, atMs } };
  }
  const approval = approvalOf(entry, keys);
  if (approval === undefined) return control;
  return { ...control, approvals: [...control.approvals, approval].sort(newestFirst) };
}

function newestFirst(left: Approval, right: Approval): number {
  if (left.atMs !== right.atMs) return right.atMs - left.atMs;
  return left.digest < right.digest ? -1 : 1;
}

function suspensionOf({ key, value }: Entry): Suspension {
  const read = readMessage("suspension", key, value);
  if (isTrouble(read)) return { by: "somebody", because: `${read.doing}: ${read.reason}` };
  const { version: _, ...suspension } = read;
  return suspension;
}

/** Undefined for what is no consent: also one that lies under the key of another plan. */
export function approvalOf({ key, value }: Entry, keys: StoreKeys): Approval | undefined {
  if (!key.startsWith(keys.approvals)) return undefined;
  const read = readMessage("approval", key, value);
  if (isTrouble(read) || keys.approval(read.digest) !== key) return undefined;
  const { version: _, ...approval } = read;
  return approval;
}

/** In place of one that lies there. */
export async function suspend(
  store: Store,
  keys: StoreKeys,
  suspension: Required<Pick<Suspension, "by" | "host" | "sinceMs">> & Suspension,
): Promise<Trouble | undefined> {
  const { by, host, sinceMs, because, untilMs } = suspension;
  const value = writeMessage("suspension", {
    by,
    host,
    sinceMs,
    ...(because === undefined ? {} : { because }),
    ...(untilMs === undefined ? {} : { untilMs }),
  });
  return await put(store, keys, keys.suspension, value);
}

/** The suspension that was there; undefined where there was none. One that comes up meanwhile stays. */
export async function resume(
  store: Store,
  keys: StoreKeys,
): Promise<Suspension | undefined | Trouble> {
  const found = await store.get(keys.suspension);
  if (found === undefined || isTrouble(found)) return found;
  const { key, revision } = found;
  const deleted = await remove(store, keys, key, [{ key, is: "revision", revision }]);
  if (isTrouble(deleted)) return deleted;
  if (deleted.type === "written") return suspensionOf(found);
  return trouble("resuming", "somebody suspended it anew, or resumed it, at this moment", "soon");
}

/** Asks the controller to look at everything; its status has the id once it did. */
export async function wish(
  store: Store,
  keys: StoreKeys,
  { id, by, atMs }: { readonly id: string; readonly by: string; readonly atMs: number },
): Promise<Trouble | undefined> {
  return await put(store, keys, keys.wish, writeMessage("wish", { id, by, atMs }));
}

export async function approve(
  store: Store,
  keys: StoreKeys,
  { digest, by, host, atMs, because }: Approval,
): Promise<Trouble | undefined> {
  const reason = because === undefined ? {} : { because };
  const value = writeMessage("approval", { digest, by, host, atMs, ...reason });
  return await put(store, keys, keys.approval(digest), value);
}

/** Takes a consent away, if there is one. */
export async function withdraw(
  store: Store,
  keys: StoreKeys,
  digest: string,
  fence: Fence = [],
): Promise<FencedWrite | Trouble> {
  return await remove(store, keys, keys.approval(digest), fence);
}

async function put(
  store: Store,
  keys: StoreKeys,
  key: string,
  value: string,
): Promise<Trouble | undefined> {
  const written = await writeWhileOpen(keys, [], (compares) =>
    store.transact(compares, [{ type: "put", key, value }]),
  );
  return isTrouble(written) ? written : undefined;
}

async function remove(
  store: Store,
  keys: StoreKeys,
  key: string,
  fence: Fence,
): Promise<FencedWrite | Trouble> {
  return await writeWhileOpen(keys, fence, (compares) =>
    store.transact(compares, [{ type: "delete", key }]),
  );
}

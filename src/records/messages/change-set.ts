// The message in which a writer hands a change set to the agent of its target, or calls it off. There
// is one place for it for each target, so that no more than one is under way. It lies there under the
// lock's lease: a writer whose lock ends takes its messages with it.

import type { ChangeSet } from "../../model/change-set.ts";
import type { TargetName } from "../../model/target.ts";
import type { Writer } from "../../ports/agent.ts";
import type { Entry, Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { fenced, writeFenced, type FencedWrite } from "../fence.ts";
import type { StoreKeys } from "../keys.ts";
import { getText, putText } from "../long-text.ts";
import { decodeRecord, encodeRecord } from "../wire.ts";

/** Calls a change set off: what is in flight is finished, the rest is not begun. */
export interface Cancel {
  readonly id: string;
  readonly target: TargetName;
  readonly generation: number;
}

export type ChangeSetMessage =
  | { readonly type: "change-set"; readonly changeSet: ChangeSet }
  | { readonly type: "cancel"; readonly cancel: Cancel };

export interface FoundMessage {
  readonly message: ChangeSetMessage;
  readonly revision: number;
}

export async function putChangeSet(
  store: Store,
  keys: StoreKeys,
  changeSet: ChangeSet,
  writer: Writer,
): Promise<FencedWrite | Trouble> {
  const key = keys.changeSet(changeSet.target);
  const place = { store, key, pieces: keys.pieces(key), lease: writer.lease };
  const text = encodeRecord({ type: "change-set", changeSet });
  return fenced(await putText(place, text, writer.fence, []));
}

/** Takes the place of the change set, so that an agent that did not take it cannot do so any more. */
export async function putCancel(
  store: Store,
  keys: StoreKeys,
  cancel: Cancel,
  writer: Writer,
): Promise<FencedWrite | Trouble> {
  const key = keys.changeSet(cancel.target);
  const value = encodeRecord({ type: "cancel", cancel });
  return await writeFenced(store, writer.fence, [{ type: "put", key, value, lease: writer.lease }]);
}

/** `known` is the entry of the key where the caller has it. */
export async function getMessage(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  known?: Entry,
): Promise<FoundMessage | undefined | Trouble> {
  const key = keys.changeSet(target);
  const found = await getText({ store, key, pieces: keys.pieces(key) }, known);
  if (found === undefined || isTrouble(found)) return found;
  const message = decodeRecord<ChangeSetMessage>(key, found.text);
  return isTrouble(message) ? message : { message, revision: found.revision };
}

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
import { confirmText, operationText, settingsText } from "./forms.ts";
import { readMessage } from "./read-message.ts";
import { writeMessage } from "./write-message.ts";

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
  const text = changeSetText(changeSet);
  return fenced(await putText(place, text, writer.fence, []));
}

/** Takes the place of the change set, so that an agent that did not take it cannot do so any more. */
export async function putCancel(
  store: Store,
  keys: StoreKeys,
  cancel: Cancel,
  writer: Writer,
): Promise<FencedWrite | Trouble> {
  const { id, target, generation } = cancel;
  const key = keys.changeSet(target);
  const body = { type: "cancel", cancel: { id, target, generation } } as const;
  const value = writeMessage("change-set", body);
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
  const read = readMessage("change-set", key, found.text);
  if (isTrouble(read)) return read;
  const { version: _, ...message } = read;
  return { message, revision: found.revision };
}

function changeSetText(changeSet: ChangeSet): string {
  const { id, target, settings, generation, operations, confirm, undoes } = changeSet;
  return writeMessage("change-set", {
    type: "change-set",
    changeSet: {
      id,
      target,
      generation,
      settings: settingsText(settings),
      operations: operations.map(operationText),
      ...(confirm === undefined ? {} : { confirm: confirmText(confirm) }),
      ...(undoes === undefined ? {} : { undoes }),
    },
  });
}

// The answer of a target's agent: the largest generation that it saw, and the change set that it took
// last with what became of it. The agent alone writes it, and compares; those who wait for it read it.

import type { Answer } from "../../model/agent.ts";
import type { TargetName } from "../../model/target.ts";
import type { Compare, Entry, Store, TransactionResult, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { StoreKeys } from "../keys.ts";
import { getText, putText } from "../long-text.ts";
import { outcomesOf, outcomesText } from "./forms.ts";
import type * as reader from "./read-message.ts";
import { writeMessage } from "./write-message.ts";

export interface FoundAnswer {
  readonly answer: Answer;
  /** What a later write compares. */
  readonly revision: number;
}

/** Asked for once: whoever waits for many answers would pay for each. */
let reading: Promise<typeof reader> | undefined;

/** `known` is the entry of the key where the caller has it. */
export async function getAnswer(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  known?: Entry,
): Promise<FoundAnswer | undefined | Trouble> {
  const key = keys.answer(target);
  const found = await getText({ store, key, pieces: keys.pieces(key) }, known);
  if (found === undefined || isTrouble(found)) return found;
  // An agent inside the command reads its own answers at most, and many a command reads none.
  const { readMessage } = await (reading ??= import("./read-message.ts"));
  const read = readMessage("answer", key, found.text);
  if (isTrouble(read)) return read;
  const { version: _, outcomes, ...rest } = read;
  const answer = outcomes === undefined ? rest : { ...rest, outcomes: outcomesOf(outcomes) };
  return { answer, revision: found.revision };
}

/** Replaces the answer as long as `compares` hold; `answerIs` should be one of them. */
export async function putAnswer(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
  answer: Answer,
  compares: readonly Compare[],
): Promise<TransactionResult | Trouble> {
  return await putAnswerWith({ store, keys, target }, answer, compares, []);
}

/** The same with `besides` in one transaction. */
export async function putAnswerWith(
  { store, keys, target }: { store: Store; keys: StoreKeys; target: TargetName },
  { changeSet, generation, end, outcomes }: Answer,
  compares: readonly Compare[],
  besides: readonly Write[],
): Promise<TransactionResult | Trouble> {
  const key = keys.answer(target);
  const text = writeMessage("answer", {
    generation,
    changeSet,
    ...(end === undefined ? {} : { end }),
    ...(outcomes === undefined ? {} : { outcomes: outcomesText(outcomes) }),
  });
  return await putText({ store, key, pieces: keys.pieces(key) }, text, compares, besides);
}

/** That the answer is the one with this revision, or that there is none. */
export function answerIs(
  keys: StoreKeys,
  target: TargetName,
  revision: number | undefined,
): Compare {
  const key = keys.answer(target);
  return revision === undefined ? { key, is: "absent" } : { key, is: "revision", revision };
}

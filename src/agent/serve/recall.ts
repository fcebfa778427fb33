// Reads what this agent, or the one before it, said of a target last. A change set that was taken and
// never answered is settled from the journal and a fresh look before anything else is done.

import type { Outcome } from "../../model/change-set.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { readLiveHead } from "../../records/live.ts";
import { getAnswer, type FoundAnswer } from "../../records/messages/answer.ts";
import { getArmed } from "../../records/messages/armed.ts";
import { getMessage } from "../../records/messages/change-set.ts";
import { decodeObservation } from "../../records/messages/said.ts";
import { readRange } from "../../records/ranges.ts";
import { look } from "../look.ts";
import { outcomesAfterRestart } from "./after-restart.ts";
import type { EndedChangeSet, Served, Serving } from "./served.ts";

export async function recall(serving: Serving, served: Served): Promise<Trouble | undefined> {
  const { store, keys } = serving.parts;
  const { target } = served;
  const entries = await readRange(store, keys.agent(target));
  if (isTrouble(entries)) return entries;
  const entryOf = (key: string) => entries.find((entry) => entry.key === key);
  const answered = entryOf(keys.answer(target));
  const answer = answered && (await getAnswer(store, keys, target, answered));
  if (isTrouble(answer)) return answer;
  const observed = entryOf(keys.observation(target));
  const observation = observed && decodeObservation(observed);
  const named = entryOf(keys.armed(target));
  const armed = named && (await getArmed(store, keys, target, named));
  const head = await readLiveHead(store, keys, target);
  // What cannot be read is written again.
  const said = {
    answer,
    observation: isTrouble(observation) ? undefined : observation,
    armed: isTrouble(armed) ? undefined : armed,
    head: isTrouble(head) ? undefined : head,
  };
  const isOpen = answer !== undefined && answer.answer.end === undefined;
  if (!isOpen) served.ended = undefined;
  else if (served.ended?.changeSet === answer.answer.changeSet) {
    served.ended = { ...served.ended, takenRevision: answer.revision };
  } else {
    const ended = await endOf(serving, served, answer);
    if (isTrouble(ended)) return ended;
    served.ended = ended;
  }
  served.said = said;
  return undefined;
}

/** What is known of a change set in which an agent died. */
async function endOf(
  { parts, journal }: Serving,
  served: Served,
  { answer, revision }: FoundAnswer,
): Promise<EndedChangeSet | Trouble> {
  const { changeSet, generation } = answer;
  const begun = await journal.begun(served.target);
  const found = { changeSet, generation, takenRevision: revision, end: "abandoned" } as const;
  if (begun === undefined || isTrouble(begun) || begun.changeSet.id !== changeSet) {
    const outcomes = await allUnknown(parts, served, changeSet);
    return isTrouble(outcomes) ? outcomes : { ...found, outcomes, seen: undefined };
  }
  const { settings } = begun.changeSet;
  const driver = parts.drivers.get(settings.driver);
  const seen =
    driver === undefined
      ? trouble(`observing ${served.target}`, `there is no driver "${settings.driver}"`, "never")
      : await look(driver, served.target, settings);
  const outcomes = outcomesAfterRestart(
    { operations: begun.changeSet.operations, steps: begun.steps },
    isTrouble(seen) ? seen : seen.document,
  );
  const { document, token } = isTrouble(seen) ? {} : seen;
  const isSeen = document !== undefined;
  return { ...found, outcomes, seen: isSeen ? { settings, document, token } : undefined };
}

/** Without the journal, what was asked is known only as long as the message is there. */
async function allUnknown(
  { store, keys }: Serving["parts"],
  { target }: Served,
  changeSet: string,
): Promise<ReadonlyMap<string, Outcome> | Trouble> {
  const found = await getMessage(store, keys, target);
  if (isTrouble(found) && found.retry !== "never") return found;
  const message = found === undefined || isTrouble(found) ? undefined : found.message;
  const isThere = message?.type === "change-set" && message.changeSet.id === changeSet;
  const operations = isThere ? message.changeSet.operations : [];
  const reason = "its agent died, and the journal of this one knows nothing of the change set";
  return new Map(operations.map(({ id }) => [id, { type: "unknown", reason }]));
}

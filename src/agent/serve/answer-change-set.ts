// Says how a change set ended that this agent took: first the live document, then the answer, so that
// whoever reads the answer finds what it speaks of.

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { answerIs, putAnswer } from "../../records/messages/answer.ts";
import { publish, say } from "./observe-target.ts";
import { wasRefused, type EndedChangeSet, type Said, type Served, type Serving } from "./served.ts";

/** Trouble leaves it unanswered. Where the answer in the store is another by now, it is given up. */
export async function answerChangeSet(
  serving: Serving,
  served: Served,
  said: Said,
  ended: EndedChangeSet,
): Promise<Trouble | undefined> {
  const { presences, parts } = serving;
  const { store, keys } = parts;
  const { target } = served;
  const { changeSet, generation, end, outcomes, takenRevision, seen } = ended;
  const known = seen && (await publish(serving, served, said, seen));
  if (isTrouble(known) && known.retry !== "never") return known;
  const fence = presences.fence(target);
  if (fence === undefined) return undefined;
  const answer = { changeSet, generation, end, outcomes };
  const compares = [answerIs(keys, target, takenRevision), fence];
  const written = await putAnswer(store, keys, target, answer, compares);
  if (isTrouble(written)) return written;
  if (written.type === "refused") {
    wasRefused(serving, served, fence, written.failed);
    return undefined;
  }
  served.ended = undefined;
  said.answer = { answer, revision: written.revision };
  const done = [...outcomes.values()].filter(({ type }) => type === "done").length;
  parts.onEvent({ type: "change-set-ended", target, changeSet, end, done, total: outcomes.size });
  if (known === undefined || isTrouble(known)) {
    served.isObservationDue = true;
    return undefined;
  }
  const failed = await say(serving, served, said, known);
  if (failed !== undefined) served.isObservationDue = true;
  return failed;
}

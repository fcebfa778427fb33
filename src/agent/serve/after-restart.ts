// What is known of a change set whose agent died in it: from what it wrote down of each operation, and
// from what is seen on the target. What is not known is unknown, and never guessed. Pure.

import { advance } from "../../model/advance.ts";
import type { Outcome } from "../../model/change-set.ts";
import type { JsonObject } from "../../model/json.ts";
import { seenOperations } from "../../model/inverses.ts";
import type { Operation } from "../../model/operation.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { Step } from "../step-record.ts";
import { verify } from "../verify.ts";
import type { Steps } from "./journal.ts";

const neverSent = "the agent was restarted before it was sent";
const unanswered = "the agent died before the device answered";

/**
 * An outcome for each operation, by its id. `live` is a fresh observation.
 *
 *   written down           seen on the target    not seen           target does not answer
 *   nothing                skipped               skipped            skipped
 *   sent, no answer        done                  unknown            unknown
 *   accepted               done                  refused, unknown   unknown
 *   its outcome            that                  that               that
 */
export function outcomesAfterRestart(
  { operations, steps }: { readonly operations: readonly Operation[]; readonly steps: Steps },
  live: JsonObject | Trouble,
): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const accepted: Operation[] = [];
  const sent = operations.filter(({ id }) => mayBeDone(steps.get(id)));
  const seen = isTrouble(live) ? undefined : seenOperations(sent, live);
  for (const operation of operations) {
    const step = steps.get(operation.id);
    if (step === undefined) outcomes.set(operation.id, { type: "skipped", because: neverSent });
    else if (step === null) outcomes.set(operation.id, withoutAnswer(seen?.has(operation)));
    else if (step.type === "accepted") accepted.push(operation);
    else outcomes.set(operation.id, step);
  }
  const verified = isTrouble(live)
    ? unseen(accepted, live)
    : verify(
        { operations: accepted, besides: sent, expected: expectedAfter(accepted, live) },
        live,
      );
  for (const [id, outcome] of verified) outcomes.set(id, outcome);
  return outcomes;
}

/** Undefined where nothing was written down: then it was never sent. */
function mayBeDone(step: Step | null | undefined): boolean {
  return step === null || step?.type === "accepted" || step?.type === "done";
}

function withoutAnswer(isSeen: boolean | undefined): Outcome {
  return isSeen === true
    ? { type: "done", already: false }
    : { type: "unknown", reason: unanswered };
}

function unseen(accepted: readonly Operation[], { reason }: Trouble): Map<string, Outcome> {
  const text = `accepted, but the target could not be observed after a restart: ${reason}`;
  return new Map(accepted.map(({ id }) => [id, { type: "unknown", reason: text }]));
}

/** What later operations made of what earlier ones did must not be missed. */
function expectedAfter(accepted: readonly Operation[], live: JsonObject): JsonObject {
  const expected = structuredClone(live);
  for (const operation of accepted) advance(expected, operation);
  return expected;
}

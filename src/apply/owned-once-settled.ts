// What is ours on a target once its agent said what became of an apply that was to be confirmed. As long as
// it was open the record held the former values and the new ones; one of them goes. Pure.

import type { Armed } from "../model/agent.ts";
import type { Outcome } from "../model/change-set.ts";
import { inverseOperations } from "../model/inverses.ts";
import type { Operation } from "../model/operation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import type { JournalTarget } from "../records/journal.ts";
import { ownedAfter } from "./owned-after.ts";

/** `armed` is what the agent said last; undefined where it took nothing. */
export function ownedOnceSettled(
  owned: OwnedDocument | undefined,
  { settings, operations, outcomes }: JournalTarget,
  armed: Armed | undefined,
): OwnedDocument | undefined {
  if (armed === undefined || armed.state === "confirmed") {
    const state = (id: string): Outcome => outcomes.get(id) ?? nobodyKnows;
    return ownedAfter(owned, { settings, operations, state });
  }
  const undone = operations.filter(({ id }) => armed.outcomes?.has(id) === true);
  const inverses = inverseOperations(undone);
  // The inverses stand in reverse order, one for each.
  const byInverse = new Map(
    inverses.map(({ id }, i) => [id, armed.outcomes?.get(undone.at(-1 - i)?.id ?? id)]),
  );
  // What was left may have either value still, and is recorded so.
  const state = (id: string): Outcome => byInverse.get(id) ?? nobodyKnows;
  return ownedAfter(owned, { settings, operations: inverses, state });
}

const nobodyKnows: Outcome = { type: "unknown", reason: "nobody said" };

/** The outcomes of the operations, of which the agent undid some. */
export function outcomesOnceUndone(
  { operations, outcomes }: JournalTarget,
  armed: Armed,
): ReadonlyMap<string, Outcome> {
  const isUndone = ({ id }: Operation): boolean => armed.outcomes?.get(id)?.type === "done";
  const now = new Map(outcomes);
  for (const operation of operations.filter(isUndone)) {
    now.set(operation.id, { type: "skipped", because: "its agent undid it: nobody confirmed it" });
  }
  return now;
}

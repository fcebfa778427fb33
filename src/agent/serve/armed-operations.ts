// Which operations of an apply that is armed are to be undone, from all its change sets on one target: what
// was done, or may have been, and was not taken back since. Pure.

import type { Outcome } from "../../model/change-set.ts";
import { doneOperations, wasCutShort, type Attempted } from "../../model/inverses.ts";
import type { JsonObject } from "../../model/json.ts";
import { inverseOf, operationId, type Operation } from "../../model/operation.ts";
import type { ArmedSet } from "./armed-journal.ts";

/** In the order in which they ran. `live` is a fresh observation, for those whose fate nobody knows. */
export function operationsToUndo(
  sets: readonly ArmedSet[],
  live: JsonObject,
): readonly Operation[] {
  return doneOperations(attempted(sets), live);
}

/** The ids of the operations that an undo may have to take back. */
export function mayBeDone(sets: readonly ArmedSet[]): readonly string[] {
  const { operations, outcomes } = attempted(sets);
  return operations.map(({ id }) => id).filter((id) => weightOf(outcomes.get(id)) > 0);
}

/** The same operation may be sent again where nobody knew what became of it: the most that was done counts. */
function attempted(sets: readonly ArmedSet[]): Attempted {
  const found = new Map<string, { operation: Operation; outcome: Outcome | undefined }>();
  for (const { isUndo, operations, outcomes } of sets) {
    for (const operation of operations) {
      const { id } = operation;
      const outcome = outcomes === undefined ? undefined : (outcomes.get(id) ?? notBegun);
      if (isUndo) {
        if (outcome?.type === "done") found.delete(id);
        continue;
      }
      const key = inverseIdOf(operation);
      const last = found.get(key);
      if (last !== undefined && weightOf(last.outcome) > weightOf(outcome)) continue;
      // What was done last is undone first.
      found.delete(key);
      found.set(key, { operation, outcome });
    }
  }
  const all = [...found.values()];
  return {
    operations: all.map(({ operation }) => operation),
    outcomes: new Map(
      all.flatMap(({ operation: { id }, outcome }) =>
        outcome === undefined ? [] : [[id, outcome]],
      ),
    ),
  };
}

const notBegun: Outcome = { type: "skipped", because: "it was not begun" };

function weightOf(outcome: Outcome | undefined): number {
  if (wasCutShort(outcome)) return 1;
  return outcome?.type === "done" && !outcome.already ? 2 : 0;
}

function inverseIdOf(operation: Operation): string {
  const { action, path } = inverseOf(operation);
  return operationId(action, operation.target, path);
}

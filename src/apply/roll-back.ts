// `--rollback`: takes back what an apply did, through the same machinery and under the same lock.

import type { Outcome } from "../model/change-set.ts";
import { inverseOperations } from "../model/inverses.ts";
import { beginUndo, type Begun, type Undone } from "./begin.ts";
import { handOut } from "./hand-out.ts";

export interface RolledBack {
  /** Everything that had been done is undone. */
  readonly isComplete: boolean;
  readonly count: number;
}

export async function rollBack(begun: Begun): Promise<RolledBack> {
  const { plan, run } = begun;
  const outcomes = run.graph.outcomes();
  const done = plan.operations.filter(({ id }) => {
    const outcome = outcomes.get(id);
    return outcome?.type === "done" && !outcome.already;
  });
  const isUnknown = [...outcomes.values()].some(({ type }) => type === "unknown");
  const inverses = inverseOperations(done);
  // The inverses stand in reverse order, one for each.
  const inverseIds = new Map(done.map(({ id }, i) => [id, inverses.at(-1 - i)?.id ?? id]));
  const undone: Undone = (ofInverses) =>
    new Map(
      [...outcomes].map(([id, outcome]): [string, Outcome] => {
        const inverse = inverseIds.get(id);
        const isUndone = inverse !== undefined && ofInverses.get(inverse)?.type === "done";
        return [id, isUndone ? { type: "skipped", because: "it was rolled back" } : outcome];
      }),
    );
  run.onEvent({ type: "rollback-started", operations: inverses.length });
  const undo = beginUndo(begun, inverses, undone);
  await handOut(undo);
  const count = [...undo.graph.outcomes().values()].filter(({ type }) => type === "done").length;
  return { isComplete: count === inverses.length && !isUnknown, count };
}

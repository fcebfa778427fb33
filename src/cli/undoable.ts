// Which apply a plain `plumb undo` takes back: the last one that changed something and was not taken
// back yet. An undo is not undone by the next one, which goes further back instead. Pure.

import type { JournalEntry, JournalRecord } from "../records/journal.ts";

/** The applies that a plain undo may mean. Both lists are newest first. */
export function undoCandidates(entries: readonly JournalEntry[]): JournalEntry[] {
  const undone = new Set<string>();
  return entries.filter(({ id, undoes, result }) => {
    if (undone.has(id)) return false;
    // Only a whole undo takes an apply out of the list; and one that was itself undone does not.
    if (undoes !== undefined && result === "applied") undone.add(undoes);
    const isBack = result === "failed" || result === "rolled-back" || result === "undone-by-agents";
    return undoes === undefined && !isBack;
  });
}

/** True where something was done, or was cut short so that it may have been. */
export function didSomething({ targets }: JournalRecord): boolean {
  return targets.some(({ operations, outcomes }) =>
    operations.some(({ id }) => {
      const outcome = outcomes.get(id);
      if (outcome === undefined || outcome.type === "unknown") return true;
      return outcome.type === "done" && !outcome.already;
    }),
  );
}

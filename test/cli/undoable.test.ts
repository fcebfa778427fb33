// Which applies a plain undo may mean, from the journal alone.

import { expect, test } from "vitest";
import { undoCandidates } from "../../src/cli/undoable.ts";
import type { JournalEntry, JournalResult } from "../../src/records/journal.ts";

/** "3 applied undoes 1": oldest first, as they came to be. */
function candidates(...entries: string[]): string[] {
  const journal = entries.map((text): JournalEntry => {
    const [id = "", result = "", , undoes] = text.split(" ");
    return {
      id,
      result: result as JournalResult,
      ...(undoes === undefined ? {} : { undoes }),
      generation: Number(id),
      digest: id,
      command: "plumb",
      owner: "ada",
      host: "here",
      startedAtMs: 0,
    };
  });
  return undoCandidates(journal.toReversed()).map(({ id }) => id);
}

test.each<[string, string[], string[]]>([
  ["nothing was applied", [], []],
  ["the last one first", ["1 applied", "2 applied"], ["2", "1"]],
  ["what was cut short counts", ["1 partly", "2 interrupted", "3 running"], ["3", "2", "1"]],
  ["what did nothing does not", ["1 failed", "2 rolled-back"], []],
  ["an undo goes, with what it took back", ["1 applied", "2 applied", "3 applied undoes 2"], ["1"]],
  ["two undos", ["1 applied", "2 applied", "3 applied undoes 2", "4 applied undoes 1"], []],
  ["an undo that was undone", ["1 applied", "2 applied undoes 1", "3 applied undoes 2"], ["1"]],
  ["an undo that is not whole", ["1 applied", "2 partly undoes 1", "3 failed undoes 1"], ["1"]],
])("%s", (_, entries, expected) => {
  expect(candidates(...entries)).toEqual(expected);
});

// When something that was wrong is over. A controller tells in every run what is wrong in it, and nothing
// where nothing is: only the end of a run shows that something was not told any more.

import type { WatchEvent } from "../views/watch.ts";

/** The end of a run, and what was told in it. */
export interface RunOver {
  readonly type: "run-over";
  /** Something outside did not work: of all else that was not told nobody knows whether it is over. */
  readonly isTroubled: boolean;
  /** The newest manifests are broken, or refused. */
  readonly hasProblem: boolean;
}

export interface RunNotes {
  note(event: WatchEvent): void;
  /** Of what was noted since it was called last. */
  over(): RunOver;
}

export function createRunNotes(): RunNotes {
  let [isTroubled, hasProblem] = [false, false];
  return {
    note({ type }) {
      if (type === "trouble" || type === "lead-trouble") isTroubled = true;
      if (type === "broken" || type === "refused") hasProblem = true;
    },
    over() {
      const run: RunOver = { type: "run-over", isTroubled, hasProblem };
      [isTroubled, hasProblem] = [false, false];
      return run;
    },
  };
}

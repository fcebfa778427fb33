// When something that was wrong is over. A controller tells in every run what is wrong in it, and nothing
// where nothing is: only the end of a run shows that something was not told any more. The source is read
// beside the runs, so a run between two readings that failed says nothing of it.

import type { LoopMeasure } from "../../reconcile/loop-measure.ts";
import type { WatchEvent } from "../views/watch.ts";

/** The end of a run, and what was told in it. */
export interface RunOver {
  readonly type: "run-over";
  /** Something outside does not work: of all else that was not told nobody knows whether it is over. */
  readonly isTroubled: boolean;
  /** The newest manifests are broken, or refused. */
  readonly hasProblem: boolean;
}

export interface RunNotes {
  note(event: WatchEvent): void;
  /** Answers at the end of a run, of what was noted since the one before. */
  noteMeasure(measure: LoopMeasure): RunOver | undefined;
}

export function createRunNotes(): RunNotes {
  let [isTroubled, hasProblem, isSourceDown] = [false, false, false];
  return {
    note({ type }) {
      if (type === "trouble" || type === "lead-trouble") isTroubled = true;
      if (type === "broken" || type === "refused") hasProblem = true;
    },
    noteMeasure(measure) {
      if (measure.type === "source-read") {
        isSourceDown = measure.result === "trouble";
        return undefined;
      }
      const run = { isTroubled: isTroubled || isSourceDown, hasProblem };
      [isTroubled, hasProblem] = [false, false];
      return { type: "run-over", ...run };
    },
  };
}

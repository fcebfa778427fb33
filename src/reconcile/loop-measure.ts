// What is measured of a loop rather than told to people: it comes with every run, however quiet. Like
// events these are for metrics alone, and never an input.

import type { SourceReading } from "../ports/source.ts";

/** How a run ended. */
export type RunResult =
  /** There was nothing to do, or nothing that can be done. */
  | "settled"
  /** There is something to do that may not be done. */
  | "planned"
  | "applied"
  | "failed"
  /** Somebody else was writing. */
  | "locked"
  /** There are no manifests yet that could be kept in force. */
  | "nothing";

export type LoopMeasure =
  | {
      readonly type: "source-read";
      readonly result: SourceReading["type"] | "trouble";
      readonly durationMs: number;
    }
  | { readonly type: "run-ended"; readonly result: RunResult; readonly durationMs: number };

export type OnLoopMeasure = (measure: LoopMeasure) => void;

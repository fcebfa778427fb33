// `plumb undo`: what it takes.

import { confirmWithinOption, readConfirmWithin } from "./confirm-within.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { parallelismOption, readPlanning } from "./planning.ts";

export interface UndoArguments {
  /** The beginning of a plan's digest, or the number of an apply; absent for the last one. */
  readonly entry?: string;
  readonly isApproved: boolean;
  readonly parallelism?: number;
  /** Absent where it need not be confirmed. */
  readonly confirmWithinMs?: number;
}

export const undoDeclaration: CommandDeclaration<UndoArguments> = {
  name: "undo",
  summary: "take back what an apply did; unless one is named, the last that was not taken back yet",
  operands: [{ name: "DIGEST", help: "of the plan, as plumb history shows it", required: false }],
  options: [
    { long: "auto-approve", short: "y", type: "switch", help: "do not ask" },
    confirmWithinOption,
    parallelismOption,
  ],
  examples: [
    { line: "plumb undo", says: "the last apply; again for the one before it" },
    { line: "plumb undo 3f9c1e2a", says: "a certain one" },
  ],
  read({ operands: [entry], values }) {
    const planning = readPlanning(values);
    if (isUsageProblem(planning)) return planning;
    const confirmWithinMs = readConfirmWithin(values);
    if (isUsageProblem(confirmWithinMs)) return confirmWithinMs;
    const { parallelism } = planning;
    return {
      isApproved: values.isSet("auto-approve"),
      ...(parallelism === undefined ? {} : { parallelism }),
      ...(confirmWithinMs === undefined ? {} : { confirmWithinMs }),
      ...(entry === undefined ? {} : { entry }),
    };
  },
};

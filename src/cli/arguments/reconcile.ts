// `plumb reconcile`: what it takes.

import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";

export interface ReconcileArguments {
  readonly isAwaited: boolean;
  /** So long it is waited for. */
  readonly patienceMs: number;
}

const timeout: DurationOption = {
  long: "timeout",
  otherwise: "2m",
  leastMs: 1_000,
  mostMs: 24 * 3_600_000,
};

export const reconcileDeclaration: CommandDeclaration<ReconcileArguments> = {
  name: "reconcile",
  summary: "have the controller look at everything now",
  about: `A running plumb watch reads its source and looks at every target at once, and does what it would
have done at its next turn: what it may do by itself stays what it was.`,
  operands: [],
  options: [
    {
      long: "wait",
      type: "switch",
      help: "until it has looked, and has done what it may; the exit code is that of status",
    },
    {
      long: "timeout",
      type: "text",
      value: "TIME",
      help: "how long to wait with --wait (default: 2m)",
    },
  ],
  examples: [
    { line: "plumb reconcile", says: "look now" },
    { line: "plumb reconcile --wait", says: "in a pipeline behind a merge: 0 once it is in sync" },
  ],
  read({ values }) {
    const patienceMs = readDuration(values, timeout);
    if (isUsageProblem(patienceMs)) return patienceMs;
    return { isAwaited: values.isSet("wait"), patienceMs };
  },
};

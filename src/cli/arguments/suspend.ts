// `plumb suspend`: what it takes.

import { becauseOption, readBecause } from "./because.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { readDuration } from "./duration.ts";

export interface SuspendArguments {
  readonly because?: string;
  /** Absent where it lasts until somebody resumes. */
  readonly forMs?: number;
}

export const suspendDeclaration: CommandDeclaration<SuspendArguments> = {
  name: "suspend",
  summary: "have the controller change nothing until plumb resume",
  about: `A running plumb watch goes on looking and telling, and changes nothing, not even drift. What it
is in the midst of applying it finishes. One that is started later finds itself suspended. Commands
such as plumb apply work as ever.`,
  operands: [],
  options: [
    becauseOption,
    {
      long: "for",
      type: "text",
      value: "TIME",
      help: "ends by itself after this time, such as 2h (default: never)",
    },
  ],
  examples: [
    { line: "plumb suspend --because 'ticket 12'", says: "until plumb resume" },
    { line: "plumb suspend --for 2h", says: "for two hours at most" },
  ],
  read({ values }) {
    const because = readBecause(values);
    if (isUsageProblem(because)) return because;
    const reason = because === undefined ? {} : { because };
    const otherwise = values.text("for");
    if (otherwise === undefined) return reason;
    const mostMs = 30 * 24 * 3_600_000;
    const forMs = readDuration(values, { long: "for", otherwise, leastMs: 1_000, mostMs });
    return isUsageProblem(forMs) ? forMs : { ...reason, forMs };
  },
};

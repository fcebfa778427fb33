// `plumb confirm`: what it takes.

import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";

export interface ConfirmArguments {
  /** The beginning of a plan's digest, or the number of an apply; absent for the one that waits. */
  readonly entry?: string;
  /** How long to wait for the agents. */
  readonly patienceMs: number;
}

const wait: DurationOption = {
  long: "wait",
  otherwise: "15s",
  leastMs: 0,
  mostMs: 10 * 60_000,
};

export const confirmDeclaration: CommandDeclaration<ConfirmArguments> = {
  name: "confirm",
  summary: "keep what an apply with --confirm-within did; its agents undo it otherwise",
  about: `Tells every agent of that apply, and waits until each has said that it keeps it. An agent that
has begun to undo it goes on: what it undid is said, and plumb plan shows it. An agent that does
not answer keeps it if it hears of this in time, and undoes it if it does not.`,
  operands: [{ name: "DIGEST", help: "of the plan, as plumb history shows it", required: false }],
  options: [
    {
      long: "wait",
      type: "text",
      value: "TIME",
      help: "for agents that are there and do not answer (default: 15s)",
    },
  ],
  examples: [
    { line: "plumb confirm", says: "the apply that waits for it" },
    { line: "plumb confirm 3f9c1e2a", says: "a certain one" },
  ],
  read({ operands: [entry], values }) {
    const patienceMs = readDuration(values, wait);
    if (isUsageProblem(patienceMs)) return patienceMs;
    return entry === undefined ? { patienceMs } : { patienceMs, entry };
  },
};

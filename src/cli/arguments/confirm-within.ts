// The option of commands that apply something: how soon it must be confirmed.

import type { OptionDeclaration, UsageProblem } from "./declaration.ts";
import { readDuration } from "./duration.ts";
import type { OptionValues } from "./values.ts";

export const confirmWithinOption: OptionDeclaration = {
  long: "confirm-within",
  type: "text",
  value: "TIME",
  help: "the agents undo it by themselves unless plumb confirm is run within this time, such as 60s",
};

/** Milliseconds; undefined where it need not be confirmed. */
export function readConfirmWithin(values: OptionValues): number | undefined | UsageProblem {
  const otherwise = values.text("confirm-within");
  if (otherwise === undefined) return undefined;
  const long = "confirm-within";
  return readDuration(values, { long, otherwise, leastMs: 1_000, mostMs: 24 * 3_600_000 });
}

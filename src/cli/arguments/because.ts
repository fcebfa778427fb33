// The option of commands that people give a reason for.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export const becauseOption: OptionDeclaration = {
  long: "because",
  type: "text",
  value: "TEXT",
  help: "why, for whoever asks; plumb status shows it",
};

const lengthMax = 500;

/** Undefined where no reason was given. */
export function readBecause(values: OptionValues): string | undefined | UsageProblem {
  const text = values.text("because")?.trim();
  if (text === undefined || text === "") return undefined;
  if (text.length <= lengthMax) return text;
  return usageProblem(`--because takes at most ${lengthMax} characters, not ${text.length}`);
}

// `plumb diff`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";
import { planningOptions, readPlanning, type PlanningArguments } from "./planning.ts";

export const diffDeclaration: CommandDeclaration<PlanningArguments> = {
  name: "diff",
  summary: "the plan as removed and added items of each target; exits 2 where there are any",
  operands: [],
  options: planningOptions,
  examples: [
    { line: "plumb diff -f manifests", says: "- is on the device, + is what the manifests say" },
  ],
  read: ({ values }) => readPlanning(values),
};

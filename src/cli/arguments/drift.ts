// `plumb drift`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";
import {
  parallelismOption,
  readPlanning,
  scopeOptions,
  type PlanningArguments,
} from "./planning.ts";

export const driftDeclaration: CommandDeclaration<PlanningArguments> = {
  name: "drift",
  summary: "compare the devices with what was applied last; exits 2 where they differ",
  about: `Manifests are read where they can be, to name the lines as they are now; the comparison itself
needs only what was recorded when the plan was applied.`,
  operands: [],
  options: [...scopeOptions.filter((option) => option.long !== "scope"), parallelismOption],
  examples: [
    { line: "plumb drift", says: "has anybody changed a device behind our back?" },
    { line: "plumb drift --target switch/leaf-a1 -o json", says: "one target, for a program" },
  ],
  read: ({ values }) => readPlanning(values),
};

// `plumb apply`: what it takes.

import { confirmWithinOption, readConfirmWithin } from "./confirm-within.ts";
import { isUsageProblem, usageProblem, type CommandDeclaration } from "./declaration.ts";
import { planningOptions, readPlanning, type PlanningArguments } from "./planning.ts";

export interface ApplyArguments extends PlanningArguments {
  /** A saved plan to run exactly as it is. */
  readonly planFile?: string;
  readonly isApproved: boolean;
  readonly isRolledBackOnFailure: boolean;
  /** Absent where it need not be confirmed. */
  readonly confirmWithinMs?: number;
}

export const applyDeclaration: CommandDeclaration<ApplyArguments> = {
  name: "apply",
  summary: "plan, ask, and carry the plan out; or run a saved plan",
  about: `A first interrupt (Ctrl-C) lets the operations in flight finish and stops; a second one
stops at once. Either way nothing is lost: the next plan goes on from there.`,
  operands: [{ name: "PLANFILE", help: "a plan that plumb plan --out wrote", required: false }],
  options: [
    ...planningOptions,
    { long: "auto-approve", short: "y", type: "switch", help: "do not ask" },
    { long: "rollback", type: "switch", help: "undo what was done if anything fails" },
    confirmWithinOption,
  ],
  examples: [
    { line: "plumb apply -f manifests", says: "plan, ask, apply" },
    { line: "plumb apply --auto-approve", says: "without asking, in a pipeline" },
    {
      line: "plumb apply --confirm-within 60s",
      says: "undone by itself unless plumb confirm is run",
    },
    { line: "plumb apply change.plan", says: "exactly the plan that was reviewed, or nothing" },
  ],
  read({ operands, values }) {
    const planning = readPlanning(values);
    if (isUsageProblem(planning)) return planning;
    const confirmWithinMs = readConfirmWithin(values);
    if (isUsageProblem(confirmWithinMs)) return confirmWithinMs;
    const [planFile] = operands;
    const { targets, exclude, scopes, adopt, rebalance } = planning.options;
    if (
      planFile !== undefined &&
      (adopt || rebalance || [targets, exclude, scopes].flat().length > 0)
    ) {
      return usageProblem("a saved plan is run as it is: use these options when you plan");
    }
    return {
      ...planning,
      isApproved: values.isSet("auto-approve"),
      isRolledBackOnFailure: values.isSet("rollback"),
      ...(confirmWithinMs === undefined ? {} : { confirmWithinMs }),
      ...(planFile === undefined ? {} : { planFile }),
    };
  },
};

// Planners that are wrong on purpose where they are asked for less than everything. Each breaks one law
// of scopes, which shows that the law can fail.

import type { Plan } from "../../src/model/plan.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import type { Planner } from "../support/world.ts";

interface PlantedScopeFault {
  readonly fault: string;
  /** The law's name. */
  readonly law: string;
  readonly planner: Planner;
}

export const plantedScopeFaults: readonly PlantedScopeFault[] = [
  {
    fault: "taking over what is in the way",
    law: "its operations are operations of the whole plan",
    planner: whenScoped((input) => ({ ...input, options: { ...input.options, adopt: true } })),
  },
  {
    fault: "planning everything all the same",
    law: "it removes, changes and forgets nothing outside",
    planner: whenScoped(unscoped),
  },
  {
    fault: "adding everything that is missing anywhere",
    law: "it adds outside only what something inside needs",
    planner: whenScoped(unscoped, (plan) => ({
      ...plan,
      operations: plan.operations.filter(({ action }) => action === "add"),
    })),
  },
  {
    fault: "leaving removals to a later plan without a word",
    law: "what is inside with all that it waits for is there, or held back",
    planner: whenScoped(
      (input) => input,
      (plan) => ({
        ...plan,
        operations: plan.operations.filter(({ action }) => action !== "remove"),
      }),
    ),
  },
  {
    fault: "forgetting what was recorded as ours outside",
    law: "after it the whole plan ends where it would have ended without it",
    planner: whenScoped(
      (input) => input,
      (plan, { owned }) => {
        const forgotten = plan.targets.flatMap(({ target }) =>
          [...(owned.get(target)?.items ?? [])].flatMap(([bucket, keys]) =>
            [...keys.keys()].map((key) => ({ target, path: `${bucket}/${key}` })),
          ),
        );
        return { ...plan, forgotten };
      },
    ),
  },
];

function unscoped(input: PlanInput): PlanInput {
  return { ...input, options: { ...input.options, scopes: [], targets: [] } };
}

/** The real planner, but for scoped plans. */
function whenScoped(
  change: (input: PlanInput) => PlanInput,
  spoil: (plan: Plan, input: PlanInput) => Plan = (plan) => plan,
): Planner {
  return (catalog, input) => {
    const { scopes, targets } = input.options;
    if (scopes.length === 0 && targets.length === 0) return makePlan(catalog, input);
    const result = makePlan(catalog, change(input));
    return result.type === "planned" ? { ...result, plan: spoil(result.plan, input) } : result;
  };
}

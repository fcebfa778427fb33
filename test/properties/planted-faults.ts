// Planners that are wrong on purpose. Each breaks one law, which shows that the law can fail.

import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import { makePlan } from "../../src/plan/plan.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import type { Planner } from "../support/world.ts";
import type { LiveView } from "../../src/model/target.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";

interface PlantedFault {
  readonly fault: string;
  /** The beginning of the law's name. */
  readonly law: string;
  readonly planner: Planner;
}

const emptyView: LiveView = {
  type: "known",
  document: fabricCatalog.targetTypes.get("switch")?.emptyDocument ?? {},
  digest: "empty",
};

export const plantedFaults: readonly PlantedFault[] = [
  {
    fault: "a plan whose operations come in the order of the files",
    law: "I1",
    planner: seeing(
      (input) => input,
      (plan, input) => {
        const first = [...input.owned.keys()][0];
        const rank = (one: Operation): number => (one.target === first ? 0 : 1);
        return { ...plan, operations: [...plan.operations].sort((a, b) => rank(a) - rank(b)) };
      },
    ),
  },
  {
    fault: "forgetting what was recorded as ours",
    law: "I10",
    planner: seeing((input) => ({ ...input, owned: new Map() })),
  },
  {
    fault: "taking a live document for an empty one",
    law: "I2: applying",
    planner: seeing((input) => ({ ...input, live: mapped(input, () => emptyView) })),
  },
  {
    fault: "owning everything everywhere",
    law: "I3",
    planner: seeing((input) => ({ ...input, declaration: exclusive(input) })),
  },
  {
    fault: "taking an unknown target for an empty one",
    law: "I4",
    planner: seeing((input) => ({
      ...input,
      live: mapped(input, (view) => (view.type === "unknown" ? emptyView : view)),
    })),
  },
  {
    fault: "allocating afresh in every plan",
    law: "I5",
    planner: seeing((input) => ({
      ...input,
      allocations: [],
      live: mapped(input, () => emptyView),
    })),
  },
  {
    fault: "using VLANs that are made too late or never",
    law: "I6: every prefix",
    planner: seeing(
      (input) => input,
      (plan) => ({
        ...plan,
        operations: plan.operations.filter((one) => !one.path.startsWith("/vlans/")),
      }),
    ),
  },
  {
    fault: "letting a VLAN become another network's before its ports have left it",
    law: "I6: at no moment",
    planner: seeing(
      (input) => input,
      (plan) => {
        const isRenaming = (one: Operation): boolean => /^\/vlans\/\d+\/name$/.test(one.path);
        const { operations } = plan;
        const first = operations.filter(isRenaming);
        return { ...plan, operations: [...first, ...operations.filter((one) => !isRenaming(one))] };
      },
    ),
  },
  {
    fault: "forgetting a switch while it still carries the VNI",
    law: "I6: an address stays",
    planner: seeing(
      (input) => input,
      (plan) => {
        const isListing = (one: Operation): boolean => one.path.startsWith("/remoteVteps/");
        const { operations } = plan;
        const first = operations.filter((one) => isListing(one) && one.action === "remove");
        return {
          ...plan,
          operations: [...first, ...operations.filter((one) => !first.includes(one))],
        };
      },
    ),
  },
  {
    fault: "telling nobody of others",
    law: "what carries one VNI",
    planner: seeing(
      (input) => input,
      (plan) => ({
        ...plan,
        operations: plan.operations.filter((one) => !one.path.startsWith("/remoteVteps/")),
      }),
    ),
  },
  {
    fault: "listing an operation before one that it waits for",
    law: "I6: an operation",
    planner: seeing(
      (input) => input,
      (plan) => ({
        ...plan,
        operations: [...plan.operations].reverse(),
      }),
    ),
  },
  {
    fault: "leaving out an operation without a word",
    law: "I9",
    planner: seeing(
      (input) => input,
      (plan) => ({ ...plan, operations: plan.operations.slice(1) }),
    ),
  },
];

function seeing(
  change: (input: PlanInput) => PlanInput,
  spoil: (plan: Plan, input: PlanInput) => Plan = (plan) => plan,
): Planner {
  return (catalog, input) => {
    const result = makePlan(catalog, change(input));
    return result.type === "planned" ? { ...result, plan: spoil(result.plan, input) } : result;
  };
}

function mapped(input: PlanInput, change: (view: LiveView) => LiveView): Map<string, LiveView> {
  return new Map([...input.live].map(([target, view]) => [target, change(view)]));
}

function exclusive(input: PlanInput): PlanInput["declaration"] {
  const targets = [...input.declaration.targets].map(
    ([name, target]) => [name, { ...target, ownership: "exclusive" as const }] as const,
  );
  return { ...input.declaration, targets: new Map(targets) };
}

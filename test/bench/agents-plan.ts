// The fabric of the agents' bench: 200 switches, and plans that give each of them 50 VLANs and take
// them away again.

import type { Claimant } from "../../src/model/claim.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { TargetName } from "../../src/model/target.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { add, planOf, remove, switchWith, vlan } from "../support/operations.ts";

export const benchFabric = "bench";

export const benchTargets: readonly TargetName[] = Array.from(
  { length: 200 },
  (_, i) => `switch/leaf-${String(i).padStart(3, "0")}` as const,
);

/** In processes that run no tests there is nobody to tell of trouble. */
export function orThrow<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}

const perTarget = 50;
/** Stands on every switch from the beginning, so that what is ours never becomes nothing. */
const kept = vlansFrom(2, 1);

/** Makes what `benchPlan` finds. */
export function benchSeed(): Plan {
  return planWith("add", kept, []);
}

/** 10,000 operations; `round` says which numbers, so that no two rounds write the same. */
export function benchPlan(action: "add" | "remove", round: number): Plan {
  const vlans = vlansFrom(100 + ((round * perTarget) % 3_900), perTarget);
  return planWith(action, vlans, action === "add" ? kept : [...kept, ...vlans]);
}

type Vlans = readonly (readonly [id: string, value: JsonObject])[];

function vlansFrom(first: number, count: number): Vlans {
  return Array.from({ length: count }, (_, i) => {
    const id = String(first + i);
    return [id, vlan(`tenant-${id}`)] as const;
  });
}

function planWith(action: "add" | "remove", vlans: Vlans, live: Vlans): Plan {
  const plan = planOf(benchTargets.flatMap((target) => operationsOn(target, action, vlans)));
  const liveDigest = digestOf(switchWith(Object.fromEntries(live)));
  return { ...plan, targets: plan.targets.map((summary) => ({ ...summary, liveDigest })) };
}

function operationsOn(target: TargetName, action: "add" | "remove", vlans: Vlans): Operation[] {
  return vlans.map(([id, value]) => {
    const path = `/vlans/${id}`;
    const claims = [claimantOf(target, Number(id))];
    return action === "add"
      ? add(target, path, value, { claims })
      : remove(target, path, value, { claims });
  });
}

function claimantOf(target: TargetName, id: number): Claimant {
  return {
    resource: `PortBinding/tenant-${id}-on-${target.slice("switch/".length)}`,
    file: "bindings/tenants.yaml",
    line: id * 8,
    column: 1,
    through: [`Network/tenant-${id}`],
  };
}

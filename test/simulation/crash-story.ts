// The story that crashes are tried on: a small fabric made from nothing, then changed. And what must
// hold after any crash and one more run, seen from outside.

import { expect } from "vitest";
import type { Json } from "../../src/model/json.ts";
import type { OwnedDocument } from "../../src/model/owned.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import { wholePlan } from "../../src/plan/input.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { runPlan, type PlanPorts, type PlanSources } from "../../src/reconcile/plan-run.ts";
import { resourcesOf, type FabricShape } from "../support/fabric.ts";

const made: FabricShape = {
  pairs: [{ poolSize: 6, nodes: [{ lag: true }, { lag: false }], metagroup: true }],
  networks: [
    { vni: false, pin: false, down: false },
    { vni: true, pin: true, down: false },
    { vni: false, pin: false, down: false },
  ],
  bindings: [
    { network: 0, pair: 0, node: 0, tag: 0, down: false },
    { network: 1, pair: 0, node: 0, tag: 1, down: false },
    { network: 2, pair: 0, node: 2, tag: 0, down: false },
  ],
};

const changed: FabricShape = {
  ...made,
  networks: [...made.networks, { vni: false, pin: false, down: false }],
  bindings: [
    { network: 3, pair: 0, node: 0, tag: 0, down: false },
    { network: 1, pair: 0, node: 0, tag: 2, down: false },
    { network: 0, pair: 0, node: 1, tag: 0, down: false },
  ],
};

export const story: Readonly<Record<"made" | "changed", readonly Resource[]>> = {
  made: resourcesOf(made),
  changed: resourcesOf(changed),
};

export interface Planned {
  readonly plan: Plan;
  readonly sources: PlanSources;
}

export async function planFor(ports: PlanPorts, resources: readonly Resource[]): Promise<Planned> {
  const run = await runPlan(ports, {
    resources,
    options: wholePlan,
    parallelism: 4,
    onObserved: () => undefined,
  });
  if (isTrouble(run)) throw new Error(`${run.doing}: ${run.reason}`);
  if (run.type === "invalid") throw new Error(JSON.stringify(run.findings));
  return run;
}

/** Everything that a run leaves behind, comparable. */
export interface Left {
  readonly live: Readonly<Record<string, Json>>;
  /** All values of each item: after a settled run there is one, and it is the live one. */
  readonly owned: Readonly<Record<string, Record<string, Json>>>;
  readonly allocations: readonly string[];
}

export function leftBy({ live, owned, allocations }: PlanSources): Left {
  const documents = [...live].map(([target, view]): [string, Json] => {
    return [target, view.type === "known" ? view.document : view.reason];
  });
  return {
    live: Object.fromEntries(documents),
    owned: Object.fromEntries([...owned].map(([target, one]) => [target, ownedValues(one)])),
    allocations: allocations.map(({ pool, key, value }) => `${pool} ${value} ${key}`).sort(),
  };
}

function ownedValues({ items }: OwnedDocument): Record<string, Json> {
  return Object.fromEntries(
    [...items].flatMap(([bucket, inside]) =>
      [...inside].map(([key, { values }]) => [`${bucket}/${key}`, [...values]]),
    ),
  );
}

/** In sync, and every allocation given once. */
export function expectSettled({ plan, sources }: Planned): void {
  expect(plan.operations.map(({ id }) => id)).toEqual([]);
  expect([...plan.adoptions, ...plan.forgotten, ...plan.held]).toEqual([]);
  expect(plan.allocations).toEqual({ added: [], released: [] });
  const values = sources.allocations.map(({ pool, value }) => `${pool} ${value}`);
  expect(new Set(values).size).toBe(values.length);
}

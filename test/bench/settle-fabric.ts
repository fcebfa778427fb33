// Brings a store to where applying manifests would bring it, without sending operations: for benches
// only, where a million of them one by one would take longer than all that is measured. The documents
// and records are written by the functions that an apply writes them with.

import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { ownedAfter, ownedAtStart } from "../../src/apply/owned-after.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { patchInPlace } from "../../src/drivers/sim/patch.ts";
import { compact } from "../../src/drivers/sim/replica.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import { wholePlan } from "../../src/plan/input.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { runPlan } from "../../src/reconcile/plan-run.ts";
import { commitAllocations } from "../../src/records/allocations.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock, type Lock } from "../../src/records/lock.ts";
import { writeOwned } from "../../src/records/owned.ts";
import { emptyDocument } from "../../src/targets/switch/document.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";

/** Plans for switches that were never configured, and makes them and the records what the plan says. */
export async function settleFabric(
  stateFolder: string,
  resources: readonly Resource[],
): Promise<void> {
  const keys = storeKeys("default");
  const store = well(await openEmbeddedStore(stateFolder, systemClock));
  const drivers = createDrivers({ store, keys, clock: systemClock });
  const agent = createLocalAgent({ drivers, store, keys, clock: systemClock });
  const request = { resources, options: wholePlan, parallelism: 10, onObserved: () => undefined };
  const run = well(await runPlan({ catalog: fabricCatalog, store, keys, agent }, request));
  if (run.type === "invalid") throw new Error(JSON.stringify(run.findings.slice(0, 3)));
  const holder = { owner: "bench", host: "bench", pid: process.pid, command: "bench" };
  const lock = await acquireLock(store, systemClock, keys, holder, 600_000);
  if (!isLock(lock)) throw new Error("the store is in use");
  well(await commitAllocations(store, keys, run.plan.allocations, lock.fence));
  const byTarget = new Map<TargetName, Operation[]>();
  for (const operation of run.plan.operations) {
    const own = byTarget.get(operation.target);
    if (own === undefined) byTarget.set(operation.target, [operation]);
    else own.push(operation);
  }
  for (const [target, operations] of byTarget) {
    await settleTarget({ store, keys, lock, plan: run.plan }, target, operations);
  }
  await lock.release();
  await store.close();
}

interface Settling {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly lock: Lock;
  readonly plan: Plan;
}

async function settleTarget(
  { store, keys, lock, plan }: Settling,
  target: TargetName,
  operations: readonly Operation[],
): Promise<void> {
  const document = structuredClone(emptyDocument);
  for (const operation of operations) {
    const refusal = patchInPlace(document, operation);
    if (refusal !== undefined) throw new Error(refusal);
  }
  const place = { store, base: keys.sim(target), empty: emptyDocument };
  const changed = { sequence: operations.length, snapshotSequence: operations.length };
  const never = { isShared: false, snapshotRevision: undefined };
  well(await compact(place, { document, ...changed, ...never }));
  const settings = plan.targets.find((one) => one.target === target)?.settings;
  if (settings === undefined) throw new Error(`${target} is not in the plan`);
  const owned = ownedAfter(ownedAtStart(undefined, settings, plan), {
    settings,
    operations,
    state: () => ({ type: "done", already: false }),
  });
  well(await writeOwned(store, keys, target, owned, lock.fence));
}

function well<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(answer.reason);
  return answer;
}

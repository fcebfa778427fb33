// A fabric to apply plans to: a store in memory, simulated switches, the agent of this process. Tests
// disturb it by name and look at everything afterwards.

import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { applyPlan, type ApplyOptions } from "../../src/apply/apply-plan.ts";
import { isApplyReport, type ApplyReport } from "../../src/apply/result.ts";
import type { ApplyPorts } from "../../src/apply/run.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { simFault, simSet, simShow } from "../../src/drivers/sim/edit.ts";
import type { SimFault } from "../../src/drivers/sim/faults.ts";
import type { ApplyEvent } from "../../src/model/event.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { readOwned } from "../../src/records/owned.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

export const holder = { owner: "ada", host: "bench", pid: 1, command: "plumb apply" };

export interface Bench {
  readonly clock: Clock;
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly ports: ApplyPorts;
  readonly events: ApplyEvent[];
  fault(target: TargetName, fault: SimFault): Promise<void>;
  set(target: TargetName, path: string, value: Json): Promise<void>;
  live(target: TargetName): Promise<JsonObject>;
  /** Path to the values that are ours. */
  owned(target: TargetName): Promise<Record<string, readonly Json[]>>;
  apply(plan: Plan, how?: How): Promise<ApplyReport>;
}

export interface How extends Partial<ApplyOptions> {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ApplyEvent) => void;
}

/** `wrap` may put something between the agent and a driver. */
export function createBench(wrap: (driver: Driver) => Driver = (driver) => driver): Bench {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const keys = storeKeys("test");
  const drivers = new Map(
    [...createDrivers({ store, keys, clock })].map(([name, driver]) => [name, wrap(driver)]),
  );
  const agent = createLocalAgent({ drivers, store, keys, clock });
  const ports = { store, keys, clock, agent };
  const events: ApplyEvent[] = [];
  const device = (target: TargetName) => ({ store, keys, target });
  return {
    clock,
    store,
    keys,
    ports,
    events,
    fault: async (target, fault) => void (await simFault(device(target), fault)),
    set: async (target, path, value) => {
      const edit = await simSet(device(target), path, value);
      if (edit.type !== "done") throw new Error(edit.reason);
    },
    live: async (target) => {
      const shown = await simShow(device(target));
      if (isTrouble(shown)) throw new Error(shown.reason);
      return shown.document;
    },
    owned: async (target) => {
      const owned = await readOwned(store, keys, target);
      if (isTrouble(owned)) throw new Error(owned.reason);
      return Object.fromEntries(
        [...(owned?.items ?? [])].flatMap(([bucket, items]) =>
          [...items].map(([key, { values }]) => [`${bucket}/${key}`, values]),
        ),
      );
    },
    apply: async (plan, { signal, onEvent, ...options } = {}) => {
      const listen = (event: ApplyEvent): void => {
        events.push(event);
        onEvent?.(event);
      };
      const never = new AbortController().signal;
      const result = await applyPlan(plan, ports, { holder, ...options }, listen, signal ?? never);
      if (!isApplyReport(result)) throw new Error(JSON.stringify(result));
      return result;
    },
  };
}

/** The outcomes of a report as short texts, by operation id. */
export function told(report: ApplyReport): Record<string, string> {
  return Object.fromEntries(
    [...report.outcomes].map(([id, outcome]) => {
      switch (outcome.type) {
        case "done":
          return [id, outcome.already ? "already" : "done"];
        case "stale":
          return [id, "stale"];
        case "skipped":
          return [id, `skipped: ${outcome.because}`];
        case "refused":
        case "unknown":
          return [id, `${outcome.type}: ${outcome.reason}`];
      }
    }),
  );
}
